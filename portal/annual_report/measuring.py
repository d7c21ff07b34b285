"""What a figure of the annual report is: a named question over records, counted and printed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone

from disclosures.organisations.models import Organisation
from portal.annual_report.replay import shown

SCOPE = "本机关和所属单位"
NO_RATE = "—"


def all_of(records: QuerySet) -> QuerySet:
    return records


@dataclass(frozen=True)
class Figure:
    """One figure: its id for ever, its words, and the records that it counts.

    `records` takes a node, a year, and a day where the year is asked for as it stood then.

    `count` makes the number of the records; `part` makes a rate of it, in percent of the records
    that belong to the part; `listed` narrows to what may be shown one by one; `groups` shows
    numbers by group in place of records that are nobody else's to read.
    """

    id: str
    label: str
    unit: str
    definition: str
    records: Callable[..., QuerySet]
    approximate: bool = False  # printed as 300多 in the narrative, while the record count is exact
    count: Callable[[QuerySet], int] = QuerySet.count
    part: Callable[[QuerySet], QuerySet] | None = None
    listed: Callable[[QuerySet], QuerySet] = all_of
    groups: Callable[[QuerySet], list[dict]] | None = None

    def value(self, organisation, year, on=None) -> int | float | None:
        """The number; None for a rate of nothing. One query, two for a rate."""
        records = self.records(organisation, year, on)
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


def last_day(year: int, on: date | None) -> date:
    """The last day that counts: of the year, or the day as of which it is asked for."""
    last = date(year, 12, 31)
    return last if on is None else min(on, last)


def published_in_year(model):
    """The question: records of the subtree, first published in the year and visible now."""

    def records(organisation: Organisation, year: int, on: date | None = None) -> QuerySet:
        return (
            shown(model, on)
            .within(organisation)
            .first_published_between(*year_bounds(year))
            .newest_first()
        )

    return records
