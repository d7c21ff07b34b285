"""Pages of the door: the second factor, one's own sign-in security, that of an account."""

from base64 import b32encode

import segno
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import get_user_model, logout
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import login as remember_device

from portal.doors import actions
from portal.doors.access import may_keep_account
from portal.doors.forms import CodeForm
from portal.doors.querysets import codes_left, has_second_factor, lockouts_of, sessions_of

page_methods = require_http_methods(["GET", "HEAD", "POST"])


def locked_out(request, response, credentials):
    """The lock-out's answer: the same page, whose form says why, with the status that fits."""
    response.status_code = 429
    response["Retry-After"] = str(round(settings.AXES_COOLOFF_TIME.total_seconds()))
    return response


# --- between the password and the administration ------------------------------------------------
@sensitive_post_parameters()
@page_methods
def ask(request):
    """The second factor, after the password."""
    user = request.half_signed_in
    if user is None:
        return redirect("admin:index")
    if not has_second_factor(user):
        return redirect(_with_next(request, "admin:second-factor-set-up"))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        device = actions.verify(user, form.cleaned_data["code"])
        if device:
            _complete(request, user, device)
            return redirect(_next(request))
        form.add_error("code", _why_not(user))
    return _page(request, "ask", "二次验证", form=form, next=_next(request))


@sensitive_post_parameters()
@page_methods
def set_up(request):
    """Bind a device. Open to who has signed in, wholly or, having none yet, by password alone."""
    user = request.half_signed_in or request.user
    if not (user.is_active and user.is_staff):
        return redirect("admin:login")
    if request.half_signed_in and has_second_factor(user):
        return redirect(_with_next(request, "admin:second-factor"))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        device = actions.confirm_device(user, form.cleaned_data["code"])
        if device:
            _complete(request, user, device)
            codes = actions.draw_codes(user)
            return _page(request, "codes", "备用码", codes=codes, next=_next(request))
        form.add_error("code", "动态口令不正确，请输入应用中现在显示的 6 位数字")
    device = actions.offered_device(user)
    address = device.config_url
    return _page(
        request,
        "set_up",
        "设置二次验证",
        account=user,
        form=form,
        picture=segno.make(address, error="m").svg_data_uri(scale=5, border=4, light="#fff"),
        secret=_secret_in_groups(device),
        next=_next(request),
    )


@require_POST
def leave(request):
    """Give up between the two halves."""
    logout(request)
    return redirect("admin:login")


def _complete(request, user, device):
    """From here on the session belongs to a person who has shown both."""
    request.session.cycle_key()
    request.user, request.half_signed_in = user, None
    remember_device(request, device)


def _why_not(user) -> str:
    wait = actions.seconds_to_wait(user, at=timezone.now())
    return f"动态口令不正确，请等{wait}秒后再试" if wait > 1 else "动态口令不正确，请重新输入"


def _secret_in_groups(device) -> str:

    secret = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))


# --- one's own page, and an account's for who keeps accounts ------------------------------------
@page_methods
def own_security(request):
    user = request.user
    if request.method == "POST":
        verb = request.POST.get("verb")
        if verb == "codes" and has_second_factor(user):
            return _page(request, "codes", "备用码", codes=actions.draw_codes(user))
        if verb == "end":
            _end(request, user)
        elif verb == "end_others":
            others = sessions_of(user, at=timezone.now())
            actions.end_sessions(others.exclude(pk=request.session.session_key), by=user)
            messages.success(request, "已结束其他登录会话。")
        else:
            raise Http404
        return redirect("admin:security")
    return _security_page(request, user, "我的登录安全", is_own=True)


@page_methods
def account_security(request, pk):
    account = get_object_or_404(get_user_model(), pk=pk)
    if not may_keep_account(request.user, account):
        raise PermissionDenied
    if account == request.user:
        return redirect("admin:security")
    if request.method == "POST":
        _do_to(account, request)
        return redirect("admin:account-security", pk)
    locks = list(lockouts_of(account, at=timezone.now()))
    title = f"{account.get_full_name() or account}的登录安全"
    return _security_page(request, account, title, locks=locks)


def _do_to(account, request):
    verb, by = request.POST.get("verb"), request.user
    if verb == "end":
        _end(request, account)
    elif verb == "end_all":
        actions.end_sessions(sessions_of(account, at=timezone.now()), by=by)
        messages.success(request, "已结束这个账号的全部登录会话。")
    elif verb == "reset":
        actions.reset_second_factor(account, by=by)
        messages.success(
            request, "已重置二次验证，并结束了这个账号的登录会话。下次登录时重新设置。"
        )
    elif verb == "unlock":
        for lock in lockouts_of(account, at=timezone.now()):
            actions.unlock(account.get_username(), address=lock["address"], by=by)
        messages.success(request, "已解除锁定，可以马上重新登录。")
    else:
        raise Http404


def _end(request, account):
    wanted = request.POST.get("session", "")
    found = [one for one in sessions_of(account, at=timezone.now()) if one.mark == wanted]
    actions.end_sessions(found, by=request.user)
    messages.success(request, "已结束所选的登录会话。" if found else "这个登录会话已经结束。")


def _security_page(request, account, title, **more):
    return _page(
        request,
        "security",
        title,
        account=account,
        sessions=sessions_of(account, at=timezone.now()),
        current=request.session.session_key,
        has_second_factor=has_second_factor(account),
        codes_left=codes_left(account),
        is_required=settings.REQUIRE_SECOND_FACTOR,
        idle_minutes=settings.IDLE_MINUTES,
        **more,
    )


def _page(request, name, title, **context):
    frame = admin.site.each_context(request)
    return render(request, f"admin/doors/{name}.html", {**frame, "title": title, **context})


def _next(request) -> str:
    """Where the person wanted to go: an address of this site, never of another."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, request.get_host(), request.is_secure()):
        return wanted
    return reverse("admin:index")


def _with_next(request, name) -> str:

    return f"{reverse(name)}?{urlencode({'next': _next(request)})}"
