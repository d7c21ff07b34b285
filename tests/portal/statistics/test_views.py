"""The numbers are those of the records: they add up, agree with the report, and hide nothing."""

import csv
import io

import pytest

from portal.annual_report.figures import FIGURES
from portal.search.sources import SOURCES
from tests.making import NOW, make_document
from tests.rooms import ROOMS
from tests.test_budgets import queries

pytestmark = pytest.mark.django_db


def tables(browser, address="/statistics/?year=2018") -> dict:
    found = browser.get(address).context["tables"]
    return {t["heading"]: {row["label"]: row["numbers"] for row in t["rows"]} for t in found}


@pytest.fixture
def year(office, unit, sibling):
    """Seven documents of 2018 in two months, kinds and columns; others that do not count."""
    notice = {"kind": "notice", "made_on": NOW.date(), "section": "a20-3"}
    make_document(office, "published", at=NOW.replace(month=1), **notice)
    for _ in range(6):
        make_document(office, "published", organisation=unit)
    make_document(office, "withdrawn")
    make_document(office, "scheduled")
    make_document(office, "published", at=NOW.replace(year=2019))
    return office


def test_months_kinds_and_columns_add_up_to_the_figure_of_the_report(citizen, year):
    kinds, by_kind, by_section = tables(citizen).values()
    january_june = [1, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 7]
    for table in (kinds, by_kind, by_section):
        assert table["合计"] == january_june
    assert kinds["文件与信息"] == january_june
    assert by_kind["公告"][0] == by_kind["公告"][-1] == 1
    assert sorted(numbers[-1] for numbers in by_section.values()) == [1, 6, 7]
    assert FIGURES["disclosures"].value(year.organisation, 2018) == january_june[-1]


def test_every_room_is_counted(citizen, office):
    for room in ROOMS:
        room.make(office)
    rows = tables(citizen)["各栏目"]
    assert {SOURCES[room.kind].label: 1 for room in ROOMS} == {
        label: row[5] for label, row in rows.items() if row[5] and label != "合计"
    }
    assert rows["合计"][-1] == len(ROOMS)


def test_midnight_belongs_to_the_new_year_of_the_office(citizen, office):
    make_document(office, "published", at=NOW.replace(month=1, day=1, hour=0, minute=30))
    assert tables(citizen)["各栏目"]["合计"][0] == 1


def test_the_newest_year_comes_first_and_the_others_are_one_link_away(citizen, year):
    page = citizen.get("/statistics/")
    assert (page.context["year"], page.context["years"]) == (2019, [2019, 2018])
    assert tables(citizen, "/statistics/?year=2017")["各栏目"]["合计"] == [0] * 13


@pytest.mark.parametrize("typed", ["x", "18", "1999", "9999", "２０１８", "20181"])
def test_what_is_no_year_is_not_found(citizen, bureau, typed):
    assert citizen.get("/statistics/", {"year": typed}).status_code == 404


def test_the_download_holds_the_same_numbers(citizen, year):
    answer = citizen.get("/statistics/export.csv?year=2018")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head[:3] == ["统计方式", "名称", "1月"] and head[-1] == "全年"
    shown = tables(citizen)
    assert rows == [
        [heading, label, *map(str, numbers)]
        for heading, table in shown.items()
        for label, numbers in table.items()
    ]


def test_the_page_asks_once_for_each_kind_whatever_there_is(citizen, office):
    make_document(office, "published")
    few = queries(citizen, "/statistics/")
    for section in ("a20-1", "a20-2", "a20-3"):
        make_document(office, "published", section=section)
    assert queries(citizen, "/statistics/") == few <= len(SOURCES) + 9
