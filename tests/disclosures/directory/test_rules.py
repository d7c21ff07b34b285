"""Who holds a post on a day, at the edges; the queryset and the rule say the same."""

from datetime import date, timedelta

import pytest

from disclosures.directory.models import Official
from disclosures.directory.rules import is_holding, problems_of_period
from disclosures.publishing.errors import NotAllowed
from tests.making import do, make_item
from tests.rooms import official

FIRST, LAST = date(2018, 1, 1), date(2018, 6, 30)
DAY = timedelta(days=1)
CASES = [
    (FIRST, LAST, FIRST - DAY, False),
    (FIRST, LAST, FIRST, True),
    (FIRST, LAST, LAST, True),
    (FIRST, LAST, LAST + DAY, False),
    (None, LAST, date(1990, 1, 1), True),
    (None, LAST, LAST + DAY, False),
    (FIRST, None, FIRST - DAY, False),
    (FIRST, None, date(2030, 1, 1), True),
    (None, None, FIRST, True),
    (FIRST, FIRST, FIRST, True),
]


@pytest.mark.parametrize(("held_from", "held_until", "on", "holds"), CASES)
def test_the_first_and_the_last_day_are_days_in_the_post(held_from, held_until, on, holds):
    assert is_holding(held_from, held_until, on=on) is holds


@pytest.mark.django_db
def test_the_list_of_a_day_says_the_same(office):
    for held_from, held_until, on, holds in CASES:
        said = {**official(office), "held_from": held_from, "held_until": held_until}
        item = make_item(Official, office, title="示例一", **said)
        assert Official.objects.filter(pk=item.pk).holding(on).exists() is holds
        assert item.is_holding(on) is holds


def test_nobody_leaves_before_having_come():
    assert problems_of_period(LAST, FIRST)
    assert not problems_of_period(FIRST, FIRST)
    assert not problems_of_period(None, FIRST) and not problems_of_period(FIRST, None)


@pytest.mark.django_db
def test_a_period_that_ends_before_it_begins_is_not_submitted(office):
    said = {**official(office), "held_from": LAST, "held_until": FIRST}
    draft = make_item(Official, office, title="示例一", **said)
    with pytest.raises(NotAllowed, match="离任日期早于任职日期"):
        do(draft, "submit", by=office.editor)
