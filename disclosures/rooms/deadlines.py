"""How a duty with a last day stands on a day: met, due, late, or not to be known yet. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices

from disclosures.statute.working_days import CalendarNotPublished


class Standing(TextChoices):
    """Of one duty on a day; the first is the worst."""

    LATE = "late", "已超期"
    UNKNOWN = "unknown", "尚不能计算"
    DUE = "due", "办理中"
    MET_LATE = "met_late", "逾期办理"
    MET = "met", "按期办理"


ORDER = list(Standing)


@dataclass(frozen=True)
class Clock:
    """Where one duty stands: by when, and in words. Duties in hours have an instant for the day."""

    standing: Standing
    due_on: date | datetime | None
    words: str


def clock_of(
    deed: str, rule: str, last_day: Callable[[], date], *, done_on: date | None, today: date
) -> Clock:
    """One duty as it stands `today`. The last day itself is still in time.

    `last_day` may refuse for want of a calendar: then only what was done is known, not whether
    it was in time.
    """
    try:
        due_on = last_day()
    except CalendarNotPublished as error:
        done = f"{deed}：{done_on}已办理。" if done_on else f"{deed}："
        return Clock(Standing.UNKNOWN, None, f"{done}{error}")
    limit = f"应当在{due_on}前（含当日）{deed}（{rule}）"
    if done_on:
        late = done_on > due_on
        words = f"{limit}，{done_on}已办理{'，已逾期' if late else ''}"
        return Clock(Standing.MET_LATE if late else Standing.MET, due_on, words)
    if today > due_on:
        return Clock(Standing.LATE, due_on, f"{limit}，已超期")
    return Clock(Standing.DUE, due_on, limit)


def worst(clocks: list[Clock]) -> Standing | None:
    """How a record with several duties stands as a whole; None where it has none."""
    return min((clock.standing for clock in clocks), key=ORDER.index, default=None)
