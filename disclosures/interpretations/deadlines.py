"""By when a normative document is to be interpreted, and how the duty stands. Pure.

Together with the document (0 days), some working days as the outer limit: both by setting, for
the limit is not in national law but in local rules.
"""

from datetime import date

from disclosures.rooms.deadlines import Clock, clock_of
from disclosures.statute.working_days import WorkingCalendar


def interpretation_clock(
    published_on: date,
    *,
    interpreted_on: date | None,
    today: date,
    days: int,
    calendar: WorkingCalendar,
) -> Clock:
    """The duty that a document published on a day opened, as it stands `today`."""
    return clock_of(
        "发布解读",
        f"文件公开后{days}个工作日内" if days else "与文件同步",
        lambda: calendar.add_working_days(published_on, days),
        done_on=interpreted_on,
        today=today,
    )
