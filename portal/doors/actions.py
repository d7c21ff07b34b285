"""Verbs at the door: set up and check a second factor, end sessions, lift a lock.

What one person does to another's account stands in that account's history in the admin.
"""

from axes.models import AccessAttempt, AccessLog
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.db import transaction
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.doors.models import StaffSession
from portal.doors.rules import as_typed, is_token

CODES = 10
NAME = "二次验证"


def offered_device(user) -> TOTPDevice:
    """The device that the user is setting up; it counts only when it has shown a token."""
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=user.pk)  # two tabs get the same secret
        device, _ = TOTPDevice.objects.get_or_create(
            user=user, confirmed=False, defaults={"name": NAME}
        )
    return device


@transaction.atomic
def confirm_device(user, token: str) -> TOTPDevice | None:
    """Make the offered device the user's only one, if the token is of it."""
    device = verify_token(user, offered_device(user).persistent_id, as_typed(token))
    if device is None:
        return None
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    return device


def verify(user, code: str):
    """The user's device that accepts the token or the backup code; a code works once."""
    code = as_typed(code)
    if not code:  # a field left empty is no attempt
        return None
    kind = TOTPDevice if is_token(code) else StaticDevice
    for device in kind.objects.devices_for_user(user, confirmed=True):
        verified = verify_token(user, device.persistent_id, code)
        if verified:
            return verified
    return None


def seconds_to_wait(user, *, at) -> int:
    """How long no code is looked at after several wrong ones; it doubles with each."""
    waits = [0]
    for kind in (TOTPDevice, StaticDevice):
        for device in kind.objects.devices_for_user(user, confirmed=True):
            allowed, why = device.verify_is_allowed()
            if not allowed:
                waits.append((why["locked_until"] - at).total_seconds())
    return round(max(waits))


@transaction.atomic
def draw_codes(user) -> list[str]:
    """New backup codes; the old ones are void. Shown once, by whoever calls."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="备用码")
    codes = [StaticToken.random_token() for _ in range(CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


@transaction.atomic
def reset_second_factor(account, *, by):
    """Take the account's devices and codes away and end its sessions: it starts over."""
    TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()
    StaffSession.objects.filter(user=account).delete()
    _record(account, "重置二次验证", by=by)


@transaction.atomic
def end_sessions(sessions, *, by):
    """End each of the sessions; of others' accounts it is recorded."""
    for session in sessions:
        if session.user_id != by.pk:
            _record(session.user, "结束登录会话", by=by)
        session.delete()


@transaction.atomic
def unlock(username: str, *, address: str | None, by):
    """Let the name try again from the address at once."""
    AccessAttempt.objects.filter(username=username, ip_address=address).delete()
    account = get_user_model().objects.filter(username=username).first()
    if account:
        _record(account, "解除登录锁定", by=by)


def _record(account, what: str, *, by):
    LogEntry.objects.log_actions(by.pk, [account], CHANGE, change_message=what, single_object=True)


def sweep(*, at, keep):
    """Remove sessions that have expired, and sign-in records older than `keep`."""
    StaffSession.objects.filter(expire_date__lt=at).delete()
    AccessLog.objects.filter(attempt_time__lt=at - keep).delete()
