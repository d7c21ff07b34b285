"""The fee of one applicant in one month follows the ladder, by one standard alone."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from requests_app import charging
from requests_app.fees import fee_by_items, fee_by_pages
from requests_app.models import Fee
from tests.requests_app.making import RECEIVED, at, make_application

# 国办函〔2020〕109号: (first, last, yuan apiece), written out from the text.
ITEMS = [(11, 30, 100), *((31 + 10 * n, 40 + 10 * n, 200 + 100 * n) for n in range(30))]
PAGES = [(31, 100, 10), (101, 200, 20), (201, 10**6, 40)]


def by_hand(ladder, number):
    return sum(max(0, min(number, last) - first + 1) * price for first, last, price in ladder)


@given(st.integers(0, 330))
def test_the_fee_by_items_is_that_of_the_ladder(items):
    assert fee_by_items(items) == by_hand(ITEMS, items)


@given(st.integers(0, 5000))
def test_the_fee_by_pages_is_that_of_the_ladder(pages):
    assert fee_by_pages(pages) == by_hand(PAGES, pages)


@given(st.integers(0, 300))
def test_one_more_never_costs_less_and_free_ones_nothing(number):
    for fee, free in ((fee_by_items, 10), (fee_by_pages, 30)):
        assert fee(number) <= fee(number + 1)
        assert (fee(number) == 0) == (number <= free)


def charge(case, standard, quantity):
    return Fee.objects.create(
        application=case,
        standard=standard,
        quantity=quantity,
        amount=charging.amount(case, standard, quantity),
        notified_on=RECEIVED,
        pay_by=date(2024, 7, 2),
    )


def test_notices_one_by_one_come_to_what_the_ladder_says_for_the_month(counter):
    cases = [make_application(counter.clerk) for _ in range(13)]
    amounts = [charge(case, "items", charging.items_of(case)).amount for case in cases[10:]]
    assert amounts == [100, 100, 100]
    assert sum(amounts) == fee_by_items(13)


def test_another_month_and_another_applicant_begin_anew(counter):
    for _ in range(11):
        case = make_application(counter.clerk)
    assert charging.items_of(case) == 11
    july = make_application(counter.clerk, when=at(date(2024, 7, 1)))
    other = make_application(counter.clerk, person={"identity": "11010119900307125X"})
    nameless = make_application(counter.clerk, person={"identity": ""})
    assert [charging.items_of(one) for one in (july, other, nameless)] == [1, 1, 1]


def test_never_by_items_and_by_pages_in_one_month(counter):
    first, second = make_application(counter.clerk), make_application(counter.clerk)
    charge(first, "pages", 50)
    assert charging.refusal(second, "pages") == ""
    assert "不能同时使用" in charging.refusal(second, "items")
    july = make_application(counter.clerk, when=at(date(2024, 7, 1)))
    assert charging.refusal(july, "items") == ""
