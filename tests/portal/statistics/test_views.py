"""The numbers are those of the records: they add up, agree with the report, and hide nothing."""

import csv
import io
from datetime import date

import pytest

from disclosures.proposals.models import ProposalClass
from portal.annual_report.figures import FIGURES
from portal.search.sources import SOURCES
from tests.making import NOW, make_document
from tests.rooms import ROOMS
from tests.test_budgets import queries

pytestmark = pytest.mark.django_db


def tables(browser, address="/statistics/?year=2018") -> dict:
    """Id of the table → name of the row → its numbers."""
    context = browser.get(address).context
    found = [*context["tables"], context["over_years"]]
    return {table.id: {row.label: row.numbers for row in table.rows} for table in found}


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
    found = tables(citizen)
    kinds, by_kind, by_section = (found[id] for id in ("published", "kinds", "sections"))
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
    rows = tables(citizen)["published"]
    assert {SOURCES[room.kind].label: 1 for room in ROOMS} == {
        label: row[5] for label, row in rows.items() if row[5] and label != "合计"
    }
    assert rows["合计"][-1] == len(ROOMS)


def test_midnight_belongs_to_the_new_year_of_the_office(citizen, office):
    make_document(office, "published", at=NOW.replace(month=1, day=1, hour=0, minute=30))
    assert tables(citizen)["published"]["合计"][0] == 1


def test_the_newest_year_comes_first_and_the_others_are_one_link_away(citizen, year):
    page = citizen.get("/statistics/")
    assert (page.context["year"], page.context["years"]) == (2019, [2019, 2018])
    assert tables(citizen, "/statistics/?year=2017")["published"]["合计"] == [0] * 13


@pytest.mark.parametrize("typed", ["x", "18", "1999", "9999", "２０１８", "20181"])
def test_what_is_no_year_is_not_found(citizen, bureau, typed):
    assert citizen.get("/statistics/", {"year": typed}).status_code == 404


def test_the_download_holds_the_same_numbers_one_to_a_line(citizen, year):
    answer = citizen.get("/statistics/export.csv?year=2018")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text))
    assert head == ["统计方式", "名称", "项目", "数量"]
    assert ["主动公开：各栏目", "文件与信息", "6月", "6"] in lines
    assert ["历年数量", "2019年", "主动公开政府信息（条）", "1"] in lines
    shown = tables(citizen)
    assert len(lines) == sum(len(row) for table in shown.values() for row in table.values())


def test_any_node_has_its_own_page(citizen, year):
    found = citizen.get("/statistics/?year=2018&organisation=jtj-glj")
    assert "公路管理处" in found.content.decode()
    totals = {one["label"]: one for one in found.context["totals"]}["主动公开政府信息"]
    assert totals["value"] == 6
    assert totals["url"] == "/reports/2018/figures/disclosures/?organisation=jtj-glj"
    assert citizen.get(totals["url"]).context["figure"]["value"] == 6
    assert citizen.get("/statistics/?organisation=nobody").status_code == 404


def test_a_supplied_number_is_told_beside_the_records(citizen, year, supplied):
    supplied(year.organisation, 5)
    page = citizen.get("/statistics/?year=2018")
    assert page.context["totals"][0]["value"] == 12
    assert "主动公开政府信息中有5条是人工填报的" in page.content.decode()
    figure = citizen.get("/reports/2018/figures/disclosures/").context["figure"]
    assert figure["value"] == 12


def test_inquiries_and_proposals_are_told_by_channel_and_class(citizen, office):
    rooms = {room.name: room for room in ROOMS}
    rooms["inquiry"].make(office, "draft")
    rooms["inquiry"].make(office, channel="letter", answered_on=date(2018, 12, 31))
    rooms["inquiry"].make(office, answered_on=date(2019, 1, 1))
    made = ProposalClass.objects.first()
    rooms["proposal"].make(office, result_class=made)
    rooms["proposal"].make(office, "draft", kind="cppcc", number="13")
    found = tables(citizen)
    assert found["inquiries"]["来信"] == [*[0] * 11, 1, 1]
    assert found["inquiries"]["合计"][-1] == 2
    assert found["proposals"] == {str(made): [1, 0, 1], "未分类": [0, 1, 1], "合计": [1, 1, 2]}


def test_years_without_anything_stand_between_the_others(citizen, office):
    for year in (2016, 2019):
        make_document(office, "published", at=NOW.replace(year=year))
    years = tables(citizen)["years"]
    assert [(label, numbers[0]) for label, numbers in years.items()] == [
        *(("2016年", 1), ("2017年", 0), ("2018年", 0), ("2019年", 1))
    ]


def test_bars_are_as_long_as_their_numbers(citizen, year):
    page = citizen.get("/statistics/?year=2018").content.decode()
    assert '<span class="bars-label">6月</span><svg' in page
    assert page.count('<rect width="100.0%"') >= 1
    january = page.partition('<span class="bars-label">1月</span>')[2]
    assert 'width="16.7%"' in january[:100]


def test_the_page_asks_once_for_each_table_whatever_there_is(citizen, office):
    make_document(office, "published")
    few = queries(citizen, "/statistics/")
    for section in ("a20-1", "a20-2", "a20-3"):
        make_document(office, "published", section=section)
    assert queries(citizen, "/statistics/") == few <= len(SOURCES) + 32
