"""The public page of the catalogue and its spreadsheets, column by column."""

import csv
import io
import re
from html import unescape

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from disclosures.catalogue.models import CatalogueItem
from tests.making import NOW, make_document, make_organisation
from tests.rooms import ROOMS

PAGE = "/disclosures/catalogue/"


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW.replace(month=9))


def column(page, code):
    """The words of one column, without markup."""
    body = re.search(rf'(?s)<tbody id="{code}">(.*?)</tbody>', page)[1]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def page_of(browser):
    response = browser.get(PAGE)
    assert response.status_code == 200
    return response.content.decode()


def give(code, **fields):
    CatalogueItem.objects.filter(section__code=code).update(**fields)


def test_the_page_prints_every_column_with_its_facts(citizen, bureau):
    page = page_of(citizen)
    assert len(re.findall(r'<tbody id="a2[01]-', page)) == 22
    assert page.count("应当主动公开的政府信息（《政府信息公开条例》第二十条）") == 1
    text = column(page, "a20-2")
    for fact in (
        "机构职能",
        "负责人姓名",
        "第二十条第（二）项",
        "20个工作日内",
        "章原市交通运输局",
        "政府网站",
        "全社会",
        "实时（随产生随公开）",
    ):
        assert fact in text


def test_a_column_links_to_what_is_in_it_and_says_since_when(citizen, office):
    make_document(office, "published")
    make_document(office, "draft")
    page = page_of(citizen)
    assert 'href="/disclosures/?section=a20-1"' in page
    assert "共1条" in column(page, "a20-1") and "最近更新 2018-06-01" in column(page, "a20-1")
    assert "暂无信息" not in column(page, "a20-1")


def test_an_empty_column_says_so_and_names_whom_to_ask(citizen, bureau):
    bureau.phone = "0421-2610000"
    bureau.save()
    section = make_organisation("fgk", name="法规科", parent=bureau, kind="section")
    give("a20-4", organisation=section)
    assert "暂无信息 可以向法规科（电话 0421-2610000）询问" in column(page_of(citizen), "a20-4")


def test_nobody_is_given_a_telephone_that_is_not_there(citizen, bureau):
    text = column(page_of(citizen), "a20-4")
    assert "可以向章原市交通运输局询问" in text and "电话" not in text


def test_a_stale_column_says_so_too(citizen, office):
    make_document(office, "published")
    give("a20-1", frequency="monthly")
    text = column(page_of(citizen), "a20-1")
    assert "未按更新频率更新 可以向章原市交通运输局询问" in text
    assert "应于 2018-07-02 前更新" in text
    give("a20-1", frequency="quarterly")  # 92 days from 1 June: 1 September
    assert "未按更新频率更新" not in column(page_of(citizen), "a20-1")


def test_what_is_out_of_use_is_not_printed(citizen, bureau):
    give("a20-4", is_active=False)
    assert 'id="a20-4"' not in page_of(citizen)


def test_without_a_catalogue_the_page_says_so(citizen, bureau):
    CatalogueItem.objects.all().delete()
    assert "目录还没有编制" in page_of(citizen)


def csv_rows(browser):
    answer = browser.get("/disclosures/catalogue.csv")
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def xlsx_rows(browser):
    answer = browser.get("/disclosures/catalogue.xlsx")
    head, *rest = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values
    return [dict(zip(head, row, strict=True)) for row in rest]


@pytest.mark.parametrize("rows_of", [csv_rows, xlsx_rows])
def test_the_spreadsheet_says_what_the_page_says(citizen, office, rows_of):
    make_document(office, "published")
    give("a20-2", content="=1+1")
    rows = rows_of(citizen)
    assert [row["公开栏目"] for row in rows[:2]] == ["政策文件", "机构职能"] and len(rows) == 22
    assert rows[0]["已公开条数"] == "1" and str(rows[0]["最近更新"])[:10] == "2018-06-01"
    assert rows[0]["类别"] == "应当主动公开的政府信息"
    assert rows[1]["更新情况"] == "暂无信息" and rows[1]["询问"] == "章原市交通运输局"
    assert rows[1]["公开内容"] in ("'=1+1", "=1+1")


def test_other_formats_are_not_there(citizen, db):
    assert citizen.get("/disclosures/catalogue.pdf").status_code == 404


def test_the_page_asks_no_more_when_there_is_more(citizen, office, django_assert_max_num_queries):
    for n in range(1, 16):
        make_document(office, "published", section=f"a20-{n}")
    for item in CatalogueItem.objects.all():
        node = make_organisation(f"o{item.pk}", parent=office.organisation)
        CatalogueItem.objects.filter(pk=item.pk).update(organisation=node)
    for address in (PAGE, "/disclosures/catalogue.csv", "/disclosures/catalogue.xlsx"):
        with django_assert_max_num_queries(8):  # one for each room with shelves in the columns
            citizen.get(address)


def test_what_other_rooms_hold_of_a_column_is_linked_there(citizen, office):
    room = next(room for room in ROOMS if room.name == "decision")
    room.make(office, kind="licence")
    page = page_of(citizen)
    assert 'href="/decisions/?kind=licence"' in page
    assert "共1条： 行政许可1条" in column(page, "a20-5")
    assert "暂无信息" not in column(page, "a20-5")
