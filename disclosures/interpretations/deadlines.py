"""By when a normative document is to be interpreted, and how the duty stands. Pure.

Together with the document (0 days), some working days as the outer limit: both by setting, for
the limit is not in national law but in local rules.
"""

from dataclasses import dataclass
from datetime import date

from disclosures.interpretations.kinds import Standing
from disclosures.statute.working_days import CalendarNotPublished, WorkingCalendar


@dataclass(frozen=True)
class Duty:
    """Where a duty stands: by when, since when met, and in words."""

    standing: Standing
    due_on: date | None
    words: str


def duty_of(
    published_on: date,
    *,
    interpreted_on: date | None,
    waived: str,
    today: date,
    days: int,
    calendar: WorkingCalendar,
) -> Duty:
    """The duty that a document published on a day opened, as it stands `today`."""
    if waived:
        return Duty(Standing.WAIVED, None, f"无需解读：{waived}")
    try:
        due_on = calendar.add_working_days(published_on, days)
    except CalendarNotPublished as error:
        if interpreted_on:
            return Duty(Standing.MET, None, f"{interpreted_on}已发布解读")
        return Duty(Standing.UNKNOWN, None, str(error))
    if interpreted_on:
        if interpreted_on > due_on:
            return Duty(Standing.MET_LATE, due_on, f"{interpreted_on}发布解读，晚于{due_on}")
        return Duty(Standing.MET, due_on, f"{interpreted_on}已发布解读")
    if today > due_on:
        return Duty(Standing.LATE, due_on, f"应当在{due_on}前发布解读，已超期")
    return Duty(Standing.DUE, due_on, f"应当在{due_on}前（含当日）发布解读")
