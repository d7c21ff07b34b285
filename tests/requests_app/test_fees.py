"""The ladders of the fee: every vector that was reckoned elsewhere."""

import pytest

from requests_app.fees import fee_by_items, fee_by_pages

ITEMS = [(10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (51, 7400)]
PAGES = [(30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (250, 4700)]


@pytest.mark.parametrize(("items", "yuan"), ITEMS)
def test_by_items(items, yuan):
    assert fee_by_items(items) == yuan


@pytest.mark.parametrize(("pages", "yuan"), PAGES)
def test_by_pages(pages, yuan):
    assert fee_by_pages(pages) == yuan
