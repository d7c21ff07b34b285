"""What every public page owes to those who do not see it, read from its HTML alone."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tinyhtml5.parser import HTMLParser as StrictParser

from tests.making import make_document
from tests.rooms import ROOMS
from tests.surfaces import ADDRESSES, World

pytestmark = pytest.mark.django_db
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
FIELDS = ("input", "select", "textarea")
NO_LABEL = ("hidden", "submit", "button")
NOT_ON_PUBLIC_SCREENS = ("admin", "admin_print", "editor", "print")
CSS = Path(__file__).resolve().parents[3] / "static/css"
BODY = (
    "<p>正文</p><table><thead><tr><th>路线</th><th>里程</th></tr></thead>"
    "<tbody><tr><td>甲</td><td>3</td></tr></tbody></table>"
)


class Page(HTMLParser):
    """The elements of a page in their order: tag, attributes, and the words inside of each."""

    def __init__(self, html):
        super().__init__()
        self.html, self.elements, self.open = html, [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "inside": [e["tag"] for e in self.open], "words": "", **dict(attrs)}
        self.elements.append(element)
        if tag == "img":
            self.handle_data(element.get("alt") or "")
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()["tag"] != tag:
            pass

    def handle_data(self, words):
        for element in self.open:
            element["words"] += words

    def all(self, *tags):
        return [element for element in self.elements if element["tag"] in tags]


@pytest.fixture
def pages(citizen, office):
    """An address of every public pattern, as far as it answers with a page."""
    control = make_document(office, "published", body=BODY, files=["通知.pdf", "图.png"])
    for room in ROOMS:
        room.make(office)
    addresses = {name: urls(World(control, {}))[:2] for name, urls in ADDRESSES.items()}
    for room in ROOMS:
        addresses[f"{room.name}-page"] = [room.model.objects.get().get_absolute_url()]
    answers = {url: citizen.get(url) for urls in addresses.values() for url in urls}
    found = {
        url: Page(answer.content.decode())
        for url, answer in answers.items()
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    }
    assert len(found) > 30
    return found


def breaches(pages, rule) -> dict:
    """Address → what is wrong there, as the rule says."""
    return {url: wrong for url, page in pages.items() if (wrong := rule(page))}


def test_every_page_is_html_that_needs_no_mending(pages):
    def rule(page):
        parser = StrictParser()
        parser.parse(page.html)
        return [(place, mistake) for place, mistake, _ in parser.errors]

    assert breaches(pages, rule) == {}


def test_every_page_says_its_language_and_its_title(pages):
    def rule(page):
        language = page.all("html")[0].get("lang")
        title = page.all("title")[0]["words"].partition(" - ")[0].strip()
        return [] if language == "zh-CN" and title else [language, title]

    assert breaches(pages, rule) == {}


def test_every_page_has_one_heading_and_skips_no_level(pages):
    def rule(page):
        levels = [int(e["tag"][1]) for e in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        skipped = [b for a, b in zip(levels, levels[1:], strict=False) if b > a + 1]
        return skipped or (levels if levels.count(1) != 1 else [])

    assert breaches(pages, rule) == {}


def test_the_first_link_leads_to_the_content(pages):
    def rule(page):
        first = page.all("a", "button", "input")[0]
        mains = [e.get("id") for e in page.all("main")]
        return [] if first.get("href") == "#main" and mains == ["main"] else [first, mains]

    assert breaches(pages, rule) == {}


def test_every_field_has_a_label(pages):
    def rule(page):
        labelled = {e.get("for") for e in page.all("label") if e["words"].strip()}
        return [
            field.get("name")
            for field in page.all(*FIELDS)
            if field.get("type") not in NO_LABEL
            and field.get("id") not in labelled
            and not field.get("aria-label")
            and "label" not in field["inside"]
        ]

    assert breaches(pages, rule) == {}


def test_every_link_and_button_has_words(pages):
    def rule(page):
        pressed = [e for e in page.all("a", "button") if "svg" not in e["inside"]]
        return [e for e in pressed if not (e["words"].strip() or e.get("aria-label"))]

    assert breaches(pages, rule) == {}


def test_every_picture_has_words(pages):
    assert breaches(pages, lambda page: [e for e in page.all("img") if "alt" not in e]) == {}


def test_every_table_has_headings(pages):
    """Above a column a heading says itself what it is of; elsewhere it must."""

    def rule(page):
        heads = page.all("th")
        unsaid = [e["words"] for e in heads if not e.get("scope") and "thead" not in e["inside"]]
        return unsaid or (page.all("table") if not heads else [])

    assert breaches(pages, rule) == {}


def test_no_name_of_an_element_is_given_twice(pages):
    def rule(page):
        names = [e["id"] for e in page.elements if e.get("id")]
        return sorted({name for name in names if names.count(name) > 1})

    assert breaches(pages, rule) == {}


def test_nothing_plays_moves_or_floats(pages):
    def rule(page):
        playing = page.all("marquee", "blink", "iframe", "dialog", "object", "embed")
        return playing + [e for e in page.elements if "autoplay" in e or "autofocus" in e]

    assert breaches(pages, rule) == {}
    public = [path for path in CSS.glob("*.css") if path.stem not in NOT_ON_PUBLIC_SCREENS]
    fixed = re.compile(r"position:\s*(?:fixed|sticky)|animation:|@keyframes")
    assert [path.name for path in public if fixed.search(path.read_text("utf-8"))] == []
