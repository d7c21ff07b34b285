"""The clock of an inquiry: working days, more when it is hard, none guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.inquiries.deadlines import Limits, answer_clock
from disclosures.rooms.deadlines import Standing
from disclosures.statute.terms import HARD_INQUIRY_ANSWER, INQUIRY_ANSWER
from disclosures.statute.working_days import load_published

LIMITS = Limits(days=7, hard_days=15)
CALENDAR = load_published()
DAYS = st.dates(date(2010, 1, 1), date(2025, 6, 30))


def clock(received_on, *, answered_on=None, is_hard=False, today=date(2018, 6, 1)):
    more = {"limits": LIMITS, "today": today, "days": CALENDAR}
    return answer_clock(received_on, answered_on=answered_on, is_hard=is_hard, **more)


@pytest.mark.parametrize(
    ("is_hard", "due_on"), [(False, date(2018, 6, 6)), (True, date(2018, 6, 19))]
)
def test_seven_working_days_and_fifteen_for_what_is_hard(is_hard, due_on):
    """From Monday 28 May; Monday 18 June was a day off for the Dragon Boat Festival."""
    received_on, day = date(2018, 5, 28), timedelta(days=1)
    for answered_on, today, standing in (
        (None, due_on, Standing.DUE),
        (None, due_on + day, Standing.LATE),
        (due_on, due_on + 9 * day, Standing.MET),
        (due_on + day, due_on + 9 * day, Standing.MET_LATE),
    ):
        found = clock(received_on, answered_on=answered_on, is_hard=is_hard, today=today)
        assert (found.standing, found.due_on) == (standing, due_on)
    assert ("情况复杂" in found.words) == is_hard


def test_the_settings_begin_with_what_is_usual(settings):
    assert settings.INQUIRY_DAYS == INQUIRY_ANSWER.days == 7
    assert settings.HARD_INQUIRY_DAYS == HARD_INQUIRY_ANSWER.days == 15


def test_what_has_no_day_of_receipt_has_no_clock():
    assert clock(None) is None


def test_a_year_without_a_calendar_is_not_guessed():
    found = clock(date(2099, 1, 5), today=date(2099, 1, 6))
    assert (found.standing, found.due_on) == (Standing.UNKNOWN, None)
    assert "2099年工作日安排尚未录入" in found.words


@given(DAYS)
def test_the_last_day_is_a_working_day_and_hardness_only_adds(received_on):
    ordinary, hard = clock(received_on).due_on, clock(received_on, is_hard=True).due_on
    assert CALENDAR.is_working_day(ordinary) and CALENDAR.is_working_day(hard)
    assert CALENDAR.working_days_between(received_on, ordinary) == 7
    assert CALENDAR.working_days_between(received_on, hard) == 15


@given(DAYS, DAYS)
def test_who_asks_later_is_never_due_earlier(one, other):
    first, second = sorted((one, other))
    assert clock(first).due_on <= clock(second).due_on
