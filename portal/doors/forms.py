"""Signing in, signing in again in the middle of a form, and the second factor."""

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from portal.doors.actions import verify
from portal.doors.querysets import has_second_factor


class SignInForm(AdminAuthenticationForm):
    """The stock form; who is locked out is told so, and for how long."""

    def get_invalid_login_error(self):
        if getattr(self.request, "axes_locked_out", False):
            return ValidationError(locked_sentence(), code="locked")
        return super().get_invalid_login_error()


def locked_sentence() -> str:
    minutes = round(settings.AXES_COOLOFF_TIME.total_seconds() / 60)
    return (
        f"用户名或密码已连续错误{settings.AXES_FAILURE_LIMIT}次，这个用户名在您现在的网络地址上已被锁定。"
        f"请在{minutes}分钟后再试，或者请系统管理员解除锁定。"
    )


class AgainForm(SignInForm):
    """Name, password and code at once, beside the fields of the form that was interrupted."""

    code = forms.CharField(
        label="动态口令",
        required=False,
        max_length=20,
        help_text="没有设置二次验证的账号不填",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )

    def clean(self):
        cleaned = super().clean()
        user = self.get_user()
        if user is None:
            return cleaned
        if has_second_factor(user):
            user.otp_device = verify(user, cleaned.get("code", ""))
            if user.otp_device is None:
                self.add_error("code", "动态口令不正确。连续输错以后要稍等片刻才能再试")
        elif settings.REQUIRE_SECOND_FACTOR:
            raise ValidationError(
                "这个账号还没有设置二次验证，请在另一个窗口登录并设置，再回到本页"
            )
        return cleaned


class CodeForm(forms.Form):
    """A token from the device or, where that is allowed, a backup code."""

    code = forms.CharField(
        label="动态口令",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "size": 12}
        ),
    )
