"""The lists of the admin on an office's screen and a phone's, public pages enlarged: whole."""

from datetime import date

import pytest

from disclosures.register.actions import save_entry
from disclosures.register.models import RegisterEntry
from tests.journeys.acting import LIST, see
from tests.making import LATER, NOW, do, make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于印发《公路养护从业单位信用评价实施细则》的通知"
CELLS = "".join(f"<td>承诺办理时限第{n}档</td>" for n in range(12))
WIDE_TABLE = f"<p>附表如下。</p><table><tbody><tr>{CELLS}</tr></tbody></table>"
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


# --- public pages -------------------------------------------------------------------------------
PAGES = (
    *("/", "/disclosures/", "/disclosures/?kind=news&year=2018", "/search/?q=公路", "/guide/"),
    *("/services/", "/directory/", "/requests/", "/requests/new/", "/inquiries/new/", "/reports/"),
)
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# What 1280 pixels are to a reader who has enlarged the page to so many per cent.
ENLARGED = {"200": 640, "400": 320}


@pytest.mark.parametrize("percent", ENLARGED)
def test_no_public_page_scrolls_sideways_when_enlarged(visit, office, percent):
    document = make_document(office, "published", title=TITLE, body=WIDE_TABLE)
    page = visit(java_script_enabled=False)
    page.set_viewport_size({"width": ENLARGED[percent], "height": 400})
    sideways = {}
    for address in (*PAGES, document.get_absolute_url()):
        page.goto(address)
        if (beyond := page.evaluate(SIDEWAYS)) > 0:
            sideways[address] = beyond
    assert sideways == {}


def test_on_a_phone_the_first_result_is_on_the_first_screen_and_the_filter_opens(visit, office):
    make_document(office, "published", title=TITLE)
    page = visit(java_script_enabled=False)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/disclosures/")
    assert page.get_by_text(TITLE).bounding_box()["y"] < 844
    assert not page.get_by_label("信息类别").is_visible()
    page.get_by_text("按条件筛选").click()
    page.get_by_label("信息类别").select_option("notice")
    page.get_by_role("button", name="筛选").click()
    see(page, "没有找到符合条件的信息")
    page.get_by_role("link", name="信息类别：公告").first.click()
    see(page, TITLE)


def test_without_a_script_elder_mode_is_one_press_and_holds(visit, office):
    page = visit(java_script_enabled=False)
    page.goto("/disclosures/")
    page.get_by_role("button", name="长者模式").click()
    page.goto("/guide/")
    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size >= 24
    page.get_by_role("button", name="长者模式", pressed=True).click()
    assert page.evaluate("document.documentElement.dataset.mode") is None


def test_with_a_script_what_was_typed_stays_when_the_text_is_enlarged(visit, office):
    page = visit(java_script_enabled=True)
    page.goto("/inquiries/new/")
    box = page.locator("main form input[type=text]").first
    box.fill("不丢失")
    page.get_by_role("button", name="特大").click()
    assert page.evaluate("document.documentElement.dataset.size") == "huge"
    assert box.input_value() == "不丢失"
    page.goto("/")
    assert page.evaluate("document.documentElement.dataset.size") == "huge"
