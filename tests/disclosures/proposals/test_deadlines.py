"""The clocks of a proposal: calendar months for the answer, working days for its publication."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.proposals.deadlines import (
    Limits,
    months_after,
    publication_clock,
    redo_clock,
    reply_clock,
)
from disclosures.proposals.kinds import ProposalKind
from disclosures.rooms.deadlines import Standing
from disclosures.statute.working_days import load_published

LIMITS = Limits(
    months={"npc": 3, "cppcc": 4}, hard_months={"npc": 6, "cppcc": 5}, publication_days=20
)
CALENDAR = load_published()
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def proposal(**fields):
    given = {"kind": "npc", "assigned_on": date(2018, 2, 26), "is_hard": False, "replied_on": None}
    more = {"satisfaction": "", "redone_on": None, "is_reply_to_publish": True}
    return SimpleNamespace(**{**given, **more, **fields})


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2018, 2, 26), 3, date(2018, 5, 26)),
        (date(2018, 11, 30), 3, date(2019, 2, 28)),
        (date(2019, 11, 30), 3, date(2020, 2, 29)),
        (date(2018, 8, 31), 6, date(2019, 2, 28)),
        (date(2018, 9, 15), 3, date(2018, 12, 15)),
        (date(2018, 9, 30), 3, date(2018, 12, 30)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_one_of_a_shorter_month(day, months, last):
    assert months_after(day, months) == last


@given(DAYS, st.integers(0, 24))
def test_a_later_month_is_the_month_that_many_on_and_never_overshoots(day, months):
    last = months_after(day, months)
    assert (last.year * 12 + last.month) - (day.year * 12 + day.month) == months
    assert last.day <= day.day
    assert last.day == day.day or (last + timedelta(days=1)).day == 1


@given(DAYS, DAYS, st.integers(1, 12))
def test_who_is_assigned_later_is_never_due_earlier(one, other, months):
    first, second = sorted((one, other))
    assert months_after(first, months) <= months_after(second, months)


@pytest.mark.parametrize(
    ("kind", "is_hard", "due_on"),
    [
        ("npc", False, date(2018, 5, 26)),
        ("npc", True, date(2018, 8, 26)),
        ("cppcc", False, date(2018, 6, 26)),
        ("cppcc", True, date(2018, 7, 26)),
    ],
)
def test_the_kind_and_its_difficulty_decide_how_many_months_there_are(kind, is_hard, due_on):
    item = proposal(kind=kind, is_hard=is_hard)
    clock = reply_clock(item, limits=LIMITS, today=due_on)
    assert (clock.due_on, clock.standing) == (due_on, Standing.DUE)
    assert ("《代表法》第五十一条" in clock.words) == (kind == ProposalKind.NPC)
    late = reply_clock(item, limits=LIMITS, today=due_on + timedelta(days=1))
    assert late.standing == Standing.LATE


def test_there_is_no_clock_before_the_assignment():
    assert reply_clock(proposal(assigned_on=None), limits=LIMITS, today=date(2018, 6, 1)) is None
    assert reply_clock(proposal(kind=""), limits=LIMITS, today=date(2018, 6, 1)) is None


def test_who_is_not_satisfied_is_answered_anew():
    assert redo_clock(proposal(satisfaction="mostly")) is None
    assert redo_clock(proposal(satisfaction="dissatisfied")).standing == Standing.DUE
    done = proposal(satisfaction="dissatisfied", redone_on=date(2018, 7, 1))
    assert redo_clock(done).standing == Standing.MET


@pytest.mark.parametrize(
    ("published_on", "today", "standing"),
    [
        (None, date(2018, 5, 17), Standing.DUE),
        (None, date(2018, 5, 18), Standing.LATE),
        (date(2018, 5, 17), date(2018, 9, 1), Standing.MET),
        (date(2018, 5, 18), date(2018, 9, 1), Standing.MET_LATE),
    ],
)
def test_a_reply_is_public_twenty_working_days_after_its_date(published_on, today, standing):
    """2 in the week of the reply, 5, the Saturday of 28 April, 3 after May Day, 5 and 4."""
    item = proposal(replied_on=date(2018, 4, 18))
    clock = publication_clock(
        item, published_on=published_on, limits=LIMITS, today=today, days=CALENDAR
    )
    assert clock.standing == standing
    assert clock.due_on == date(2018, 5, 17)


def test_no_reply_that_stays_inside_and_none_not_given_yet_has_to_be_published():
    for item in (
        proposal(),
        proposal(replied_on=date(2018, 4, 18), is_reply_to_publish=False),
    ):
        assert (
            publication_clock(
                item, published_on=None, limits=LIMITS, today=date(2018, 6, 1), days=CALENDAR
            )
            is None
        )


def test_a_year_without_a_calendar_is_not_guessed():
    item = proposal(replied_on=date(2099, 4, 18))
    clock = publication_clock(
        item, published_on=None, limits=LIMITS, today=date(2099, 6, 1), days=CALENDAR
    )
    assert clock.standing == Standing.UNKNOWN
    assert "2099年工作日安排尚未录入" in clock.words
