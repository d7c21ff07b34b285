"""What is done to the table of working years: filled with the years that come with the portal."""

from disclosures.statute.models import WorkingYear
from disclosures.statute.working_days import published_years

SUPPLIED = "随系统提供，按国务院办公厅历年放假安排的通知整理，以通知原文为准"


def ensure_working_years() -> int:
    """Adds the supplied years that the table lacks; never touches a row that is there."""
    present = set(WorkingYear.objects.values_list("year", flat=True))
    missing = [
        WorkingYear(
            year=each.year,
            notice=SUPPLIED,
            days_off=list(each.days_off),
            working_weekends=list(each.working_weekends),
        )
        for each in published_years()
        if each.year not in present
    ]
    # Two processes may migrate at once: whoever comes second leaves the rows of the first.
    WorkingYear.objects.bulk_create(missing, ignore_conflicts=True)
    return len(missing)
