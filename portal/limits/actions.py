"""Counting, in one statement whatever the number of processes, and sweeping up."""

from datetime import timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from portal.limits.models import RateWindow
from portal.limits.rules import Limit

COUNT = """
INSERT INTO portal_ratewindow AS kept (key, ends_at, count) VALUES (%(key)s, %(ends)s, 1)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN kept.ends_at <= %(at)s THEN 1 ELSE kept.count + 1 END,
    ends_at = CASE WHEN kept.ends_at <= %(at)s THEN excluded.ends_at ELSE kept.ends_at END
RETURNING count, ends_at
"""


def seconds_to_wait(what: str, who: str, limit: Limit, *, at) -> int:
    """Count one more request; 0 while it is within the limit, else how long to wait."""
    key = salted_hmac("portal.limits", f"{what} {who}", algorithm="sha256").hexdigest()
    ends = at + timedelta(seconds=limit.seconds)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"key": key, "ends": ends, "at": at})
        count, ends_at = cursor.fetchone()
    if count <= limit.most:
        return 0
    return max(1, round((ends_at - at).total_seconds()))


def sweep(*, at) -> int:
    """Remove the windows that are over."""
    return RateWindow.objects.filter(ends_at__lt=at).delete()[0]
