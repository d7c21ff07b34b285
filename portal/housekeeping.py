"""What is cleared away from time to time: counters, sessions and records of signing in."""

from datetime import timedelta

from portal.corrections import actions as corrections
from portal.doors import actions as doors
from portal.limits import actions as limits

# 网络安全法: logs are kept for not less than six months.
KEPT = timedelta(days=190)
# Who reported an error is of no use once it has been dealt with and the reply read.
REPORTERS_KEPT = timedelta(days=90)


def sweep(*, at):
    """Called by publish_due. Five statements, each on few rows."""
    limits.sweep(at=at)
    doors.sweep(at=at, keep=KEPT)
    corrections.forget_people(at=at, keep=REPORTERS_KEPT)
