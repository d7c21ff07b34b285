"""The story of a spreadsheet in a real browser: template, preview, confirmation, undo, export."""

import io

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from disclosures.documents.models import Document
from tests.disclosures.exchange.making import GOOD, cells_of, sheet_file, zipped
from tests.making import make_document, sample

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def see(page, text):
    expect(page.get_by_text(text).first).to_be_visible()


def pick(name, content):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def saved(page, name):
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    return io.BytesIO(download.value.path().read_bytes())


def test_a_clerk_brings_in_a_sheet_looks_at_every_row_and_takes_it_back(sign_in, office):
    make_document(office, title="养护办法", document_number="章交发〔2018〕12号")
    clerk = sign_in(office.editor)
    clerk.goto("/admin/disclosures/document/")
    assert load_workbook(saved(clerk, "下载模板")).sheetnames == ["导入", "填写说明", "选项"]
    clerk.get_by_role("link", name="导入", exact=True).click()

    sheet = sheet_file(
        {**GOOD, "附件": "通知.pdf"},
        {"标题": "养护办法（修订）", "信息类别": "动态", "发文字号": "章交发[2018]12号"},
        {**GOOD, "标题": "另一件", "信息类别": "通知"},
    )
    clerk.get_by_label("表格").set_input_files(pick("二月.xlsx", sheet.read()))
    archive = zipped(通知__pdf=sample("pdf")).read()
    clerk.get_by_label("附件压缩包").set_input_files(pick("附件.zip", archive))
    clerk.get_by_role("button", name="预检（不写入）").click()
    see(clerk, "标题：养护办法 → 养护办法（修订）")
    see(clerk, "“信息类别”：“通知”不在可选的范围内")
    assert Document.objects.count() == 1
    refused = cells_of(saved(clerk, "下载未导入的行（附原因）"))
    assert refused[1][0] == 4

    clerk.get_by_role("button", name="确认导入").click()
    see(clerk, "导入结果")
    new = Document.objects.get(title=GOOD["标题"])
    assert (new.state, new.attachments.get().name) == ("draft", "通知.pdf")
    clerk.get_by_role("button", name="撤销本次导入").click()
    see(clerk, "已撤销本次导入")
    new.refresh_from_db()
    assert new.state == "discarded"
    assert Document.objects.filter(title="养护办法").exists()

    clerk.goto("/admin/disclosures/document/")
    rows = cells_of(saved(clerk, "导出 XLSX"))
    assert [row[rows[0].index("标题")] for row in rows[1:]] == ["养护办法"]
