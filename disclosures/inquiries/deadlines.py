"""By when an inquiry is to be answered: working days, more of them when it is hard. Pure.

No national law sets them: departments and places ask for 7 and 15 (settings).
"""

from dataclasses import dataclass
from datetime import date

from disclosures.rooms.deadlines import Clock, clock_of
from disclosures.statute.working_days import WorkingCalendar


@dataclass(frozen=True)
class Limits:
    days: int
    hard_days: int


def answer_clock(
    received_on: date | None,
    *,
    answered_on: date | None,
    is_hard: bool,
    limits: Limits,
    today: date,
    days: WorkingCalendar,
) -> Clock | None:
    """The answer as it stands `today`; None while it is not said when the inquiry came in."""
    if received_on is None:
        return None
    count = limits.hard_days if is_hard else limits.days
    rule = f"{count}个工作日{'，情况复杂' if is_hard else ''}"

    def last_day():
        return days.add_working_days(received_on, count)

    return clock_of("答复", rule, last_day, done_on=answered_on, today=today)
