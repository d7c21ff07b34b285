"""Pages tell of their feed, the list of feeds of all of them; every one of them answers."""

import re
from urllib.parse import quote

import pytest

from portal.search.sources import SOURCES
from tests.making import make_document
from tests.rooms import ROOMS

pytestmark = pytest.mark.django_db
LINK = re.compile(
    r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">'
)


def told(browser, address) -> list[str]:
    return LINK.findall(browser.get(address).content.decode())


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("/disclosures/", "/feeds/kinds/documents/"),
        ("/disclosures/?kind=notice", "/feeds/kinds/notice/"),
        ("/disclosures/?section=a20-3&year=2018", "/feeds/sections/a20-3/"),
        (f"/search/?q={quote('公路')}&page=1", f"/feeds/search/?q={quote('公路')}"),
    ],
)
def test_a_list_tells_of_the_feed_that_follows_it(citizen, office, address, feed):
    make_document(office, "published", title="公路")
    assert told(citizen, address) == ["/feeds/", feed]


def test_the_lists_of_all_rooms_do(citizen, office):
    for room in ROOMS:
        assert told(citizen, room.list_url) == ["/feeds/", f"/feeds/kinds/{room.kind}/"]


def test_other_pages_tell_of_the_feed_of_the_site_alone(citizen, office):
    document = make_document(office, "published")
    for address in ("/", document.get_absolute_url(), "/search/", "/disclosures/?section=none"):
        assert told(citizen, address)[:1] == ["/feeds/"]
    assert told(citizen, "/") == told(citizen, document.get_absolute_url()) == ["/feeds/"]


def test_the_page_of_feeds_lists_every_kind_and_the_columns_that_hold_something(citizen, office):
    make_document(office, "published", section="a20-3")
    page = citizen.get("/feeds/list/").content.decode()
    feeds = set(re.findall(r'href="(/feeds/(?:kinds|sections)/[^"]+)"', page))
    assert {f"/feeds/kinds/{kind}/" for kind in SOURCES} <= feeds
    assert [feed for feed in feeds if "sections" in feed] == ["/feeds/sections/a20-3/"]
    assert {citizen.get(feed).status_code for feed in feeds} == {200}
