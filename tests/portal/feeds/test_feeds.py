"""Feeds hold visible records alone, newest first, and say when nothing has changed."""

from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from disclosures.documents.models import Document
from portal.search.sources import SOURCES
from tests.making import LATER, NOW, do, make_document, publish_version
from tests.rooms import ROOMS
from tests.surfaces import HIDDEN
from tests.test_budgets import queries

pytestmark = pytest.mark.django_db
NOTICE = {"kind": "notice", "made_on": NOW.date()}
ATOM = "{http://www.w3.org/2005/Atom}"


def read(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def titles(browser, address) -> list[str]:
    return [title.text for title in read(browser, address).iterfind(f"{ATOM}entry/{ATOM}title")]


def test_every_room_is_in_the_feed_of_the_site_and_in_its_own(citizen, office):
    for room in ROOMS:
        room.make(office, title=f"{room.name}的记录")
    make_document(office, "published", title="文件", at=LATER)
    found = titles(citizen, "/feeds/")
    assert found[0] == "文件"
    assert sorted(found[1:]) == sorted(f"{room.name}的记录" for room in ROOMS)
    for room in ROOMS:
        assert titles(citizen, f"/feeds/kinds/{room.kind}/") == [f"{room.name}的记录"]


@pytest.mark.parametrize("state", [s for s in HIDDEN if s not in ("masked", "withheld")])
def test_what_is_not_visible_is_in_no_feed(citizen, office, state):
    make_document(office, state, title="龘靐齉的题名", section="a20-9", **NOTICE)
    for address in (
        *("/feeds/", "/feeds/kinds/documents/", "/feeds/kinds/notice/"),
        *("/feeds/sections/a20-9/", f"/feeds/search/?q={quote('龘靐')}"),
    ):
        assert titles(citizen, address) == [], address


def test_columns_kinds_and_searches_have_feeds_of_their_own(citizen, office):
    make_document(office, "published", title="甲公告", section="a20-3", **NOTICE)
    make_document(office, "published", title="乙动态", kind="news", section="a20-4", at=LATER)
    assert titles(citizen, "/feeds/sections/a20-3/") == ["甲公告"]
    assert titles(citizen, "/feeds/kinds/news/") == ["乙动态"]
    both = f"/feeds/search/?q={quote('遵照执行')}"
    assert titles(citizen, both) == ["乙动态", "甲公告"]
    assert titles(citizen, f"{both}&kind=notice") == ["甲公告"]


def test_an_entry_has_a_lasting_id_both_dates_and_words_that_xml_allows(citizen, office):
    document = make_document(office, "published", title="A<B>&C的\x0b通知")
    publish_version(office, document, at=LATER)
    entry = read(citizen, "/feeds/").find(f"{ATOM}entry")
    text = {part: entry.findtext(f"{ATOM}{part}") for part in ("title", "id", "summary")}
    assert text["title"] == "A<B>&C的通知"
    assert text["id"] == f"tag:testserver,2018-06-01:{document.get_absolute_url()}"
    assert "动态，章原市交通运输局" in text["summary"] and "jtj/2018-00001" in text["summary"]
    dates = [entry.findtext(f"{ATOM}{part}")[:10] for part in ("published", "updated")]
    assert dates == ["2018-06-01", "2018-06-02"]


def test_who_has_the_feed_is_told_so_until_it_changes_even_by_a_withdrawal(citizen, office):
    old = make_document(office, "published", title="旧")
    make_document(office, "published", title="新", at=LATER)
    first = citizen.get("/feeds/")
    assert "no-cache" in first["Cache-Control"] and "Last-Modified" not in first
    known = {"If-None-Match": first["ETag"], "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert citizen.get("/feeds/", headers=known).status_code == 304
    do(old, "withdraw", by=office.publisher, at=LATER)
    assert citizen.get("/feeds/", headers=known).status_code == 200
    only_a_date = {"If-Modified-Since": known["If-Modified-Since"]}
    assert citizen.get("/feeds/", headers=only_a_date).status_code == 200


def test_an_empty_feed_stays_the_same(citizen, bureau):
    tag = citizen.get("/feeds/sections/a20-9/")["ETag"]
    answer = citizen.get("/feeds/sections/a20-9/", headers={"If-None-Match": tag})
    assert answer.status_code == 304


@pytest.mark.parametrize(
    "address",
    [
        *("/feeds/kinds/none/", "/feeds/sections/none/", "/feeds/sections/a20/"),
        *("/feeds/search/?q=-x", "/feeds/search/?q=" + quote("长" * 3000)),
    ],
)
def test_what_is_nothing_to_subscribe_to_is_not_found(citizen, bureau, address):
    assert citizen.get(address).status_code == 404


def test_the_address_of_the_settings_is_that_of_every_entry(citizen, office, settings):
    settings.SITE_IDENTITY = {**settings.SITE_IDENTITY, "domain": "jtj.example.org"}
    make_document(office, "published")
    feed = read(citizen, "/feeds/kinds/documents/")
    links = [link.get("href") for link in feed.iter(f"{ATOM}link")]
    assert len(links) == 3
    assert all(link.startswith("http://jtj.example.org/") for link in links)


def test_a_feed_asks_once_for_each_kind_whatever_there_is(citizen, office):
    make_document(office, "published", at=NOW)
    few = queries(citizen, "/feeds/")
    for _ in range(5):
        make_document(office, "published", at=NOW)
    assert queries(citizen, "/feeds/") == few <= len(SOURCES) + 3
    assert Document.objects.visible().count() == 6


def test_a_search_for_nothing_leads_to_the_page_on_which_words_are_given(citizen, bureau):
    assert citizen.get("/feeds/search/?q=%20").headers["Location"] == "/feeds/list/"
