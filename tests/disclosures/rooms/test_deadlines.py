"""A duty with a last day: met on it, late after it, unknown without a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.rooms.deadlines import Standing, clock_of, worst
from disclosures.statute.working_days import CalendarNotPublished

DUE = date(2018, 6, 8)
DAY = timedelta(days=1)
DAYS = st.dates(date(2018, 1, 1), date(2018, 12, 31))


def clock(*, done_on=None, today=DUE):
    return clock_of("答复", "7个工作日", lambda: DUE, done_on=done_on, today=today)


@pytest.mark.parametrize(
    ("done_on", "today", "standing"),
    [
        (None, DUE, Standing.DUE),
        (None, DUE + DAY, Standing.LATE),
        (DUE, DUE + 99 * DAY, Standing.MET),
        (DUE + DAY, DUE + 99 * DAY, Standing.MET_LATE),
    ],
)
def test_the_last_day_is_still_in_time(done_on, today, standing):
    found = clock(done_on=done_on, today=today)
    assert (found.standing, found.due_on) == (standing, DUE)
    assert "2018-06-08前（含当日）答复（7个工作日）" in found.words


@pytest.mark.parametrize("done_on", [None, DUE])
def test_without_a_calendar_nothing_is_guessed(done_on):
    def refuse():
        raise CalendarNotPublished(2030)

    found = clock_of("答复", "7个工作日", refuse, done_on=done_on, today=DUE)
    assert (found.standing, found.due_on) == (Standing.UNKNOWN, None)
    assert "2030年工作日安排尚未录入" in found.words
    assert ("已办理" in found.words) == bool(done_on)


@given(DAYS, DAYS)
def test_what_is_done_does_not_depend_on_the_day_of_looking(done_on, today):
    assert clock(done_on=done_on, today=today) == clock(done_on=done_on, today=DUE)


def test_a_record_stands_as_its_worst_duty():
    late, met = clock(today=DUE + DAY), clock(done_on=DUE)
    assert worst([met, late]) == Standing.LATE
    assert worst([met]) == Standing.MET
    assert worst([]) is None
