"""When a session has timed out, and what the two kinds of codes look like."""

import re
from datetime import datetime, timedelta

SEEN_EVERY = timedelta(minutes=1)  # how exactly "last seen" is kept; finer costs a write per page
TOKEN = re.compile(r"\d{6}")


def has_timed_out(seen_at: datetime | None, *, at: datetime, minutes: int) -> bool:
    return seen_at is not None and at - seen_at > timedelta(minutes=minutes)


def is_due(seen_at: datetime | None, *, at: datetime) -> bool:
    """Whether "last seen" is written again."""
    return seen_at is None or at - seen_at >= SEEN_EVERY


def as_typed(code: str) -> str:
    """A token or backup code as somebody types it, in the form in which it is compared."""
    return re.sub(r"[\s-]", "", code).lower()


def is_token(code: str) -> bool:
    """Six digits come from the device; anything else can only be a backup code."""
    return TOKEN.fullmatch(code) is not None
