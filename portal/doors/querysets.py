"""Questions about sessions, second factors and lock-outs of one person."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import F, Max, Sum, Window
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.doors.models import StaffSession


def sessions_of(user, *, at):
    """Sessions that are still good, the last used first."""
    idle = timedelta(minutes=settings.IDLE_MINUTES)
    return StaffSession.objects.filter(
        user=user, expire_date__gt=at, seen_at__gte=at - idle
    ).order_by("-seen_at")


def has_second_factor(user) -> bool:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).exists()


def codes_left(user) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def lockouts_of(user, *, at):
    """The addresses from which the account is locked now: `address`, `failures`, `last_at`."""
    return (
        AccessAttempt.objects.filter(
            username=user.get_username(), attempt_time__gte=at - settings.AXES_COOLOFF_TIME
        )
        .values(address=F("ip_address"))
        .annotate(failures=Sum("failures_since_start"), last_at=Max("attempt_time"))
        .filter(failures__gte=settings.AXES_FAILURE_LIMIT)
        .order_by("-last_at")
    )


def with_failures(attempts):
    """Each attempt with all failures of its name and address, whatever the browser."""
    together = [F("username"), F("ip_address")]
    return attempts.annotate(
        failures=Window(Sum("failures_since_start"), partition_by=together),
    )
