"""The clock of a registered document: the day, what is left of it, and what can't be counted."""

from datetime import date, timedelta

import pytest

from disclosures.register.deadlines import (
    NO_APPROVAL,
    NO_TERM,
    counted_from,
    last_day,
    overdue_from,
    standing,
)
from disclosures.statute.terms import PublicationKind, publication_term
from disclosures.statute.working_days import CalendarNotPublished, load_published

CALENDAR = load_published()
ORDINARY, LICENCE, BUDGET = (
    PublicationKind.ORDINARY,
    PublicationKind.LICENCE,
    PublicationKind.BUDGET,
)


def at(kind, made_on, on, approved_on=None):
    return standing(kind, made_on=made_on, approved_on=approved_on, on=on, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        (ORDINARY, date(2026, 9, 11), date(2026, 10, 15)),
        (ORDINARY, date(2025, 12, 29), date(2026, 1, 27)),
        (ORDINARY, date(2026, 12, 3), date(2026, 12, 31)),
        (ORDINARY, date(2024, 2, 1), date(2024, 3, 5)),
        (LICENCE, date(2026, 2, 13), date(2026, 3, 2)),
        (PublicationKind.PENALTY, date(2026, 2, 13), date(2026, 3, 2)),
        (PublicationKind.ENFORCEMENT, date(2026, 9, 11), date(2026, 10, 15)),
        (BUDGET, date(2026, 9, 11), date(2026, 10, 1)),  # days, not working days
    ],
)
def test_the_last_day_is_that_of_the_kind(kind, start, end):
    assert last_day(publication_term(start, kind), start, CALENDAR) == end
    assert at(kind, start, start, approved_on=start).due_on == end


def test_a_term_that_reaches_into_a_year_without_calendar_is_refused_in_words():
    with pytest.raises(CalendarNotPublished):
        last_day(publication_term(date(2026, 12, 4)), date(2026, 12, 4), CALENDAR)
    told = at(ORDINARY, date(2026, 12, 4), date(2026, 12, 10))
    assert "2027年工作日安排尚未录入" in told.sentence
    assert (told.due_on, told.is_overdue) == (None, False)


def test_a_day_that_has_passed_stays_known_when_the_days_since_cannot_be_counted():
    told = at(ORDINARY, date(2026, 11, 20), date(2027, 1, 15))
    assert told.due_on == date(2026, 12, 18) and told.is_overdue
    assert "2027年工作日安排尚未录入" in told.sentence


@pytest.mark.parametrize(
    ("on", "sentence", "is_overdue"),
    [
        (date(2026, 9, 11), "剩余20个工作日", False),
        (date(2026, 9, 20), "剩余14个工作日", False),  # a Sunday that is worked
        (date(2026, 10, 14), "剩余1个工作日", False),
        (date(2026, 10, 15), "剩余0个工作日", False),
        (date(2026, 10, 16), "已超期1个工作日", True),
        (date(2026, 10, 23), "已超期6个工作日", True),
    ],
)
def test_what_is_left_is_told_in_working_days(on, sentence, is_overdue):
    told = at(ORDINARY, date(2026, 9, 11), on)
    assert (told.sentence, told.is_overdue) == (sentence, is_overdue)


def test_overdue_since_a_weekend_is_less_than_one_working_day():
    told = at(ORDINARY, date(2026, 11, 20), date(2026, 12, 19))  # due on a Friday
    assert (told.sentence, told.is_overdue) == ("已超期不足1个工作日", True)


def test_budgets_are_counted_in_days_from_their_approval():
    assert counted_from(BUDGET, date(2026, 1, 5), date(2026, 2, 1)) == date(2026, 2, 1)
    assert counted_from(ORDINARY, date(2026, 1, 5), date(2026, 2, 1)) == date(2026, 1, 5)
    told = at(BUDGET, date(2026, 1, 5), date(2026, 2, 11), approved_on=date(2026, 2, 1))
    assert (told.due_on, told.sentence) == (date(2026, 2, 21), "剩余10日")
    assert at(BUDGET, date(2026, 1, 5), date(2026, 2, 11)).sentence == NO_APPROVAL


def test_before_the_law_of_the_day_is_known_nothing_is_counted():
    assert at(ORDINARY, date(2019, 5, 14), date(2026, 1, 1)).sentence == NO_TERM
    assert at(ORDINARY, date(2019, 5, 15), date(2026, 1, 5)).due_on == date(2019, 6, 13)


@pytest.mark.parametrize("kind", list(PublicationKind))
@pytest.mark.parametrize("on", [date(2026, 10, 16), date(2026, 2, 20), date(2020, 6, 1)])
def test_the_bounds_of_what_is_overdue_agree_with_the_clock_of_every_single_day(kind, on):
    first, last = overdue_from(kind, on, CALENDAR)
    for back in range(60):
        start = on - timedelta(days=back)
        told = at(kind, start, on, approved_on=start)
        assert told.is_overdue == (first <= start <= last)
    assert publication_term(first - timedelta(days=1), kind) is None


def test_nothing_is_overdue_before_the_law_of_the_day():
    assert overdue_from(ORDINARY, date(2019, 5, 20), CALENDAR) is None


def test_what_cannot_be_counted_is_not_called_overdue():
    assert overdue_from(ORDINARY, date(2027, 3, 1), CALENDAR)[1] == date(2026, 12, 3)
