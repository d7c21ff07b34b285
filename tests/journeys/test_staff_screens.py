"""The pages of staff: no barrier, nothing sideways, at the office and on a phone.

The quick run looks at those of every day; SCREENS=all (make test-all) at one of every kind.
"""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.every_admin_page import every_admin_page
from tests.journeys.test_matrix import IS_WHOLE, SIDEWAYS, barriers

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WIDTHS = (1280, 390)
EVERYDAY = (
    "/admin/",
    "/admin/disclosures/document/",
    "/admin/disclosures/document/add/",
    "/admin/disclosures/inquiry/add/",
    "/admin/disclosures/document/exchange/import/",
    "/admin/security/",
    "/admin/monthly/2018/5/",
)
COUNTER = (
    "/admin/requests_app/application/",
    "/admin/requests_app/application/add/",
    "/admin/requests_app/application/statistics/",
)


def look(page) -> list[str]:
    """What is wrong on the page, in each width."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {barrier}" for barrier in barriers(page)]
        if (beyond := page.evaluate(SIDEWAYS)) > 0:
            found.append(f"{beyond} pixels beyond {width}")
    return found


def wrong_on(page, addresses) -> dict[str, list[str]]:
    """Address → what is wrong there."""
    found = {}
    for address in addresses:
        page.goto(address)
        if wrong := look(page):
            found[address] = wrong
    return found


# Without the policy on content: what looks for barriers writes styles into the page.
@pytest.mark.parametrize(("name", "addresses"), [("editor", EVERYDAY), ("clerk", COUNTER)])
def test_the_everyday_pages_have_no_barrier(demonstration, sign_in, name, addresses):
    page = sign_in(get_user_model().objects.get(username=name), bypass_csp=True)
    assert wrong_on(page, addresses) == {}


@pytest.mark.skipif(not IS_WHOLE, reason="some two hundred pages: SCREENS=all (make test-all)")
def test_no_kind_of_page_in_the_admin_has_a_barrier(demonstration, sign_in, root):
    browser = Client()
    browser.force_login(root)
    pages = every_admin_page(browser)
    assert len(pages) > 200
    assert wrong_on(sign_in(root, bypass_csp=True), pages) == {}
