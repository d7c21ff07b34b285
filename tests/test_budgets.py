"""Query budgets: how many questions a page may ask, and that they do not grow with the records."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.making import NOW, make_document, signed_in

FEW, MANY = 3, 40
ADMIN = "/admin/disclosures/document/"
BUDGETS = {
    "/": 12,
    "/disclosures/": 12,
    # Words are looked for by the engine of the search page, and cost what they cost there.
    "/disclosures/?q=养护&year=2018&section=a20-1&kind=news&organisation=jtj": 20,
    "/search/?q=养护": 16,
    "/search/?q=公路 养护&sort=date": 16,
    "/api/v1/search?q=养护&limit=1000": 16,
    "/reports/": 6,
    # A query for each figure, and a few for the frame.
    "/reports/2018/": 36,
    "/reports/2018/figures.json": 34,
    "/reports/2018/figures/disclosures/": 8,
    "/reports/2018/figures/images/": 8,
}
STAFF_BUDGETS = {ADMIN: 20, f"{ADMIN}?q=养护&state__exact=published": 20, f"{ADMIN}add/": 20}


def make_some(office, unit, number):
    """Public records with two files each, spread over bodies, columns and years."""
    for n in range(number):
        make_document(
            office,
            "published",
            title=f"公路养护{n}",
            organisation=[office.organisation, unit][n % 2],
            section=f"a20-{n % 15 + 1}",
            at=NOW.replace(year=2018 - n % 2 * (n % 5)),
            files=["通知.pdf", "图.png"],
        )
    return make_document(
        office, "published", title="公路养护", files=[f"{n}.png" for n in range(number)]
    )


def queries(browser, address):
    browser.get(address)  # what is kept for the whole process is read once
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


@pytest.fixture
def growth(office, unit):
    """Counts an address's queries with few and with many records."""

    def measure(browser, addresses):
        make_some(office, unit, FEW)
        few = {address: queries(browser, address) for address in addresses}
        make_some(office, unit, MANY)
        return {address: (few[address], queries(browser, address)) for address in addresses}

    return measure


def test_public_pages_keep_to_their_budget_and_ask_no_more_when_there_is_more(citizen, growth):
    measured = growth(citizen, BUDGETS)
    assert {a: n for a, n in measured.items() if n[1] > n[0]} == {}
    assert {a: n for a, n in measured.items() if n[1] > BUDGETS[a]} == {}


def test_the_page_of_a_document_asks_no_more_when_it_has_more_files(citizen, office, unit):
    few = queries(citizen, make_some(office, unit, FEW).get_absolute_url())
    many = queries(citizen, make_some(office, unit, MANY).get_absolute_url())
    assert many <= few <= 10


def test_the_lists_of_the_admin_ask_no_more_when_there_is_more(office, growth):
    measured = growth(signed_in(office.editor), STAFF_BUDGETS)
    assert {a: n for a, n in measured.items() if n[1] > n[0]} == {}
    assert {a: n for a, n in measured.items() if n[1] > STAFF_BUDGETS[a]} == {}


def test_the_form_of_a_record_in_the_admin_asks_no_more_when_it_has_more_files(office, unit):
    browser = signed_in(office.editor)
    counts = []
    for number in (FEW, MANY):
        document = make_document(office, files=[f"{n}.png" for n in range(number)])
        counts.append(queries(browser, f"{ADMIN}{document.pk}/change/"))
    assert counts[1] <= counts[0]


def test_a_download_and_the_notice_ask_little(citizen, office):
    document = make_document(office, "published", files=["通知.pdf"])
    assert queries(citizen, document.attachments.get().get_absolute_url()) <= 3
    withdrawn = make_document(office, "withdrawn")
    with CaptureQueriesContext(connection) as captured:
        assert citizen.get(withdrawn.get_absolute_url()).status_code == 410
    assert len(captured) <= 4
