"""The lists of the admin on the screens of an office and of a phone: nothing is cut off."""

from datetime import date

import pytest

from disclosures.register.actions import save_entry
from disclosures.register.models import RegisterEntry
from tests.journeys.acting import LIST, see
from tests.making import LATER, NOW, do, make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于印发《公路养护从业单位信用评价实施细则》的通知"
WIDTH = {"office": 1280, "phone": 390}
HIDDEN = "e => Math.max(0, e.scrollWidth - e.clientWidth)"


def show(page, screen, address):
    page.set_viewport_size({"width": WIDTH[screen], "height": 800})
    page.goto(address)
    see(page, TITLE)
    return page.locator(".results")


@pytest.mark.parametrize("screen", WIDTH)
def test_the_list_of_documents_shows_its_last_column(sign_in, office, screen):
    record = make_document(office, "published", title=TITLE)
    do(record, "revise", by=office.editor, at=LATER)
    table = show(sign_in(office.publisher), screen, LIST)
    assert table.evaluate(HIDDEN) == 0


def test_the_register_shows_its_last_column_beside_the_menu_and_the_filter(sign_in, office):
    line = RegisterEntry(
        organisation=office.organisation,
        document_number="章交办发〔2019〕16号",
        title=TITLE,
        made_on=date(2019, 6, 12),
        attribute="proactive",
    )
    save_entry(line, by=office.second_reviewer, at=NOW)
    page = sign_in(office.second_reviewer)
    table = show(page, "office", "/admin/disclosures/registerentry/")
    assert page.locator("#nav-sidebar").is_visible()
    assert page.locator("#changelist-filter").is_visible()
    assert table.evaluate(HIDDEN) == 0
