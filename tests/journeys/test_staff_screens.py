"""The pages of staff: no barrier, nothing sideways, at the office, on a phone and enlarged.

The quick run looks on a phone at one page of each template; SCREENS=all (make test-all) looks at
every page of the admin, in each width.
"""

import pytest
from django.conf import settings
from django.test import Client

from tests.every_page import every_admin_page
from tests.journeys.test_matrix import IS_WHOLE, look

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WIDTHS = (1280, 390) if IS_WHOLE else (390,)
# What must be among the pages that were looked at: the way to each was found by its links.
EVERYDAY = {
    *("index", "security", "monthly-sheet", "publishing-rights", "auth_group_change"),
    "disclosures_section_delete",
    *("disclosures_document_changelist", "disclosures_document_change"),
    *("disclosures_document_exchange_import", "disclosures_deliverylist_change"),
    *("requests_app_application_changelist", "requests_app_application_change"),
    *("requests_app_letter_change", "portal_collectionround_change"),
    *("portal_annualreport_checks", "portal_annualreport_sign"),
}


def to_look_at(pages) -> list[str]:
    """All, or what staff see every day and the first page of each further template."""
    chosen, templates = [], set()
    for name, (address, template) in sorted(pages.items(), key=lambda one: one[0] not in EVERYDAY):
        if IS_WHOLE or name in EVERYDAY or template not in templates:
            chosen.append(address)
        templates.add(template)
    return chosen


def test_no_page_of_staff_has_a_barrier(demonstration, visit, live_server, root):
    browser = Client()
    browser.force_login(root)
    pages = every_admin_page(browser)
    assert set(pages) >= EVERYDAY
    # Without the policy on content: what looks for barriers writes styles into the page.
    page = visit(bypass_csp=True)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": browser.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    addresses = to_look_at(pages)
    assert {width: look(page, addresses, width) for width in WIDTHS} == {w: {} for w in WIDTHS}


WIDER = "[...document.querySelectorAll('.results')].some(e => e.scrollWidth > e.clientWidth)"
LISTS = ("/admin/requests_app/application/", "/admin/disclosures/wordingrule/")


def test_every_column_of_a_list_is_seen_at_the_office(demonstration, sign_in, root):
    page = sign_in(root)
    for address in LISTS:
        page.goto(address)
        assert page.locator("#result_list tbody tr").count() > 1
        assert not page.evaluate(WIDER), address
