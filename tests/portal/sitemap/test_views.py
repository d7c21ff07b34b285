"""The site map holds what is visible, with its dates; robots are told what is no page."""

import re
from datetime import date

import pytest

from portal.search.sources import SOURCES
from portal.sitemap import sitemaps
from tests.making import LATER, make_document, make_report, publish_version
from tests.rooms import ROOMS
from tests.test_budgets import queries

pytestmark = pytest.mark.django_db
GONE = ("draft", "scheduled", "withdrawn", "withdrawn_silently", "display_ended", "discarded")


def places(browser, address) -> list[str]:
    answer = browser.get(address)
    assert answer.status_code == 200
    return re.findall(r"<loc>http://testserver([^<]+)</loc>", answer.content.decode())


def everything(browser) -> list[str]:
    return [place for part in places(browser, "/sitemap.xml") for place in places(browser, part)]


def test_every_visible_record_is_in_it_once_and_nothing_else_is(citizen, office):
    for state in GONE:
        make_document(office, state)
    shown = [room.make(office) for room in ROOMS] + [make_document(office, "published")]
    listed = everything(citizen)
    assert len(listed) == len(set(listed))
    records = [place for place in listed if re.search(r"/\d+/$", place) and "report" not in place]
    assert sorted(records) == sorted(item.get_absolute_url() for item in shown)


def test_pages_columns_and_published_reports_are_in_it_and_all_answer(citizen, office):
    make_document(office, "published", section="a20-3")
    make_report(office.organisation, published_on=date(2019, 1, 31))
    make_report(office.organisation, 2019)
    listed = everything(citizen)
    expected = {"/", "/guide/", "/statistics/", "/disclosures/?section=a20-3", "/reports/2018/"}
    assert expected <= set(listed) and "/reports/2019/" not in listed
    assert "/disclosures/?section=a20-4" not in listed
    assert {
        place: citizen.get(place.replace("&amp;", "&")).status_code for place in listed
    } == dict.fromkeys(listed, 200)


def test_the_date_is_that_of_the_present_version(citizen, office):
    document = make_document(office, "published")
    publish_version(office, document, at=LATER)
    for address in ("/sitemap.xml", "/sitemaps/documents.xml"):
        assert "<lastmod>2018-06-02" in citizen.get(address).content.decode()


def test_long_parts_are_divided_and_the_index_asks_no_more(citizen, office, monkeypatch):
    make_document(office, "published")
    few = queries(citizen, "/sitemap.xml")
    monkeypatch.setattr(sitemaps.OwnSitemap, "limit", 2)
    for _ in range(4):
        make_document(office, "published")
    parts = [p for p in places(citizen, "/sitemap.xml") if "documents" in p]
    assert [len(places(citizen, part)) for part in parts] == [2, 2, 1]
    assert queries(citizen, "/sitemap.xml") == few <= 2 * len(SOURCES) + 6


def test_an_unknown_part_is_not_found(citizen, bureau):
    assert citizen.get("/sitemaps/none.xml").status_code == 404


def allowed(text, address) -> bool:
    """The longest rule that matches counts (RFC 9309); `*` is anything, `$` the end."""
    rules = re.findall(r"^(Allow|Disallow): (\S+)$", text, re.M)
    matching = [
        (len(rule), verb == "Allow")
        for verb, rule in rules
        if re.match(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$"), address)
    ]
    return max(matching, default=(0, True))[1]


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        *(("/", True), ("/disclosures/12/", True), ("/disclosures/?page=3", True)),
        *(("/disclosures/?section=a20-1", True), ("/statistics/?year=2018", True)),
        ("/disclosures/?kind=normative&validity=current", True),
        *(("/disclosures/?kind=normative&validity=current&page=2", False), ("/search/", True)),
        ("/search/?q=公路", False),
        *(("/disclosures/?year=2018", False), ("/disclosures/?section=a20-1&year=2018", False)),
        *(("/api/v1/search?q=x", False), ("/disclosures/export.csv", False), ("/admin/", False)),
        *(("/corrections/new/?address=/", False), ("/feeds/search/?q=x", False)),
        *(("/feeds/", True), ("/sitemap.xml", True), ("/attachments/x/通知.pdf", True)),
    ],
)
def test_robots_are_kept_from_combinations_and_searches_alone(citizen, bureau, address, is_allowed):
    answer = citizen.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    text = answer.content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert allowed(text, address) is is_allowed


def test_every_filter_of_every_list_is_kept_from_robots_unless_it_makes_a_column(citizen, office):
    text = citizen.get("/robots.txt").content.decode()
    for url in ["/disclosures/", *(room.list_url for room in ROOMS)]:
        for name in citizen.get(url).context["filter"].filters:
            is_column = name in ("section", "kind")
            assert allowed(text, f"{url}?{name}=x") is is_column, (url, name)
