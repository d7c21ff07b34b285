"""By when a registered document must be public, and how much of that time is left. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from disclosures.statute.terms import FROM_APPROVAL, PUBLICATION, Term, Unit, publication_term
from disclosures.statute.working_days import CalendarNotPublished, WorkingCalendar

NO_APPROVAL = "没有填写批准（批复）日期，不能计算公开期限"
NO_TERM = "成文时适用的公开期限未经核实，不计算"


@dataclass(frozen=True)
class Standing:
    """Where the clock of one line stands, as staff read it."""

    sentence: str
    due_on: date | None = None
    is_overdue: bool = False


def counted_from(kind: str, made_on: date, approved_on: date | None) -> date | None:
    """The day whose morrow is the first of the term."""
    return approved_on if kind in FROM_APPROVAL else made_on


def last_day(term: Term, start: date, calendar: WorkingCalendar) -> date:
    """The last day of the term that begins on the day after `start`."""
    if term.unit is Unit.CALENDAR:
        return start + timedelta(days=term.days)
    return calendar.add_working_days(start, term.days)


def standing(
    kind: str,
    *,
    made_on: date,
    approved_on: date | None = None,
    on: date,
    calendar: WorkingCalendar,
) -> Standing:
    """The due day and what is left on a day; what can't be counted is said, not guessed."""
    start = counted_from(kind, made_on, approved_on)
    if start is None:
        return Standing(NO_APPROVAL)
    term = publication_term(start, kind)
    if term is None:
        return Standing(NO_TERM)
    try:
        due_on = last_day(term, start, calendar)
    except CalendarNotPublished as error:
        return Standing(str(error))
    try:
        return Standing(time_left(term, due_on, on, calendar), due_on, on > due_on)
    except CalendarNotPublished as error:
        return Standing(str(error), due_on, on > due_on)


def time_left(term: Term, due_on: date, on: date, calendar: WorkingCalendar) -> str:
    """剩余×个工作日 or 已超期×个工作日; in days where the law counts days."""
    if term.unit is Unit.CALENDAR:
        days, unit = (due_on - on).days, "日"
    else:
        days, unit = calendar.working_days_between(on, due_on), "个工作日"
    if on <= due_on:
        return f"剩余{days}{unit}"
    return f"已超期{-days}{unit}" if days else f"已超期不足1{unit}"


def overdue_from(kind: str, on: date, calendar: WorkingCalendar) -> tuple[date, date] | None:
    """First and last day from which the kind's term was over before `on`; None where none was.

    The later the start, the later the end: so the latest start bounds all others, and overdue
    lines can be asked of the database.
    """
    since = PUBLICATION[kind][1]
    start = on - timedelta(days=1)
    while start >= since:
        try:
            if last_day(publication_term(start, kind), start, calendar) < on:
                return since, start
        except CalendarNotPublished:
            pass  # its end can't be told: not called overdue
        start -= timedelta(days=1)
    return None
