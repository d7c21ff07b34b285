"""The everyday pages of staff: no barrier, nothing sideways, at the office and on a phone."""

import pytest
from django.contrib.auth import get_user_model

from tests.journeys.test_matrix import SIDEWAYS, barriers

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WIDTHS = (1280, 390)
EVERYDAY = (
    "/admin/",
    "/admin/disclosures/document/",
    "/admin/disclosures/document/add/",
    "/admin/disclosures/inquiry/add/",
    "/admin/disclosures/document/exchange/import/",
    "/admin/security/",
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


def test_the_everyday_pages_have_no_barrier(demonstration, sign_in):
    # Without the policy on content: what looks for barriers writes styles into the page.
    page = sign_in(get_user_model().objects.get(username="editor"), bypass_csp=True)
    wrong = {}
    for address in EVERYDAY:
        page.goto(address)
        if found := look(page):
            wrong[address] = found
    assert wrong == {}
