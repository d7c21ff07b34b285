"""The pages of fees in the admin: template, import with preview, export, and who may not."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from disclosures.fees.models import FeeIncome
from tests.disclosures.exchange.making import sheet_file
from tests.making import make_organisation, signed_in, upload

pytestmark = pytest.mark.django_db

LIST = "/admin/disclosures/feeincome/"
ROW = {
    "收费单位": "公路管理处",
    "年度": 2018,
    "收费项目": "'=公路占用费",
    "收费金额（元）": 77302.8,
    "数据来源": "2018年部门决算",
}


@pytest.fixture
def browser(office, unit):
    return signed_in(office.second_reviewer)


def previewed(browser, *rows):
    file = upload("收费.xlsx", sheet_file(*rows).read())
    return browser.post(f"{LIST}import/", {"file": file}).content.decode()


def exported(browser, query=""):
    answer = browser.get(f"{LIST}export.xlsx{query}")
    assert answer.status_code == 200
    return BytesIO(b"".join(answer.streaming_content))


def key_in(page):
    return page.partition('name="key" value="')[2].partition('"')[0]


def test_what_was_previewed_is_written_and_what_is_exported_can_be_imported(browser):
    page = previewed(browser, ROW, {**ROW, "年度": "去年"})
    assert "应写整数" in page and not FeeIncome.objects.exists()
    browser.post(f"{LIST}import/", {"key": key_in(page)})
    assert [str(fee) for fee in FeeIncome.objects.all()] == ["2018年 =公路占用费"]
    sheet = exported(browser)
    names, *rows = load_workbook(BytesIO(sheet.getvalue())).active.values
    assert dict(zip(names, rows[0], strict=True))["收费金额（元）"] == 77302.8
    again = browser.post(f"{LIST}import/", {"file": upload("导出.xlsx", sheet.getvalue())})
    assert "没有需要写入的内容" in again.content.decode() and not key_in(again.content.decode())


def test_the_export_is_narrowed_like_the_list_and_to_ones_own_body(browser, office, sibling):
    for body, year in ((office.organisation, 2017), (office.organisation, 2018), (sibling, 2018)):
        FeeIncome.objects.create(organisation=body, year=year, item="费", amount=1, source="决算")
    rows = list(load_workbook(exported(browser, "?year=2018")).active.values)
    assert [row[:2] for row in rows[1:]] == [(office.organisation.name, 2018)]


def test_a_file_that_is_no_sheet_is_refused_in_words(browser):
    answer = browser.post(f"{LIST}import/", {"file": upload("a.xlsx", b"PK nothing")})
    assert "请重新保存后上传" in answer.content.decode()
    assert "已经清除" in browser.post(f"{LIST}import/", {"key": "0" * 64}).content.decode()


@pytest.mark.parametrize("name", ["import/", "template.xlsx", "export.xlsx"])
def test_who_does_not_keep_the_fees_gets_no_sheet_of_them(office, name):
    assert signed_in(office.editor).get(LIST + name).status_code == 403
    assert signed_in(office.second_reviewer).get(LIST + name).status_code == 200


def test_the_list_asks_no_more_when_there_is_more(browser, office):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(LIST).status_code == 200
        return len(captured)

    def give(n):
        body = make_organisation(f"o{n}", parent=office.organisation)
        FeeIncome.objects.create(organisation=body, year=2018, item="费", amount=1, source="决算")

    give(1)
    queries()
    before = queries()
    for n in range(2, 9):
        give(n)
    assert queries() <= before
