"""What only a browser can tell: the keyboard alone is enough, the elder mode is large and fits."""

import pytest

from tests.journeys.acting import enter, see, tab_to, write
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PAGES = (
    "/",
    "/disclosures/",
    "/corrections/new/",
    "/accessibility/",
    "/statistics/",
    "/feeds/list/",
)
SIZES = """() => [...document.querySelectorAll("main :is(p, li, dd, td, label)")]
    .filter(e => e.checkVisibility() && e.innerText.trim())
    .map(e => getComputedStyle(e))
    .map(s => [parseFloat(s.fontSize), parseFloat(s.lineHeight) / parseFloat(s.fontSize)])"""
MOVING = """() => [...document.querySelectorAll("*")].map(e => getComputedStyle(e))
    .filter(s => parseFloat(s.transitionDuration) || s.animationName !== "none").length"""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"


def test_an_error_is_reported_by_the_keyboard_alone(visit, office):
    make_document(office, "published")
    page = visit()
    page.goto("/corrections/new/?address=/disclosures/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to(page, page.get_by_label("问题类型"))
    page.keyboard.press("ArrowDown")
    write(page, page.get_by_label("问题说明"), "附件打不开")
    enter(page, page.get_by_role("button", name="提交"))
    see(page, "登记编号")


@pytest.mark.parametrize("width", [320, 390])
def test_the_elder_mode_is_large_and_fits_the_screen(visit, office, width):
    make_document(office, "published")
    page = visit()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    page.get_by_role("button", name="长者模式").click()
    for address in PAGES:
        page.goto(address)
        measured = page.evaluate(SIZES)
        assert measured and min(size for size, _ in measured) >= 22, address
        assert min(height for _, height in measured) >= 1.3, address
        assert page.evaluate(WIDER) <= 1, address


def test_who_wants_no_movement_sees_none(visit, office):
    page = visit(reduced_motion="reduce")
    for address in ("/", "/disclosures/", "/inquiries/new/"):
        page.goto(address)
        assert page.evaluate(MOVING) == 0, address


def test_with_colours_of_the_reader_s_own_what_is_chosen_still_stands_out(visit, office):
    page = visit(forced_colors="active")
    page.goto("/disclosures/")
    for chosen in (
        page.locator(".site-nav [aria-current]").first,
        page.get_by_role("button", name="标准", pressed=True),
    ):
        assert chosen.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    search = page.get_by_role("button", name="搜索").first
    assert search.evaluate("e => getComputedStyle(e).borderStyle") == "solid"
