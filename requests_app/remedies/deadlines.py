"""By when we answer a remedy with our evidence, and how that stands on a day. Pure.

Whoever is late in a review counts as having no evidence (行政复议法第七十条). The last day of a
lawsuit's limit is given as it falls: on a holiday it may be later, never earlier.
"""

from datetime import date, timedelta

from disclosures.statute.terms import (
    LAWSUIT_DEFENCE,
    REVIEW_DEFENCE,
    REVIEW_DEFENCE_SIMPLIFIED,
    Term,
    Unit,
)
from disclosures.statute.working_days import CalendarNotPublished, WorkingCalendar
from requests_app.remedies.kinds import LAWSUITS, RemedyKind
from requests_app.rules import Lamp, Standing

REVIEW_LAW_OF_2023 = date(2024, 1, 1)  # the limits of the text before it are not established
SOON = 3  # days before the last one from which an answer is shown as due soon


def defence_term(kind: str, *, simplified=False) -> Term | None:
    """None where the law gives us no time: 申诉, 上诉, 投诉."""
    if kind == RemedyKind.REVIEW:
        return REVIEW_DEFENCE_SIMPLIFIED if simplified else REVIEW_DEFENCE
    return LAWSUIT_DEFENCE if kind in LAWSUITS else None


def defence_due_on(
    kind: str, notified_on: date | None, calendar: WorkingCalendar, *, simplified=False
) -> date | None:
    """The last day; None while nobody has told us, or where it can't be known."""
    term = defence_term(kind, simplified=simplified)
    if term is None or notified_on is None:
        return None
    if term.unit is not Unit.WORKING:
        return notified_on + timedelta(days=term.days)
    if notified_on < REVIEW_LAW_OF_2023:
        return None
    try:
        return calendar.add_working_days(notified_on, term.days)
    except CalendarNotPublished:
        return None


def standing(
    kind, *, notified_on, answered_on, decided_on, today, calendar, simplified=False
) -> Standing:
    """A lamp and its words, for the list of the desk."""
    due_on = defence_due_on(kind, notified_on, calendar, simplified=simplified)
    if answered_on:
        late = due_on is not None and answered_on > due_on
        lamp = Lamp.DONE_LATE if late else Lamp.DONE
        return Standing(lamp, f"{answered_on}{'逾期提交' if late else '已提交'}答复")
    if decided_on:
        return Standing(Lamp.DONE, f"{decided_on}审结")
    if defence_term(kind) is None:
        return Standing(Lamp.RUNNING, "没有法定的答复期限")
    if notified_on is None:
        return Standing(Lamp.WAITING, "等待答复或者应诉通知")
    if due_on is None:
        return Standing(Lamp.UNKNOWN, f"{notified_on}收到通知，期限不能计算，请查阅通知")
    if today > due_on:
        return Standing(Lamp.LATE, f"期限届满日{due_on}，已超期")
    lamp = Lamp.SOON if due_on - today <= timedelta(days=SOON) else Lamp.RUNNING
    return Standing(lamp, f"期限届满日{due_on}，剩余{(due_on - today).days}日")
