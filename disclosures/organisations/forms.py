"""Accounts and groups as the administrator fills them in."""

from django import forms
from django.contrib.auth.forms import AdminPasswordChangeForm

VERBS = {"add": "增加", "change": "修改", "delete": "删除", "view": "查看"}


class PasswordForm(AdminPasswordChangeForm):
    """A new password, twice. Staff sign in with a password and in no other way."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields.pop("usable_password", None)
        for field in self.fields.values():
            field.required = True


class PermissionField(forms.ModelMultipleChoiceField):
    """Permissions in Chinese words: Django keeps the names of its own four in English."""

    def label_from_instance(self, permission):
        verb = VERBS.get(permission.codename.partition("_")[0], permission.name)
        return f"{permission.content_type.name}：{verb}"
