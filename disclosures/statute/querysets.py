"""Questions to the table of working years."""

from disclosures.statute.models import WorkingYear
from disclosures.statute.working_days import WorkingCalendar


def calendar_in_force() -> WorkingCalendar:
    """The calendar as staff last left it: every year in the table and no other. One query."""
    return WorkingCalendar.from_years(WorkingYear.objects.all())
