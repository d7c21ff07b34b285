"""What is cleared away from time to time: counters, sessions and records of signing in."""

from datetime import timedelta

from portal.doors import actions as doors
from portal.limits import actions as limits

# 网络安全法: logs are kept for not less than six months.
KEPT = timedelta(days=190)


def sweep(*, at):
    """Called by publish_due. Four statements, each on few rows."""
    limits.sweep(at=at)
    doors.sweep(at=at, keep=KEPT)
