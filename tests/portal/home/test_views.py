"""The home page and what machines ask."""

from datetime import date

import pytest
from django.db import DatabaseError, connection

from tests.making import NOW, make_document, make_report
from tests.rooms import ROOMS

NORMATIVE = {
    "kind": "normative",
    "issuing_organ": "章原市交通运输局",
    "document_number": "章交发〔2018〕1号",
    "made_on": NOW.date(),
    "effective_on": NOW.date(),
    "validity": "in_force",
}


def test_the_newest_records_come_first(citizen, office):
    for day in range(1, 13):
        make_document(office, "published", title=f"{day}日", at=NOW.replace(day=day))
    titles = [document.title for document in citizen.get("/").context["latest"]]
    assert titles == [f"{day}日" for day in range(12, 4, -1)]


def test_kinds_have_their_own_short_lists(citizen, office):
    make_document(office, "published", title="动态")
    make_document(office, "published", title="规定", **NORMATIVE)
    kinds = {group["label"]: group for group in citizen.get("/").context["latest_by_kind"]}
    assert [document.title for document in kinds["规范性文件"]["documents"]] == ["规定"]
    assert kinds["公告"]["documents"] == []
    assert citizen.get(kinds["规范性文件"]["url"]).context["total"] == 1


def test_columns_of_the_catalogue_are_shown_with_how_much_is_public_in_them(citizen, office):
    make_document(office, "published", section="a20-3")
    make_document(office, "published", section="a20-3")
    make_document(office, "approved", section="a20-3")
    make_document(office, "withdrawn", section="a20-4")
    columns = citizen.get("/").context["sections"]
    assert [(entry["section"].code, entry["count"]) for entry in columns] == [("a20-3", 2)]
    assert citizen.get(columns[0]["url"]).context["total"] == 2


def test_the_figures_are_those_of_the_newest_published_report(citizen, office):
    make_document(office, "published", files=["图.png"])
    make_document(office, "published", at=NOW.replace(year=2019))
    assert citizen.get("/").context["figures_year"] == 2019
    make_report(office.organisation, published_on=date(2019, 1, 31))
    make_report(office.organisation, 2020)
    context = citizen.get("/").context
    assert context["figures_year"] == 2018
    assert {figure["url"]: figure["value"] for figure in context["figures"]} == {
        "/reports/2018/figures/disclosures/": 1,
        "/reports/2018/figures/normative_documents/": 0,
        "/reports/2018/figures/images/": 1,
    }


def test_the_frame_names_the_host_and_the_government_above_it(citizen, office):
    text = citizen.get("/").content.decode()
    assert "章原市交通运输局" in text
    assert "章原市人民政府" in text


@pytest.mark.parametrize("sample", [True, False])
def test_demonstration_data_is_announced_on_every_page(citizen, office, sample):
    type(office.organisation).objects.update(is_sample=sample)
    for address in ("/", "/disclosures/", "/search/", "/reports/", "/nowhere/"):
        assert ("演示数据" in citizen.get(address).content.decode()) == sample


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_machines_are_answered_shortly_and_afresh(citizen, db, address):
    response = citizen.get(address)
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


def test_being_alive_asks_nothing_of_the_database(citizen):
    """No database fixture: a query would fail the test."""
    assert citizen.get("/healthz").status_code == 200


def test_without_its_database_the_portal_is_not_ready(citizen, db, monkeypatch):
    def broken(*args, **options):
        raise DatabaseError

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", broken)
        assert citizen.get("/readyz").status_code == 503


def test_an_address_that_does_not_exist_is_answered_in_the_house(citizen, office):
    response = citizen.get("/nowhere/")
    assert response.status_code == 404
    assert "没有找到这个页面" in response.content.decode()
    assert "章原市交通运输局" in response.content.decode()


def test_the_newest_of_a_kind_come_first_and_only_so_many(citizen, office):
    for day in range(1, 9):
        make_document(office, "published", title=f"{day}日", at=NOW.replace(day=day), **NORMATIVE)
    groups = {group["label"]: group for group in citizen.get("/").context["latest_by_kind"]}
    titles = [document.title for document in groups["规范性文件"]["documents"]]
    assert titles == ["8日", "7日", "6日", "5日", "4日", "3日"]


def test_the_home_page_says_how_to_ask(citizen, office):
    page = citizen.get("/").content.decode()
    for address in ("/requests/", "/requests/track/", "/inquiries/new/", "/search/"):
        assert address in page


def test_services_often_asked_for_stand_on_the_home_page_before_newer_ones(citizen, office):
    service = next(room for room in ROOMS if room.name == "service")
    service.make(office, title="道路货物运输经营许可")
    assert "办事服务</h2>" in citizen.get("/").content.decode()
    service.make(office, title="道路旅客运输经营许可", is_common=True, at=NOW.replace(year=2016))
    page = citizen.get("/")
    assert [item.title for item in page.context["services"]] == ["道路旅客运输经营许可"]
    assert "常用服务</h2>" in page.content.decode()
