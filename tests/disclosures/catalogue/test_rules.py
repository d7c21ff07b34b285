"""The rhythm of renewal: when a column is due, when it is stale, what the inspection would say."""

from datetime import date, timedelta

import pytest

from disclosures.catalogue.kinds import HOME_PAGE, LONGEST_GAP, Frequency
from disclosures.catalogue.rules import due_on, home_page_hint, inspection_hint, is_stale

LAST = date(2026, 1, 15)


def test_every_frequency_has_its_longest_gap_in_days():
    assert {
        Frequency.AS_IT_ARISES: None,
        Frequency.MONTHLY: 31,
        Frequency.QUARTERLY: 92,
        Frequency.HALF_YEARLY: 184,
        Frequency.YEARLY: 366,
    } == LONGEST_GAP


@pytest.mark.parametrize(
    ("frequency", "last_day"),
    [
        (Frequency.MONTHLY, date(2026, 2, 15)),
        (Frequency.QUARTERLY, date(2026, 4, 17)),
        (Frequency.HALF_YEARLY, date(2026, 7, 18)),
        (Frequency.YEARLY, date(2027, 1, 16)),
    ],
)
def test_a_column_is_stale_on_the_day_after_its_gap_and_not_before(frequency, last_day):
    assert due_on(LAST, frequency) == last_day
    assert not is_stale(LAST, frequency, last_day)
    assert is_stale(LAST, frequency, last_day + timedelta(days=1))


def test_what_is_published_as_it_arises_is_never_stale():
    assert due_on(LAST, Frequency.AS_IT_ARISES) is None
    assert not is_stale(LAST, Frequency.AS_IT_ARISES, date(2036, 1, 1))


def test_a_column_that_holds_nothing_is_empty_rather_than_stale():
    assert due_on(None, Frequency.MONTHLY) is None
    assert not is_stale(None, Frequency.MONTHLY, LAST)


@pytest.mark.parametrize(
    ("section", "days", "words"),
    [
        ("a20-1", 184, ""),
        ("a20-1", 185, "6个月"),
        ("a20-14", 366, ""),
        ("a20-14", 367, "1年"),
        ("a20-9", 3000, ""),
    ],
)
def test_the_inspection_finds_fault_after_its_own_intervals_and_cites_its_source(
    section, days, words
):
    hint = inspection_hint(section, LAST, LAST + timedelta(days=days))
    assert (words in hint and "国办秘函〔2019〕19号" in hint) if words else hint == ""


def test_an_empty_column_is_a_fault_of_its_own():
    assert inspection_hint("a20-9", None, LAST) == "空白栏目（国办秘函〔2019〕19号检查指标）"


def test_the_home_page_may_go_two_weeks_without_anything_new():
    assert HOME_PAGE.days == 14
    assert home_page_hint(LAST, LAST + timedelta(days=14)) == ""
    assert "最近一次发布是2026-01-15" in home_page_hint(LAST, LAST + timedelta(days=15))
    assert "还没有发布过信息" in home_page_hint(None, LAST)
