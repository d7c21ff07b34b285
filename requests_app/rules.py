"""When an application counts as received, how its clock stands in words, and its masks. Pure."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from disclosures.statute.terms import Regime, regime_on
from disclosures.statute.working_days import CalendarNotPublished, WorkingCalendar
from requests_app.deadlines import Trace
from requests_app.kinds import Channel

SOON = 5  # working days before the last one from which a case is shown as due soon
CONFIRMATION_DAYS = 1  # working days after which an unconfirmed application is an alarm


def needs_confirmation(channel: str, *, ordinary_mail: bool, regime: Regime | None) -> bool:
    """Whether the day of receipt is the day on which both sides confirm (第三十一条)."""
    if channel == Channel.POST:
        return ordinary_mail
    if channel == Channel.ONLINE:  # 国办公开办函〔2015〕207号: before 2019 the system's receipt
        return regime == Regime.R2019
    return channel == Channel.FAX


def receipt_day(
    channel: str, submitted_on: date, confirmed_on: date | None, *, ordinary_mail: bool = False
) -> date | None:
    """The day of receipt, which drives the clock; None while it is not confirmed."""
    regime = regime_on(submitted_on)
    if needs_confirmation(channel, ordinary_mail=ordinary_mail, regime=regime):
        return confirmed_on
    return submitted_on


class Lamp(TextChoices):
    """How a case stands; `DONE` is green or grey, never alarming."""

    LATE = "late", "已超期"
    SOON = "soon", "即将到期"
    UNKNOWN = "unknown", "尚不能计算"
    WAITING = "waiting", "等待"
    RUNNING = "running", "期限内"
    DONE = "done", "已答复"
    DONE_LATE = "done_late", "逾期答复"


@dataclass(frozen=True)
class Standing:
    """A lamp and its words: colour alone tells nothing."""

    lamp: Lamp
    words: str


def standing(
    trace: Trace | None,
    *,
    answered_on: date | None,
    today: date,
    calendar: WorkingCalendar,
    by_answer: bool = True,
) -> Standing:
    """How the clock of a case stands on a day; not every case ends `by_answer`."""
    if answered_on and not by_answer:
        return Standing(Lamp.DONE, f"{answered_on}办结")
    if answered_on and (trace is None or trace.due_on is None):
        return Standing(Lamp.DONE, f"{answered_on}答复")
    if trace is None:
        return Standing(Lamp.WAITING, "等待双方确认收到日期")
    if trace.problem:
        return Standing(Lamp.UNKNOWN, trace.problem)
    if trace.waits_for:
        return Standing(Lamp.WAITING, f"等待申请人{trace.waits_for}")
    if answered_on:
        late = answered_on > trace.due_on
        lamp = Lamp.DONE_LATE if late else Lamp.DONE
        return Standing(lamp, f"{answered_on}{'逾期答复' if late else '按期答复'}")
    left = trace.days_left(today, calendar)
    if left is None:
        return Standing(Lamp.UNKNOWN, f"期限届满日{trace.due_on}；今天的工作日安排尚未录入")
    if today > trace.due_on:
        return Standing(Lamp.LATE, f"已超期{-left}个工作日")
    return Standing(Lamp.SOON if left <= SOON else Lamp.RUNNING, f"剩余{left}个工作日")


def last_working_day(calendar: WorkingCalendar, start: date, days: int) -> date | None:
    """The last day of a period of working days; None where the calendar does not reach."""
    try:
        return calendar.add_working_days(start, days)
    except CalendarNotPublished:
        return None


def masked_name(name: str) -> str:
    """A name for lists and exports: its first character alone."""
    return name[:1] + "*" * min(2, len(name) - 1) if name else ""
