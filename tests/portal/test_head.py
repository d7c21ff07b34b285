"""The tags that government sites carry, as far as they are known; nothing is made up."""

import re
from datetime import date

import pytest

from tests.making import make_document, make_report
from tests.portal.home.test_views import NORMATIVE

pytestmark = pytest.mark.django_db
NAME = "章原市交通运输局政府信息公开平台"
SITE = {"SiteName": NAME, "SiteDomain": "testserver"}


def tags(browser, address) -> dict:
    head = browser.get(address).content.decode().partition("</head>")[0]
    pairs = re.findall(r'<meta name="(\w+)" content="([^"]*)">', head)
    assert len(dict(pairs)) == len(pairs)
    return {name: value for name, value in pairs if name[0].isupper()}


def test_the_home_page_names_the_site_and_its_code_only_when_it_has_one(citizen, bureau, settings):
    assert tags(citizen, "/") == SITE
    settings.SITE_IDENTITY = {
        **settings.SITE_IDENTITY,
        **{"domain": "jtj.example.org", "site_code": "5101320017"},
    }
    known = {"SiteDomain": "jtj.example.org", "SiteIDCode": "5101320017"}
    assert tags(citizen, "/") == SITE | known


@pytest.mark.parametrize(
    "address",
    [
        *("/disclosures/", "/interpretations/", "/inquiries/", "/guide/", "/directory/"),
        *("/catalogue/", "/reports/", "/statistics/", "/feeds/list/", "/corrections/new/"),
        *("/accessibility/", "/inquiries/new/"),
    ],
)
def test_a_column_says_what_it_is(citizen, bureau, address):
    address = "/disclosures/catalogue/" if address == "/catalogue/" else address
    found = tags(citizen, address)
    names = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
    assert set(found) == {*SITE, *names} and all(found.values())


def test_a_document_has_the_tags_of_an_article(citizen, office):
    document = make_document(
        office, "published", title="公路养护办法", summary="概述", keywords="公路", **NORMATIVE
    )
    found = tags(citizen, f"{document.get_absolute_url()}?from=timeline")
    assert found == SITE | {
        "ColumnName": document.section.name,
        "ColumnType": "信息公开",
        "ArticleTitle": "公路养护办法",
        "PubDate": "2018-06-01 09:00",
        "ContentSource": "章原市交通运输局",
        "Author": "章原市交通运输局",
        "Keywords": "公路",
        "Description": "概述",
        "Url": f"http://testserver{document.get_absolute_url()}",
    }


@pytest.mark.parametrize("address", ["/", "/disclosures/?page=1", "/statistics/?year=2018"])
def test_a_page_to_be_kept_names_its_one_address(citizen, bureau, address):
    head = citizen.get(address).content.decode().partition("</head>")[0]
    assert head.count('rel="canonical"') == 1 and "noindex" not in head


@pytest.mark.parametrize("address", ["/disclosures/?year=2018", "/search/?q=公路", "/none/"])
def test_a_page_not_to_be_kept_says_so_and_names_none(citizen, office, address):
    make_document(office, "published")
    head = citizen.get(address).content.decode().partition("</head>")[0]
    assert head.count("noindex") == 1 and 'rel="canonical"' not in head


def test_a_withdrawn_record_names_no_address(citizen, office):
    document = make_document(office, "withdrawn")
    head = citizen.get(document.get_absolute_url()).content.decode().partition("</head>")[0]
    assert head.count("noindex") == 1 and 'rel="canonical"' not in head


MARKS = {
    "site_code": "5101320017",
    "icp_number": "示ICP备00000000号",
    "police_number": "示公网安备00000000000000号",
    "error_report_url": "https://example.org/find-errors",
    "organ_mark_url": "https://example.org/mark",
}


def test_the_marks_of_the_foot_are_shown_only_when_they_are_filled_in(citizen, bureau, settings):
    words = ("网站标识码", "ICP", "公网安备", "我为政府网站找错", "党政机关")
    foot = citizen.get("/").content.decode().partition("<footer")[2]
    assert [word for word in words if word in foot] == []
    settings.SITE_IDENTITY = {**settings.SITE_IDENTITY, **MARKS}
    foot = citizen.get("/").content.decode().partition("<footer")[2]
    assert [value for value in MARKS.values() if value not in foot] == []


def test_the_report_says_the_day_of_its_publication(citizen, office):
    make_report(office.organisation, published_on=date(2019, 1, 31))
    assert tags(citizen, "/reports/2018/")["PubDate"] == "2019-01-31 00:00"
