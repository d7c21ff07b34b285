"""The ladders of the fee: every vector that was reckoned elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.fees import fee_by_items, fee_by_pages

ITEMS = [(10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (51, 7400)]
PAGES = [(30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (250, 4700)]


@pytest.mark.parametrize(("items", "yuan"), ITEMS)
def test_by_items(items, yuan):
    assert fee_by_items(items) == yuan


@pytest.mark.parametrize(("pages", "yuan"), PAGES)
def test_by_pages(pages, yuan):
    assert fee_by_pages(pages) == yuan


# What one more costs, as the annex prints it: from the number, up to the number, yuan.
MORE_ITEMS = [(1, 10, 0), (11, 30, 100), (31, 40, 200), (41, 50, 300), (51, 60, 400), (61, 70, 500)]
MORE_PAGES = [(1, 30, 0), (31, 100, 10), (101, 200, 20), (201, 5_000, 40)]


def price(ladder, number):
    return next(yuan for first, last, yuan in ladder if first <= number <= last)


@given(st.integers(1, 70))
def test_one_more_item_costs_what_its_step_of_the_ladder_says(items):
    assert fee_by_items(items) - fee_by_items(items - 1) == price(MORE_ITEMS, items)


@given(st.integers(1, 5_000))
def test_one_more_page_costs_what_its_step_of_the_ladder_says(pages):
    assert fee_by_pages(pages) - fee_by_pages(pages - 1) == price(MORE_PAGES, pages)


@given(st.integers(71, 2_000))
def test_above_thirty_items_each_further_ten_costs_a_hundred_more_apiece(items):
    one, ten_before = (fee_by_items(n) - fee_by_items(n - 1) for n in (items, items - 10))
    assert one == ten_before + 100
