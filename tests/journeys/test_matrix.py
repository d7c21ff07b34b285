"""Every public page of the demonstration in every mode of reading: no barrier, nothing sideways.

A barrier is what axe finds by WCAG 2.0 to 2.2, A and AA, and by its best practices. The quick run
looks in one mode; SCREENS=all (make test-all) looks in all of them.
"""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse

from tests.every_page import MISSING, every_page, names_of_pages

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

IS_WHOLE = os.environ.get("SCREENS") == "all"
# Name → width of the window, and what the reader has chosen.
MODES = {
    "phone": (390, ""),
    "desktop": (1280, ""),
    "narrow": (320, ""),
    "elder": (390, "elder"),
    "contrast": (1280, "high"),
    "elder-contrast": (390, "high.elder"),
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# What 1280 pixels are to a reader who has enlarged the page to 200 and to 400 per cent.
ENLARGED = (640, 320)
FORMS = ("requests-new", "rectification-new", "inquiry-new", "correction-new")


def barriers(page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def look(page, addresses, width):
    """Address → what is wrong there."""
    wrong = {}
    for address in addresses:
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(address)
        found = barriers(page)
        for narrower in {width, *(w for w in ENLARGED if w < width)}:
            page.set_viewport_size({"width": narrower, "height": 844})
            if (beyond := page.evaluate(SIDEWAYS)) > 0:
                found.append(f"{beyond} pixels beyond {narrower}")
        if found:
            wrong[address] = found
    return wrong


def choose(page, words, server):
    if words:
        page.context.add_cookies([{"name": "display", "value": words, "url": server.url}])


@pytest.mark.parametrize("mode", MODES if IS_WHOLE else ["phone"])
def test_no_public_page_has_a_barrier(demonstration, visit, live_server, mode):
    pages = every_page(Client())
    assert names_of_pages() | {MISSING} == set(pages)
    width, chosen = MODES[mode]
    page, foreign = visit(), []
    page.on("request", lambda asked: foreign.append(asked.url))
    choose(page, chosen, live_server)
    assert look(page, sum(pages.values(), []), width) == {}
    ours = (live_server.url, "data:")
    assert [url for url in foreign if not url.startswith(ours)] == []
    for name in FORMS:
        page.goto(reverse(name))
        page.locator("main form").last.evaluate("form => { form.noValidate = true }")
        with page.expect_navigation():
            page.locator("main form").last.get_by_role("button").last.click()
        assert barriers(page) == [], f"{name} sent empty"
