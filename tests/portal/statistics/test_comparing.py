"""Two years and several bodies side by side: the same numbers as elsewhere, and who is missing."""

import csv
import io
from datetime import date

import pytest

from portal.statistics.comparing import COUNTED, Numbers, bodies_of, compared
from tests.making import NOW, make_document, make_organisation, make_report
from tests.portal.annual_report.signing.test_actions import published

pytestmark = pytest.mark.django_db

FEBRUARY = date(2025, 2, 1)


def rows(page) -> dict:
    return {row["label"]: row for group in page.context["groups"] for row in group["rows"]}


def test_two_years_differ_by_what_was_published(citizen, office):
    for year, number in ((2017, 2), (2018, 3)):
        for _ in range(number):
            make_document(office, "published", at=NOW.replace(year=year))
    page = citizen.get("/statistics/years/?year=2018&other=2017")
    row = rows(page)["主动公开政府信息（条）"]
    assert (row["before"], row["after"], row["difference"], row["percent"]) == (
        2,
        3,
        "+1",
        "+50.0%",
    )
    assert citizen.get(row["before_url"]).context["figure"]["value"] == 2
    assert rows(page)["建议提案办理满意率（%）"]["difference"] == ""  # a rate of nothing


def test_the_newest_year_stands_beside_the_one_before_it(citizen, office):
    make_document(office, "published")
    page = citizen.get("/statistics/years/")
    assert (page.context["before"].year, page.context["after"].year) == (2017, 2018)


def test_rates_differ_by_what_is_printed():
    before, after = (
        Numbers(year, COUNTED, {"proposals_satisfaction_percent": rate})
        for year, rate in ((2017, 98.2), (2018, 99.5))
    )
    found = {row["id"]: row for row in compared(before, after)[0]["rows"]}
    row = found["proposals_satisfaction_percent"]
    assert (row["difference"], row["percent"]) == ("+1.3", "")


def test_tables_are_compared_where_both_years_have_one_form(citizen, office):
    same = citizen.get("/statistics/years/?year=2024&other=2023")
    assert "行政许可本年处理决定数量（件）" in rows(same)
    other = citizen.get("/statistics/years/?year=2024&other=2018")
    assert "行政许可本年处理决定数量（件）" not in rows(other)
    assert "两年的年度报告格式不同" in other.content.decode()


def test_what_was_signed_is_repeated_whatever_the_records_say_now(
    citizen, office, report, writer, leader
):
    make_document(office, "published")
    published(report, writer, leader)
    make_document(office, "published")
    page = citizen.get("/statistics/years/?year=2018&other=2017")
    assert rows(page)["主动公开政府信息（条）"]["after"] == 1
    assert "2018年按年度报告" in page.content.decode()
    assert "年度报告</a>已经公布" in citizen.get("/statistics/?year=2018").content.decode()


def test_bodies_stand_beside_each_other_with_the_pages_of_their_numbers(
    citizen, office, neighbours, unit, supplied
):
    make_document(office, "published", organisation=unit)
    make_document(neighbours, "published")
    make_document(neighbours, "published")
    supplied(neighbours.organisation, 4)
    page = citizen.get("/statistics/bodies/?year=2018")
    found = {row["body"].code: row["cells"][0] for row in page.context["rows"]}
    assert {code: cell["number"] for code, cell in found.items()} == {"jtj": 1, "slj": 6}
    for cell in found.values():
        assert citizen.get(cell["url"]).context["figure"]["value"] == cell["number"]


def test_who_has_no_report_is_named_and_late_only_after_the_day_of_the_law(
    bureau, sibling, government
):
    """条例第四十九条: bodies by 31 January."""
    make_report(bureau, 2024, published_on=date(2025, 1, 20))

    def told(on):
        return {
            row["body"].code: (row["is_missing"], row["is_late"])
            for row in bodies_of(bureau, 2024, on)
        }

    assert told(date(2024, 12, 31)) == {"jtj": (False, False), "slj": (False, False)}
    assert told(date(2025, 1, 19))["jtj"] == (True, False)
    assert told(date(2025, 1, 31)) == {"jtj": (False, False), "slj": (True, False)}
    assert told(FEBRUARY) == {"jtj": (False, False), "slj": (True, True)}


def test_a_closed_body_is_told_only_where_it_has_anything(bureau, neighbours):
    make_document(neighbours, "published")
    body = neighbours.organisation
    body.is_closed = True
    body.save()
    assert [row["body"].code for row in bodies_of(bureau, 2024, FEBRUARY)] == ["jtj"]
    closed = bodies_of(bureau, 2018, FEBRUARY)[-1]
    assert (closed["body"], closed["is_missing"]) == (body, False)


def test_who_stands_above_the_portals_body_is_no_peer(citizen, bureau, government):
    government.is_disclosing_organ = True
    government.save()
    assert "各机关对比" not in citizen.get("/statistics/").content.decode()
    make_organisation("jyj", name="章原市教育局", kind="bureau", is_disclosing_organ=True)
    page = citizen.get("/statistics/bodies/?year=2018").content.decode()
    assert "章原市教育局" in page
    assert "还没有在本平台公布2018年年度报告的机关：" in page
    assert "各机关对比" in citizen.get("/statistics/").content.decode()


def test_the_report_of_another_body_has_its_own_page(citizen, sibling, bureau):
    make_report(sibling, 2018, published_on=date(2019, 1, 15), n1="主动公开{disclosures}。")
    link = 'href="/reports/2018/figures/disclosures/?organisation=slj"'
    assert link in citizen.get("/reports/2018/?organisation=slj").content.decode()
    rows = citizen.get("/statistics/bodies/?year=2018").context["rows"]
    urls = {row["body"].code: row["report_url"] for row in rows}
    assert urls == {"jtj": None, "slj": "/reports/2018/?organisation=slj"}


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("years/export.csv?year=2018&other=2017", ["部分", "指标", "2017年", "2018年"]),
        ("bodies/export.csv?year=2018", ["机关", "主动公开政府信息（条）"]),
    ],
)
def test_comparisons_are_downloaded(citizen, office, address, first):
    make_document(office, "published")
    answer = citizen.get(f"/statistics/{address}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text))
    assert head[: len(first)] == first
    assert lines and {len(line) for line in lines} == {len(head)}
