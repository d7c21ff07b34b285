"""By when a public concern is to be answered, in hours that run day and night. Pure.

国办发〔2016〕61号: within 48 hours. 国办发〔2016〕80号, serious emergencies: authoritative
information within 5 hours, a press conference within 24.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localtime

from disclosures.responses.kinds import Severity
from disclosures.rooms.deadlines import Clock, Standing


@dataclass(frozen=True)
class Limit:
    """So many hours from the finding until `deed` is done; `done` names the instant it was."""

    deed: str
    hours: int
    source: str
    done: str = "responded_at"


LIMITS = {
    Severity.ORDINARY: (Limit("回应", 48, "国办发〔2016〕61号"),),
    Severity.MAJOR: (
        Limit("发布权威信息", 5, "国办发〔2016〕80号"),
        Limit("举行新闻发布会", 24, "国办发〔2016〕80号", done="briefed_at"),
    ),
}


def clock_of(limit: Limit, *, found_at: datetime, done_at: datetime | None, at: datetime) -> Clock:
    """One limit as it stands at an instant. The hour itself is still in time."""
    due_at = found_at + timedelta(hours=limit.hours)
    rule = f"应当在{_minute(due_at)}前{limit.deed}（{limit.hours}小时，{limit.source}）"
    if done_at:
        standing = Standing.MET if done_at <= due_at else Standing.MET_LATE
        late = "" if done_at <= due_at else f"，超过{_hours(done_at - due_at)}"
        return Clock(standing, due_at, f"{rule}，{_minute(done_at)}已办理{late}")
    if at <= due_at:
        return Clock(Standing.DUE, due_at, f"{rule}，剩余{_hours(due_at - at)}")
    return Clock(Standing.LATE, due_at, f"{rule}，已超期{_hours(at - due_at)}")


def clocks_of(
    severity: str,
    *,
    found_at: datetime | None,
    done: dict[str, datetime | None],
    at: datetime,
) -> list[Clock]:
    """The clocks of a concern, none while it is not said when it was found and how serious."""
    if found_at is None or severity not in LIMITS:
        return []
    return [
        clock_of(limit, found_at=found_at, done_at=done.get(limit.done), at=at)
        for limit in LIMITS[severity]
    ]


def _minute(instant: datetime) -> str:
    return f"{localtime(instant):%Y-%m-%d %H:%M}"


def _hours(span: timedelta) -> str:
    """Full hours; less than one in minutes."""
    minutes = int(span.total_seconds() // 60)
    return f"{minutes // 60}小时" if minutes >= 60 else f"{minutes}分钟"
