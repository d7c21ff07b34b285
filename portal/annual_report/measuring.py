"""What a figure of the annual report is: a named question over records, counted and printed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone

from disclosures.organisations.models import Organisation

SCOPE = "本机关和所属单位"
NO_RATE = "—"


def all_of(records: QuerySet) -> QuerySet:
    return records


@dataclass(frozen=True)
class Figure:
    """One figure: its id for ever, its words, and the records that it counts.

    `count` makes the number of the records; `part` makes a rate of it, in percent of the records
    that belong to the part; `listed` narrows to what may be shown one by one; `groups` shows
    numbers by group in place of records that are nobody else's to read.
    """

    id: str
    label: str
    unit: str
    definition: str
    records: Callable[[Organisation, int], QuerySet]
    approximate: bool = False  # printed as 300多 in the narrative, while the record count is exact
    count: Callable[[QuerySet], int] = QuerySet.count
    part: Callable[[QuerySet], QuerySet] | None = None
    listed: Callable[[QuerySet], QuerySet] = all_of
    groups: Callable[[QuerySet], list[dict]] | None = None

    def value(self, organisation, year) -> int | float | None:
        """The number; None for a rate of nothing. One query, two for a rate."""
        records = self.records(organisation, year)
        whole = self.count(records)
        if self.part is None:
            return whole
        return rate(self.count(self.part(records)), whole)

    def printed(self, value) -> str:
        """The figure as the report's text prints it, with its unit."""
        if value is None:
            return NO_RATE
        if self.approximate and value > 100 and value % 100:
            return f"{value // 100 * 100}多{self.unit}"
        if self.approximate and 10 < value < 100 and value % 10:
            return f"{value // 10 * 10}余{self.unit}"
        return f"{value}{self.unit}"


def rate(part: int, whole: int) -> int | float | None:
    """Percent with two places at most; never 100 while something is missing."""
    if not whole:
        return None
    percent = min(round(100 * part / whole, 2), 100 if part == whole else 99.99)
    return int(percent) if percent == int(percent) else percent


def year_bounds(year: int) -> tuple[datetime, datetime]:
    """The first instant of the year and of the next one, in the portal's zone."""
    zone = get_default_timezone()
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


def published_in_year(model):
    """The question: records of the subtree, first published in the year and visible now."""

    def records(organisation: Organisation, year: int) -> QuerySet:
        return (
            model.objects.visible()
            .within(organisation)
            .first_published_between(*year_bounds(year))
            .newest_first()
        )

    return records
