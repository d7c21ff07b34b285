"""The calendar against known periods and against an oracle that walks day by day."""

import json
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.statute import working_days
from disclosures.statute.working_days import CalendarNotPublished, WorkingCalendar, load_published

CALENDAR = load_published()
RAW = json.loads(working_days.PUBLISHED.read_text(encoding="utf-8"))["years"]

PERIODS = [
    ("2018-12-20", 15, "2019-01-11"),
    ("2018-01-31", 15, "2018-02-26"),
    ("2018-01-31", 30, "2018-03-19"),
    ("2023-09-28", 3, "2023-10-09"),
    ("2024-02-01", 20, "2024-03-05"),
    ("2025-09-26", 20, "2025-10-30"),
    ("2025-12-29", 20, "2026-01-27"),
    ("2026-01-28", 20, "2026-03-03"),
    ("2026-02-13", 7, "2026-03-02"),
    ("2026-09-11", 20, "2026-10-15"),
    ("2026-11-20", 20, "2026-12-18"),
    ("2026-12-03", 20, "2026-12-31"),
]
WORKING_DAYS_OF = {
    2018: 250,
    2019: 250,
    2020: 249,
    2021: 250,
    2022: 249,
    2023: 249,
    2024: 251,
    2025: 248,
    2026: 248,
}
days = st.dates(date(2004, 1, 1), date(2026, 11, 1))


def works(day: date) -> bool:
    """The oracle: reads the raw file, knows nothing of the calendar's code."""
    year = RAW[str(day.year)]
    if day.strftime("%a") in ("Sat", "Sun"):
        return day.isoformat() in year["work_weekends"]
    return day.isoformat() not in year["off_weekdays"]


def walk(start: date, n: int) -> date:
    while n > 0:
        start += timedelta(days=1)
        if works(start):
            n -= 1
    return start


@pytest.mark.parametrize(("start", "n", "end"), PERIODS)
def test_a_known_period_ends_on_the_known_day(start, n, end):
    assert CALENDAR.add_working_days(date.fromisoformat(start), n) == date.fromisoformat(end)


@pytest.mark.parametrize(("start", "n", "end"), PERIODS)
def test_a_known_period_measures_its_length(start, n, end):
    start, end = date.fromisoformat(start), date.fromisoformat(end)
    assert CALENDAR.working_days_between(start, end) == n


@pytest.mark.parametrize(("year", "expected"), WORKING_DAYS_OF.items())
def test_a_year_has_its_number_of_working_days(year, expected):
    every_day = (date(year, 1, 1) + timedelta(days=i) for i in range(366))
    assert sum(CALENDAR.is_working_day(day) for day in every_day if day.year == year) == expected


def test_the_file_holds_every_year_from_2004_to_2026():
    assert CALENDAR.years == frozenset(range(2004, 2027))


def test_the_file_lists_only_differences_from_the_plain_week():
    for year, listed in RAW.items():
        for day in map(date.fromisoformat, listed["off_weekdays"]):
            assert day.weekday() < 5 and day.year == int(year)
        for day in map(date.fromisoformat, listed["work_weekends"]):
            assert day.weekday() >= 5 and day.year == int(year)


def test_the_saturday_that_the_library_misses_is_worked():
    assert CALENDAR.is_working_day(date(2005, 12, 31))


@given(days, st.integers(0, 40))
def test_a_period_ends_where_a_walk_day_by_day_ends(start, n):
    assert CALENDAR.add_working_days(start, n) == walk(start, n)


@given(days, st.integers(1, 40))
def test_a_period_ends_on_a_working_day_and_measures_its_length(start, n):
    end = CALENDAR.add_working_days(start, n)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_days_between(start, end) == n


@given(days, st.integers(0, 20), st.integers(0, 20))
def test_two_periods_in_a_row_are_one_period(start, first, second):
    middle = CALENDAR.add_working_days(start, first)
    assert CALENDAR.add_working_days(middle, second) == CALENDAR.add_working_days(
        start, first + second
    )


@given(days, st.integers(-60, 60))
def test_a_distance_backwards_is_the_same_distance_with_a_minus(start, offset):
    end = max(start + timedelta(days=offset), date(2004, 1, 1))
    forwards = CALENDAR.working_days_between(start, end)
    assert CALENDAR.working_days_between(end, start) == -forwards
    low, high = min(start, end), max(start, end)
    walked = sum(works(low + timedelta(days=i + 1)) for i in range((high - low).days))
    assert abs(forwards) == walked


@given(days, st.integers(0, 40))
def test_the_trace_explains_every_day_of_the_period(start, n):
    traced = list(CALENDAR.trace(start, n))
    assert sum(each.counted for each in traced) == n
    assert [each.day for each in traced] == [
        start + timedelta(days=i + 1) for i in range(len(traced))
    ]
    assert all(each.counted == works(each.day) for each in traced)


def test_a_period_of_no_days_ends_where_it_starts():
    assert CALENDAR.add_working_days(date(2026, 10, 1), 0) == date(2026, 10, 1)


def test_the_next_working_day_is_never_the_day_itself():
    assert CALENDAR.next_working_day(date(2026, 11, 20)) == date(2026, 11, 23)


def test_the_reason_of_each_day_can_be_read():
    assert [CALENDAR.reason(date(2026, 10, day)) for day in (7, 8, 10, 11)] == [
        "节假日或调休放假",
        "工作日",
        "调休上班",
        "周末",
    ]


def test_a_period_into_a_year_without_a_calendar_is_refused():
    with pytest.raises(CalendarNotPublished, match="2027年工作日安排尚未录入，"):
        CALENDAR.add_working_days(date(2026, 12, 4), 20)


@pytest.mark.parametrize("day", [date(2027, 1, 2), date(2027, 3, 1), date(2003, 12, 31)])
def test_every_day_of_an_unknown_year_is_refused_even_a_weekend(day):
    for ask in (
        CALENDAR.is_working_day,
        CALENDAR.next_working_day,
        lambda day: CALENDAR.add_working_days(day, 0),
        lambda day: CALENDAR.working_days_between(day, day),
        lambda day: CALENDAR.working_days_between(date(2026, 12, 30), day),
    ):
        with pytest.raises(CalendarNotPublished) as refusal:
            ask(day)
        assert str(day.year) in str(refusal.value)


def test_the_last_day_that_a_date_can_name_is_refused_in_words():
    with pytest.raises(CalendarNotPublished, match="9999年"):
        CALENDAR.add_working_days(date.max, 1)


def test_an_instant_is_not_taken_for_a_day():
    with pytest.raises(TypeError):
        CALENDAR.is_working_day(datetime(2026, 10, 1, 9, 0))


def test_a_negative_number_of_days_is_refused():
    with pytest.raises(ValueError):
        CALENDAR.add_working_days(date(2026, 3, 2), -1)


def test_a_weekend_inside_a_listed_holiday_changes_nothing():
    plain = {"years": {"2026": {"off_weekdays": ["2026-10-01"], "work_weekends": []}}}
    ranged = {
        "years": {"2026": {"off_weekdays": ["2026-10-01", "2026-10-03"], "work_weekends": []}}
    }
    start = date(2026, 9, 30)
    assert WorkingCalendar.from_json(plain).add_working_days(start, 5) == WorkingCalendar.from_json(
        ranged
    ).add_working_days(start, 5)
