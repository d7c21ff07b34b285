"""By when a decision of each kind is shown, and by when an annulled one is taken back."""

from datetime import date
from types import SimpleNamespace

import pytest

from disclosures.decisions.deadlines import publication_clock, recall_clock, usual_display_end
from disclosures.rooms.deadlines import Standing
from disclosures.statute.working_days import load_published

DAYS = load_published()
LATE_ON = date(2025, 1, 1)


def decision(kind, decided_on=date(2024, 2, 1), annulled_on=None, is_to_be_shown=True):
    return SimpleNamespace(
        kind=kind,
        decided_on=decided_on,
        is_to_be_shown=is_to_be_shown,
        annulled_on=annulled_on,
        get_annulment_display=lambda: "撤销",
    )


@pytest.mark.parametrize(
    ("kind", "due_on"),
    [
        ("licence", date(2024, 2, 9)),
        ("penalty", date(2024, 2, 9)),
        ("coercion", date(2024, 3, 5)),
        ("inspection", date(2024, 3, 5)),
    ],
)
def test_licences_and_penalties_have_seven_working_days_and_the_rest_twenty(kind, due_on):
    def standing(published_on):
        clock = publication_clock(
            decision(kind), published_on=published_on, today=LATE_ON, days=DAYS
        )
        return clock.due_on, clock.standing

    assert standing(due_on) == (due_on, Standing.MET)
    assert standing(due_on.replace(day=due_on.day + 1)) == (due_on, Standing.MET_LATE)
    assert standing(None) == (due_on, Standing.LATE)


def test_before_the_limit_was_in_force_there_is_no_clock():
    for item in (
        decision("penalty", date(2019, 1, 2)),
        decision("penalty", is_to_be_shown=False),
        decision("", None),
    ):
        assert publication_clock(item, published_on=None, today=LATE_ON, days=DAYS) is None
    first = publication_clock(
        decision("penalty", date(2019, 1, 3)), published_on=None, today=LATE_ON, days=DAYS
    )
    assert first.due_on == date(2019, 1, 14)


@pytest.mark.parametrize(
    ("recalled_on", "standing"),
    [
        (date(2024, 2, 5), Standing.MET),
        (date(2024, 2, 6), Standing.MET_LATE),
        (None, Standing.LATE),
    ],
)
def test_an_annulled_penalty_is_taken_back_within_three_working_days(recalled_on, standing):
    item = decision("penalty", annulled_on=date(2024, 2, 1))
    clock = recall_clock(
        item, shown=recalled_on is None, recalled_on=recalled_on, today=LATE_ON, days=DAYS
    )
    assert (clock.due_on, clock.standing) == (date(2024, 2, 5), standing)


def test_what_was_never_shown_need_not_be_taken_back():
    item = decision("penalty", annulled_on=date(2024, 2, 1))
    assert recall_clock(item, shown=False, recalled_on=None, today=LATE_ON, days=DAYS) is None


@pytest.mark.parametrize(
    ("kind", "annulled_on"), [("licence", date(2024, 2, 1)), ("penalty", date(2021, 7, 14))]
)
def test_where_the_law_gives_no_days_the_duty_stays_open_without_a_last_day(kind, annulled_on):
    item = decision(kind, annulled_on=annulled_on)
    clock = recall_clock(item, shown=True, recalled_on=None, today=LATE_ON, days=DAYS)
    assert (clock.due_on, clock.standing) == (None, Standing.DUE)


def test_a_penalty_is_usually_shown_five_years_and_of_a_natural_person_two():
    assert usual_display_end(date(2024, 5, 6), "legal") == date(2029, 5, 6)
    assert usual_display_end(date(2024, 2, 29), "natural") == date(2026, 2, 28)
