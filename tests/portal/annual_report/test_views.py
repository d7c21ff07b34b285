"""The report's pages: list, report, a figure with its records, and the figures as JSON."""

import json
from datetime import date

import pytest

from portal.annual_report.figures import FIGURES
from portal.annual_report.measuring import NO_RATE
from tests.making import NOW, make_document, make_report, signed_in

PUBLISHED = date(2019, 1, 31)

RATES = {id for id, figure in FIGURES.items() if figure.part}


def text_of(response):
    return response.content.decode()


def figures(browser, year=2018, query=""):
    response = browser.get(f"/reports/{year}/figures.json{query}")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/json")
    return json.loads(response.content)


def test_the_figures_come_in_the_agreed_shape(citizen, office):
    make_document(office, "published", files=["图.png"])
    answer = figures(citizen)
    assert set(answer) == {"year", "organisation", "edition", "as_of", "figures", "cells"}
    assert (answer["year"], answer["organisation"]) == (2018, "jtj")
    assert answer["edition"] == "narrative"
    assert answer["as_of"].endswith("+08:00")
    assert set(answer["figures"]) == set(FIGURES)
    assert answer["figures"]["images"] == {
        "value": 1,
        "counted": 1,
        "supplied": 0,
        "printed": "1幅",
        "url": "/reports/2018/figures/images/",
    }
    assert isinstance(answer["cells"], dict)


def test_every_figure_of_the_json_has_its_page_with_the_same_number(citizen, office):
    for files in (["一.png"], ["二.png", "三.png"], []):
        make_document(office, "published", files=files)
    for id, figure in figures(citizen)["figures"].items():
        page = text_of(citizen.get(figure["url"]))
        assert FIGURES[id].definition in page
        value = NO_RATE if figure["value"] is None else figure["value"]
        assert f'<span class="figure-value">{value}</span>' in page


def test_the_figures_of_another_body_can_be_asked_for(citizen, office, unit, neighbours):
    make_document(office, "published", organisation=unit)
    make_document(neighbours, "published")
    for code, number in {"jtj": 1, "jtj-glj": 1, "slj": 1, "zysz": 2}.items():
        answer = figures(citizen, query=f"?organisation={code}")
        assert answer["organisation"] == code
        assert answer["figures"]["disclosures"]["value"] == number


@pytest.mark.parametrize("page", ["figures.json", "figures/disclosures/"])
@pytest.mark.parametrize("code", ["nowhere", "%27", "jtj%20or%201=1"])
def test_a_body_that_does_not_exist_is_not_found(citizen, office, page, code):
    assert citizen.get(f"/reports/2018/{page}?organisation={code}").status_code == 404


@pytest.mark.parametrize("year", [0, 2007, 2101, 9999, 99999999999999999999])
@pytest.mark.parametrize("page", ["", "figures.json", "figures/images/"])
def test_an_impossible_year_is_not_found(citizen, office, year, page):
    assert citizen.get(f"/reports/{year}/{page}").status_code == 404


def test_a_figure_that_does_not_exist_is_not_found(citizen, office):
    assert citizen.get("/reports/2018/figures/nonsense/").status_code == 404


def test_a_figure_lists_its_records_and_no_other(citizen, office, neighbours):
    mine = make_document(office, "published", title="本局的信息")
    theirs = make_document(neighbours, "published", title="水利局的信息")
    page = text_of(citizen.get("/reports/2018/figures/disclosures/"))
    assert mine.get_absolute_url() in page
    assert theirs.title not in page
    other = text_of(citizen.get("/reports/2018/figures/disclosures/?organisation=slj"))
    assert theirs.title in other
    assert mine.title not in other


def test_the_pages_of_a_figure_show_every_record_once(citizen, office):
    urls = {make_document(office, "published").get_absolute_url() for _ in range(53)}
    found = [
        row["url"]
        for page in (1, 2)
        for row in citizen.get(f"/reports/2018/figures/disclosures/?page={page}").context[
            "page_obj"
        ]
    ]
    assert len(found) == 53
    assert set(found) == urls


def test_an_image_is_listed_by_its_description_with_its_document(citizen, office):
    document = make_document(office, title="通车仪式")
    from tests.making import do, make_attachment

    make_attachment(document, "剪彩.png", by=office.editor, alt_text="剪彩的人群")
    for verb in ("submit", "review_secrecy", "approve", "publish"):
        document = do(document, verb, by=office.person_for(verb))
    page = text_of(citizen.get("/reports/2018/figures/images/"))
    assert "剪彩的人群" in page
    assert "通车仪式" in page
    assert document.get_absolute_url() in page


# --- the report ---------------------------------------------------------------------------------
def test_a_published_report_shows_its_text_with_live_figures(citizen, office):
    make_report(office.organisation, published_on=PUBLISHED, n1="全年公开{disclosures}。")
    make_document(office, "published")
    page = text_of(citizen.get("/reports/2018/"))
    assert '全年公开<a class="figure" href="/reports/2018/figures/disclosures/">1条</a>。' in page
    assert "一、公开政府信息情况" in page
    assert "四、下一步" not in page  # nothing is written there


@pytest.mark.parametrize("person", ["citizen", "staff"])
def test_a_report_that_is_not_published_shows_no_text_and_no_title(citizen, office, person):
    make_report(office.organisation, n1="尚未公布的文字")
    browser = citizen if person == "citizen" else signed_in(office.editor)
    for address in ("/reports/2018/", "/reports/", "/"):
        page = text_of(browser.get(address))
        assert "尚未公布的文字" not in page
        assert "2018年政府信息公开工作年度报告" not in page or address == "/"


def test_the_text_of_a_report_is_escaped(citizen, office):
    make_report(office.organisation, published_on=PUBLISHED, n1="<script>alert(1)</script>{images}")
    page = text_of(citizen.get("/reports/2018/"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_report_of_another_body_is_not_the_hosts(citizen, office, sibling):
    make_report(sibling, published_on=PUBLISHED, n1="水利局的年报")
    assert "水利局的年报" not in text_of(citizen.get("/reports/2018/"))


def test_the_list_holds_years_with_records_or_a_published_report_newest_first(citizen, office):
    make_document(office, "published", at=NOW.replace(year=2016))
    make_document(office, "published", at=NOW.replace(year=1995))  # before there were reports
    make_document(office, "draft", at=NOW.replace(year=2015))
    make_report(office.organisation, published_on=PUBLISHED)
    make_report(office.organisation, 2017)
    years = [row["year"] for row in citizen.get("/reports/").context["years"]]
    assert years == [2018, 2016]


# --- an empty portal ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "address",
    [
        *("/", "/disclosures/", "/search/?q=交通", "/api/v1/search?q=交通"),
        *("/reports/", "/reports/2018/"),
    ],
)
def test_a_migrated_but_empty_portal_serves(db, citizen, address):
    assert citizen.get(address).status_code == 200


@pytest.mark.parametrize("year", [2008, 2018, 2019, 2026, 2100])
def test_an_empty_portal_gives_the_figures_of_any_year(db, citizen, year):
    answer = figures(citizen, year)
    numbers = {id: figure["value"] for id, figure in answer["figures"].items()}
    assert {id for id, number in numbers.items() if number is None} == RATES
    assert {number for id, number in numbers.items() if id not in RATES} == {0}
    assert answer["organisation"]
