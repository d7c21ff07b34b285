"""By when a proposal is to be answered, answered anew and its reply made public. Pure.

《代表法》第五十一条（2025年修正）: suggestions of deputies within three months of their assignment,
wide or difficult ones within six. For CPPCC proposals local rules decide. The reply is made public
within some working days of its date (local rules; usually 20). All numbers come from settings.
"""

import calendar
from dataclasses import dataclass
from datetime import date

from disclosures.proposals.kinds import ProposalKind, Satisfaction
from disclosures.rooms.deadlines import Clock, Standing, clock_of
from disclosures.statute.working_days import WorkingCalendar

SOURCE = {ProposalKind.NPC: "《代表法》第五十一条", ProposalKind.CPPCC: "政协提案办理要求"}
TO_REDO = "代表（委员）不满意，应当重新办理并答复"


@dataclass(frozen=True)
class Limits:
    """What the settings say: months by kind, ordinary and hard; working days of publication."""

    months: dict[str, int]
    hard_months: dict[str, int]
    publication_days: int


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last one where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def reply_clock(item, *, limits: Limits, today: date) -> Clock | None:
    """The answer; None while it is not said when the proposal was assigned."""
    if not (item.assigned_on and item.kind):
        return None
    months = (limits.hard_months if item.is_hard else limits.months)[item.kind]
    rule = f"交办之日起{months}个月{'，难度较大' if item.is_hard else ''}，{SOURCE[item.kind]}"

    def last_day():
        return months_after(item.assigned_on, months)

    return clock_of("答复", rule, last_day, done_on=item.replied_on, today=today)


def redo_clock(item) -> Clock | None:
    """Who is not satisfied is answered anew; no law says within which time."""
    if item.satisfaction != Satisfaction.DISSATISFIED:
        return None
    if item.redone_on:
        return Clock(Standing.MET, None, f"代表（委员）不满意，{item.redone_on}已重新答复")
    return Clock(Standing.DUE, None, TO_REDO)


def publication_clock(
    item,
    *,
    published_on: date | None,
    limits: Limits,
    today: date,
    days: WorkingCalendar,
) -> Clock | None:
    """The publication of the reply; None where it is not to be public or not given yet."""
    if not (item.is_reply_to_publish and item.replied_on):
        return None

    def last_day():
        return days.add_working_days(item.replied_on, limits.publication_days)

    rule = f"答复后{limits.publication_days}个工作日"
    return clock_of("公开复文", rule, last_day, done_on=published_on, today=today)
