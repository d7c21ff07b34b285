"""The calendar of working days with its 调休: pure arithmetic that refuses a year it lacks."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

PUBLISHED = Path(__file__).with_name("workdays.json")
SATURDAY = 5

WORKDAY = "工作日"
SHIFTED_WORKDAY = "调休上班"
DAY_OFF = "节假日或调休放假"
WEEKEND = "周末"
COUNTED = frozenset({WORKDAY, SHIFTED_WORKDAY})


class CalendarNotPublished(LookupError):
    """A period reaches into a year whose working days nobody has entered: never guessed."""

    def __init__(self, year: int):
        super().__init__(year)
        self.year = year

    def __str__(self) -> str:
        return (
            f"{self.year}年工作日安排尚未录入，无法计算涉及该年的期限；"
            "请先按国务院办公厅关于该年部分节假日安排的通知录入。"
        )


class YearOfWork(NamedTuple):
    """One year's differences from the plain week. Anything with these attributes will do."""

    year: int
    days_off: Iterable[date]
    working_weekends: Iterable[date]


class TracedDay(NamedTuple):
    """One day of a period: whether it counts, and why."""

    day: date
    counted: bool
    reason: str


@dataclass(frozen=True)
class WorkingCalendar:
    """The working days of the years it holds. A Monday to Friday counts unless it is a day off;
    a Saturday or Sunday counts only if it is a working weekend."""

    years: frozenset[int]
    days_off: frozenset[date]
    working_weekends: frozenset[date]

    @classmethod
    def from_years(cls, years: Iterable[YearOfWork]) -> "WorkingCalendar":
        years = list(years)
        return cls(
            years=frozenset(each.year for each in years),
            days_off=frozenset(day for each in years for day in each.days_off),
            working_weekends=frozenset(day for each in years for day in each.working_weekends),
        )

    @classmethod
    def from_json(cls, content: Mapping) -> "WorkingCalendar":
        return cls.from_years(years_from_json(content))

    def reason(self, day: date) -> str:
        """Why the day counts or does not, in the words shown to a reader."""
        if isinstance(day, datetime):  # an instant equals no date: it would miss every holiday
            raise TypeError("a date is wanted, not an instant")
        if day.year not in self.years:
            raise CalendarNotPublished(day.year)
        if day in self.working_weekends:
            return SHIFTED_WORKDAY
        if day in self.days_off:
            return DAY_OFF
        return WEEKEND if day.weekday() >= SATURDAY else WORKDAY

    def is_working_day(self, day: date) -> bool:
        return self.reason(day) in COUNTED

    def trace(self, start: date, n: int) -> Iterator[TracedDay]:
        """The days after `start`, one by one, until `n` of them have counted."""
        if n < 0:
            raise ValueError("a period cannot have a negative number of working days")
        self.reason(start)  # the first day is not counted, but its year must be known too
        day = start
        while n:
            day += timedelta(days=1)
            reason = self.reason(day)
            n -= reason in COUNTED
            yield TracedDay(day, reason in COUNTED, reason)

    def add_working_days(self, start: date, n: int) -> date:
        """The last day of a period of `n` working days that begins on the day after `start`."""
        end = start
        for traced in self.trace(start, n):
            end = traced.day
        return end

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`, which itself never counts."""
        return self.add_working_days(day, 1)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative if `end` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        self.reason(start)
        days = (start + timedelta(days=i) for i in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)


def years_from_json(content: Mapping) -> list[YearOfWork]:
    """The rows of a file that is shaped like `workdays.json`."""
    return [
        YearOfWork(
            int(year),
            tuple(map(date.fromisoformat, days["off_weekdays"])),
            tuple(map(date.fromisoformat, days["work_weekends"])),
        )
        for year, days in content["years"].items()
    ]


def published_years() -> list[YearOfWork]:
    """The years that come with the portal."""
    return years_from_json(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def load_published() -> WorkingCalendar:
    """The calendar that comes with the portal; the one in force is the editable table."""
    return WorkingCalendar.from_years(published_years())
