"""By when a document must be public (条例第二十六条), as a date or a sentence. Pure."""

from datetime import date, timedelta

from disclosures.statute.terms import FROM_APPROVAL, PublicationKind, Unit, publication_term
from disclosures.statute.working_days import CalendarNotPublished, WorkingCalendar


def publication_due(
    made_on: date, calendar: WorkingCalendar, kind=PublicationKind.ORDINARY
) -> date | None:
    """The last day for publishing what was made on a day; None where the regime fixes none.

    For budgets and accounts it is the day of approval, and the days are those of the calendar.

    Raises CalendarNotPublished when the days to be counted reach a year that is not loaded.
    """
    term = publication_term(made_on, kind)
    if term is None:
        return None
    if term.unit is Unit.CALENDAR:
        return made_on + timedelta(days=term.days)
    return calendar.add_working_days(made_on, term.days)


def publication_notice(
    made_on: date | None,
    published_on: date | None,
    calendar: WorkingCalendar,
    kind=PublicationKind.ORDINARY,
) -> str:
    """The sentence that staff read about the time limit; '' when there is nothing to say."""
    if made_on is None:
        return ""
    term = publication_term(made_on, kind)
    if term is None:
        return ""
    start = "批准" if kind in FROM_APPROVAL else "形成"
    unit = "日" if term.unit is Unit.CALENDAR else "个工作日"
    rule = f"自{start}之日起{term.days}{unit}内公开（{term.article}）"
    try:
        due = publication_due(made_on, calendar, kind)
    except CalendarNotPublished as error:
        return "" if published_on else f"应当{rule}；{error}"
    if published_on is None:
        return f"应当在{due}前（含当日）公开：{rule}"
    return (
        f"发布日期（{published_on}）晚于应当公开的日期（{due}）：{rule}"
        if published_on > due
        else ""
    )
