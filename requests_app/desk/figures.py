"""The statistics of the desk: a year's cases by outcome, time taken, month and section."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import ExtractMonth

from disclosures.statute.working_days import CalendarNotPublished
from requests_app.outcomes import OLD_RESIDUAL, OTHER, OUTCOMES, ROWS

MONTHS = range(1, 13)
NO_SECTION = "没有分派科室"


@dataclass
class Line:
    """What ended so, or in that section: how many, how long they took, how many late."""

    label: str
    group: str = ""
    number: int = 0
    days: int = 0
    measured: int = 0
    late: int = 0

    @property
    def mean(self) -> str:
        return f"{self.days / self.measured:.1f}" if self.measured else "—"

    def take(self, days, late):
        self.number += 1
        self.late += late
        if days is not None:
            self.days, self.measured = self.days + days, self.measured + 1


def statistics_of(cases, year, calendar) -> dict:
    """Three tables; every number is of the cases handed over. Three queries."""
    outcomes = {row.id: Line(row.label, row.group) for row in ROWS}
    outcomes[OLD_RESIDUAL] = Line(OTHER, OTHER)
    sections: dict[str, Line] = defaultdict(lambda: Line(""))
    total = Line("总计")
    columns = ("outcome", "received_on", "answered_on", "due_on", "section__name")
    for outcome, began, ended, due, section in cases.decided_in(year).values_list(*columns):
        days, late = _days(calendar, began, ended), bool(due and ended > due)
        where = sections[section or NO_SECTION]
        where.label = section or NO_SECTION
        for line in (outcomes[outcome], where, total):
            line.take(days, late)
    if not outcomes[OLD_RESIDUAL].number:
        del outcomes[OLD_RESIDUAL]
    return {
        "outcome_lines": [outcomes[key] for key in (*OUTCOMES, OLD_RESIDUAL) if key in outcomes],
        "section_lines": sorted(sections.values(), key=lambda line: -line.number),
        "total": total,
        "month_lines": _by_month(cases, year),
    }


def _days(calendar, began, ended):
    """Working days from receipt to answer; None where the calendar does not reach."""
    try:
        return calendar.working_days_between(began, ended)
    except CalendarNotPublished:
        return None


def _by_month(cases, year) -> list[tuple[int, int, int]]:
    """(month, received, answered)."""

    def counted(found, day):
        groups = found.order_by().values_list(ExtractMonth(day))
        return dict(groups.annotate(Count("pk", distinct=True)))

    received = counted(cases.received_in(year), "received_on")
    answered = counted(cases.decided_in(year), "answered_on")
    return [(month, received.get(month, 0), answered.get(month, 0)) for month in MONTHS]
