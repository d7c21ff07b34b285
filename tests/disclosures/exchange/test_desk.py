"""The pages of import: from the template to the report, for drafters alone, one's own alone."""

import io

import pytest
from django.urls import reverse

from disclosures.documents.models import Document
from disclosures.exchange.models import SheetImport
from tests.disclosures.exchange.making import GOOD, cells_of, sheet_file, zipped
from tests.making import make_document, sample, signed_in, upload

NAME = "admin:disclosures_document_exchange_"
IMPORT = f"{NAME}import"


@pytest.fixture
def desk(editor):
    return signed_in(editor)


def choose(browser, *rows, archive=None, content=None, name="目录.xlsx", **more):
    """Upload a sheet; gives the answer."""
    files = {"sheet": upload(name, content or sheet_file(*rows).read())}
    if archive:
        files["archive"] = upload("附件.zip", archive.read())
    return browser.post(reverse(IMPORT), {**files, **more})


def preview(browser, *rows, **more):
    answer = choose(browser, *rows, **more)
    assert answer.status_code == 302, answer.context["form"].errors
    return browser.get(answer.url)


def confirm(browser, page):
    return browser.post(
        page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"],
        {"digest": page.context["plan"].digest},
        follow=True,
    )


def text(answer):
    return answer.content.decode()


def stream(answer):
    return io.BytesIO(b"".join(answer.streaming_content))


def test_the_list_has_the_buttons_of_whoever_may_press_them(desk, reviewer):
    address = reverse("admin:disclosures_document_changelist")
    for label in ("下载模板", "导入", "导出 CSV", "导出 XLSX"):
        assert f">{label}</a>" in text(desk.get(address))
    page = text(signed_in(reviewer).get(address))
    assert ">导入</a>" not in page
    assert ">导出 CSV</a>" in page


def test_the_template_is_a_workbook(desk):
    answer = desk.get(reverse(f"{NAME}template"))
    assert cells_of(stream(answer))[0][:3] == ["索引号", "标题", "信息类别"]


def test_a_preview_tells_every_row_and_writes_nothing(desk, office):
    make_document(office, title="甲", document_number="一号")
    page = preview(
        desk,
        {**GOOD, "发文字号": ""},
        {"标题": "甲新", "信息类别": "动态", "发文字号": "一号"},
        {"标题": "乙", "信息类别": "杂"},
    )
    shown = text(page)
    words = ["预检（不写入）", "标题：甲 → 甲新", "不在可选的范围内"]
    words += [f"{result} <strong>1</strong> 行" for result in ("新增", "有变化", "未导入")]
    assert [word for word in words if word not in shown] == []
    assert Document.objects.count() == 1
    assert not SheetImport.objects.exists()


def test_what_was_previewed_is_confirmed_reported_and_undone(desk, editor):
    report = confirm(desk, preview(desk, GOOD, {**GOOD, "标题": ""}))
    assert "导入结果" in text(report)
    assert "缺少“标题”" in text(report)
    document = Document.objects.get()
    assert reverse("admin:disclosures_document_change", args=[document.pk]) in text(report)
    sheet = SheetImport.objects.get()
    answer = desk.post(reverse(f"{NAME}undo", args=[sheet.pk]), follow=True)
    document.refresh_from_db()
    assert document.state == "discarded"
    assert "已撤销" in text(answer)


def test_what_has_changed_since_the_preview_is_previewed_again(desk, office, editor):
    page = preview(desk, {**GOOD, "发文字号": "一号"})
    make_document(office, title="甲", document_number="一号")
    answer = confirm(desk, page)
    assert "预检以后有了变化" in text(answer)
    assert not SheetImport.objects.exists()


def test_the_refused_rows_are_given_back_with_their_reasons(desk):
    page = preview(desk, GOOD, {**GOOD, "标题": "-乙", "信息类别": "杂", "备注": 3})
    rows = cells_of(stream(desk.get(page.context["refused_url"])))
    assert rows[0][:3] == ["原行号", "未导入的原因", "标题"]
    assert rows[1][0] == 3
    assert rows[1][2:] == ["-乙", "杂", "政策文件", 3]
    confirm(desk, page)
    sheet = SheetImport.objects.get()
    again = cells_of(stream(desk.get(reverse(f"{NAME}left_over", args=[sheet.pk]))))
    assert again == rows


def test_a_report_may_be_narrowed_to_one_result(desk):
    confirm(desk, preview(desk, GOOD, {**GOOD, "标题": ""}))
    sheet = SheetImport.objects.get()
    page = text(desk.get(reverse(f"{NAME}imported", args=[sheet.pk]) + "?result=refused"))
    assert "缺少“标题”" in page
    assert GOOD["标题"] not in page


def test_files_come_along_in_a_zip(desk):
    row = {**GOOD, "附件": "a.pdf"}
    confirm(desk, preview(desk, row, archive=zipped(a__pdf=sample("pdf"))))
    assert Document.objects.get().attachments.get().name == "a.pdf"


@pytest.mark.parametrize(
    ("field", "content", "told"),
    [
        ({"content": b"nothing"}, None, "没有找到列名"),
        ({}, b"no zip", "附件压缩包打不开"),
    ],
)
def test_a_wrong_file_is_refused_before_anything_is_kept(desk, field, content, told):
    archive = upload("a.zip", content) if content else None
    answer = choose(desk, GOOD, archive=archive, **field)
    assert answer.status_code == 200
    assert told in text(answer)


def test_past_records_are_published_by_whoever_may(office):
    office.publisher.groups.add(*office.editor.groups.all())
    browser = signed_in(office.publisher)
    row = {**GOOD, "发布日期": "2016-03-01", "正文": "内容"}
    page = preview(browser, row, publishing="on")
    assert "直接发布" in text(page)
    confirm(browser, page)
    assert Document.objects.get().is_visible


def test_who_may_not_publish_is_not_asked_and_gets_drafts(desk):
    assert "publishing" not in desk.get(reverse(IMPORT)).context["form"].fields
    row = {**GOOD, "发布日期": "2016-03-01", "正文": "内容"}
    page = preview(desk, row, publishing="on")
    page = desk.get(page.request["PATH_INFO"] + "?publishing=1")
    confirm(desk, page)
    assert Document.objects.get().state == "draft"


def test_an_upload_is_its_uploaders_alone(desk, office):
    page = preview(desk, GOOD)
    office.reviewer.groups.add(*office.editor.groups.all())
    other = signed_in(office.reviewer)
    answer = other.get(page.request["PATH_INFO"], follow=True)
    assert "请重新上传" in text(answer)
    confirm(desk, page)
    sheet = SheetImport.objects.get()
    for name in ("imported", "left_over"):
        assert other.get(reverse(f"{NAME}{name}", args=[sheet.pk])).status_code == 404
    assert other.post(reverse(f"{NAME}undo", args=[sheet.pk])).status_code == 404


def test_who_may_not_draft_gets_no_page_of_import(desk, reviewer, administrator):
    confirm(desk, preview(desk, GOOD))
    pk = SheetImport.objects.get().pk
    pages = [("template", []), ("import", []), ("preview", ["0" * 64]), ("refused", ["0" * 64])]
    pages += [("imported", [pk]), ("left_over", [pk])]
    for person in (reviewer, administrator):
        browser = signed_in(person)
        for name, args in pages:
            assert browser.get(reverse(f"{NAME}{name}", args=args)).status_code == 403
        assert browser.post(reverse(f"{NAME}undo", args=[pk])).status_code == 403


def test_nobody_gets_in_without_signing_in(citizen):
    assert "/login/" in citizen.get(reverse(IMPORT)).url


def test_an_import_is_not_undone_by_a_link(desk):
    confirm(desk, preview(desk, GOOD))
    assert desk.get(reverse(f"{NAME}undo", args=[SheetImport.objects.get().pk])).status_code == 405
