"""The dry run: what would become of each row, and why. Nothing is written."""

from datetime import date

import pytest
from openpyxl import Workbook

from disclosures.documents.columns import DocumentSheets
from disclosures.documents.models import Document
from disclosures.exchange import planning
from disclosures.exchange.outcomes import Result
from disclosures.exchange.planning import plan_import
from disclosures.exchange.sheets import read_table
from disclosures.exchange.workbooks import template, workbook
from disclosures.publishing.models import HistoryEntry, ImportBatch
from tests.disclosures.exchange.making import (
    GOOD,
    HEADINGS,
    archive_of,
    plan_of,
    saved,
    table_of,
)
from tests.making import NOW, make_attachment, make_document, make_version, sample
from tests.specimens import specimen

NUMBER = "章交发〔2018〕12号"


def results(plan):
    return [row.result for row in plan.rows]


def reason(plan, place=0):
    assert plan.rows[place].is_refused
    return "；".join(plan.rows[place].reasons)


def row(**cells):
    return {**GOOD, **cells}


@pytest.fixture
def draft(office):
    return make_document(office, title="养护办法", document_number=NUMBER, kind="other")


# --- new rows -----------------------------------------------------------------------------------
def test_a_row_that_nothing_is_known_of_would_be_new(editor):
    plan = plan_of(
        editor, row(发文字号="章交发[2018]第012号", 成文日期="2018年5月28日", 正文="一\n二")
    )
    [new] = plan.of(Result.NEW)
    document = new.record
    assert (document.document_number, document.made_on) == (NUMBER, date(2018, 5, 28))
    assert (document.kind, document.section.name) == ("other", "政策文件")
    assert document.body == "<p>一</p>\n<p>二</p>"
    assert document.organisation.code == "jtj"  # the editor's own, where none is written
    assert (document.disclosure_attribute, document.content_source) == ("proactive", "original")


def test_a_dry_run_writes_nothing(editor, draft):
    before = list(Document.with_versions.values()), HistoryEntry.objects.count()
    plan_of(editor, row(), row(标题="养护办法", 发文字号=NUMBER), row(标题=""))
    assert (list(Document.with_versions.values()), HistoryEntry.objects.count()) == before
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"标题": ""}, "缺少“标题”"),
        ({"信息类别": ""}, "缺少“信息类别”"),
        ({"信息类别": "通知"}, "“信息类别”：“通知”不在可选的范围内"),
        ({"标题": "题" * 301}, "“标题”："),
        ({"成文日期": "五月"}, "“成文日期”：“五月”不是有效的日期"),
        ({"成文日期": 43248}, "不是有效的日期"),
        ({"公开栏目": "杂项"}, "没有“杂项”"),
        ({"责任单位": "章原市水利局"}, "您不能为这个单位起草信息"),
        ({"原文网址": "not an address"}, "“原文网址”："),
        ({"公开属性": "不予公开", "正文": "内容"}, "不录入正文"),
        ({"索引号": "jtj/2018-99999"}, "新增的信息请把索引号留空"),
        ({"发文字号": 110101199001011234}, "超过15位"),
        ({"附件": "通知.pdf"}, "没有上传附件压缩包"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_the_others_are_not_lost(
    editor, sibling, cells, told
):
    plan = plan_of(editor, row(标题="甲"), row(**cells), row(标题="丙"))
    assert told in reason(plan, 1)
    assert results(plan) == [Result.NEW, Result.REFUSED, Result.NEW]


def test_all_that_is_wrong_with_a_row_is_told_at_once(editor):
    plan = plan_of(editor, row(信息类别="通知", 成文日期="五月", 公开栏目="杂项"))
    assert len(plan.rows[0].reasons) == 3


def test_a_body_that_is_closed_takes_no_new_records(editor, section):
    section.is_closed = True
    section.save()
    assert "已经撤并" in reason(plan_of(editor, row(责任单位="办公室")))


def test_what_looks_wrong_is_a_hint_only(editor):
    plan = plan_of(editor, row(发文字号=NUMBER, 成文日期="2017-05-28"))
    assert results(plan) == [Result.NEW]
    assert "不一致" in plan.rows[0].hints[0]


# --- what is there already ----------------------------------------------------------------------
def test_a_row_that_says_what_is_stored_is_unchanged(editor, draft):
    plan = plan_of(editor, {"标题": "养护办法", "信息类别": "其他文件", "发文字号": NUMBER})
    assert results(plan) == [Result.UNCHANGED]


def test_a_row_that_differs_tells_each_field_before_and_after(editor, draft):
    plan = plan_of(
        editor,
        {"标题": "养护办法（新）", "发文字号": NUMBER, "成文日期": "2018-05-28", "关键词": ""},
    )
    assert results(plan) == [Result.CHANGED]
    assert [str(d) for d in plan.rows[0].differences] == [
        "标题：养护办法 → 养护办法（新）",
        "成文日期：（空） → 2018-05-28",
    ]


def test_a_column_that_is_not_in_the_sheet_keeps_what_is_stored(editor, office):
    make_document(office, title="养护办法", document_number=NUMBER, keywords="养护")
    plan = plan_of(editor, {"标题": "养护办法", "发文字号": NUMBER})
    assert results(plan) == [Result.UNCHANGED]


def test_an_empty_cell_empties_only_what_may_be_empty(editor, office):
    make_document(
        office, title="甲", document_number=NUMBER, keywords="养护", content_source="joint",
        source_name="乙局",
    )  # fmt: skip
    cells = {"标题": "", "信息类别": "", "信息来源": "", "发文字号": NUMBER, "关键词": ""}
    plan = plan_of(editor, cells)
    assert [str(d) for d in plan.rows[0].differences] == ["关键词：养护 → （空）"]


def test_a_record_is_known_by_index_number_then_document_number_then_title_and_day(
    editor, office, draft
):
    public = make_document(office, "published", title="公告一")
    dated = make_document(office, title="公告二", made_on=date(2018, 5, 1))
    plan = plan_of(
        editor,
        {"索引号": public.index_number, "标题": "公告一（更正）", "发文字号": ""},
        {"标题": "改名", "发文字号": "章交发（2018）12号"},
        {"标题": "公告二", "成文日期": "2018年5月1日"},
    )
    assert [row.record.pk for row in plan.rows] == [public.pk, draft.pk, dated.pk]


def test_a_title_with_another_day_is_another_paper(editor, office):
    make_document(office, title="公告二", made_on=date(2018, 5, 1))
    plan = plan_of(editor, row(标题="公告二", 成文日期="2019-05-01"))
    assert results(plan) == [Result.NEW]


def test_records_of_other_bodies_are_neither_seen_nor_touched(editor, neighbours):
    make_document(neighbours, title="水利公告", document_number=NUMBER)
    assert results(plan_of(editor, row(发文字号=NUMBER))) == [Result.NEW]


def test_what_was_given_up_is_not_found_again(editor, office):
    make_document(office, "discarded", title="养护办法", document_number=NUMBER)
    assert results(plan_of(editor, row(发文字号=NUMBER))) == [Result.NEW]


def test_a_second_row_for_the_same_record_is_refused(editor, office):
    public = make_document(office, "published", title="公告一", document_number=NUMBER)
    plan = plan_of(
        editor,
        row(发文字号="甲一号"),
        row(发文字号="甲一号", 标题="又一次"),
        row(索引号=public.index_number),
        row(发文字号=NUMBER),
    )
    assert reason(plan, 1) == "与第2行重复（发文字号相同）"
    assert "与第4行重复" in reason(plan, 3)
    assert not plan.rows[0].is_refused


def test_a_mark_that_several_records_have_is_refused_until_the_body_tells_them_apart(
    editor, office, section
):
    make_document(office, title="甲", document_number=NUMBER)
    other = make_document(office, title="乙", document_number=NUMBER, organisation=section)
    assert "请填写索引号" in reason(plan_of(editor, {"标题": "甲", "发文字号": NUMBER}))
    plan = plan_of(editor, {"标题": "乙", "发文字号": NUMBER, "责任单位": "办公室"})
    assert plan.rows[0].record == other


@pytest.mark.parametrize("state", ["submitted", "approved", "scheduled"])
def test_what_is_in_review_is_not_changed(editor, office, state):
    make_document(
        office, state, title="甲", document_number=NUMBER, organisation=office.organisation
    )
    plan = plan_of(editor, {"标题": "乙", "发文字号": NUMBER})
    assert "不能修改内容" in reason(plan)
    assert results(plan_of(editor, {"标题": "甲", "发文字号": NUMBER})) == [Result.UNCHANGED]


def test_what_is_published_would_get_a_new_version(editor, office):
    make_document(office, "published", title="甲", document_number=NUMBER)
    plan = plan_of(editor, {"标题": "乙", "发文字号": NUMBER})
    assert results(plan) == [Result.CHANGED]
    assert plan.rows[0].begins_version
    assert "将建立新版本" in plan.rows[0].hints[0]


def test_a_version_on_its_way_is_what_a_row_changes(editor, office):
    public = make_document(office, "published", title="甲", document_number=NUMBER)
    version = make_version(office, public, title="乙")
    plan = plan_of(editor, {"标题": "丙", "发文字号": NUMBER})
    assert plan.rows[0].record.pk == version.pk
    assert str(plan.rows[0].differences[0]) == "标题：乙 → 丙"


def test_what_stays_with_the_record_is_not_changed_through_a_version(editor, office):
    make_document(office, "published", title="甲", document_number=NUMBER)
    plan = plan_of(editor, {"标题": "甲", "发文字号": NUMBER, "有效性": "已废止"})
    assert "有效性不随版本修改" in reason(plan)


def test_the_day_of_publication_is_no_clerks_to_change(editor, office):
    make_document(office, "published", title="甲", document_number=NUMBER)
    plan = plan_of(editor, {"标题": "甲", "发文字号": NUMBER, "发布日期": "2010-01-01"})
    assert results(plan) == [Result.UNCHANGED]
    assert "“发布日期”不能用表格修改" in plan.rows[0].hints[0]


# --- past records -------------------------------------------------------------------------------
def test_a_past_record_is_published_on_its_own_day(office):
    by = publishing_editor(office)
    plan = plan_of(by, row(发布日期="2016-03-01", 正文="内容"), publishing=True)
    assert results(plan) == [Result.NEW]
    assert plan.rows[0].record.first_published_at.isoformat() == "2016-03-01T00:00:00+08:00"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"发布日期": ""}, "缺少发布日期"),
        ({"发布日期": "2999-01-01"}, "还没有到"),
        ({"公开属性": "依申请公开", "正文": ""}, "只有“主动公开”"),
        ({"公开栏目": ""}, "缺少“公开栏目”"),
        ({"正文": ""}, "正文和附件都没有"),
        ({"正文": "联系人身份证号11010519491231002X"}, "可能有个人信息"),
    ],
)
def test_a_past_record_that_may_not_be_published_is_refused(office, cells, told):
    whole = row(发布日期="2016-03-01", 正文="内容")
    plan = plan_of(publishing_editor(office), {**whole, **cells}, publishing=True)
    assert told in reason(plan)


def test_a_draft_says_that_its_day_of_publication_was_not_taken(editor):
    plan = plan_of(editor, row(发布日期="2016-03-01"))
    assert "发布日期没有写入" in plan.rows[0].hints[0]


def publishing_editor(office):
    office.publisher.groups.add(*office.editor.groups.all())
    return office.publisher


# --- files --------------------------------------------------------------------------------------
def test_files_are_found_in_the_archive_and_what_is_left_over_is_told(editor):
    archive = archive_of(a__pdf=sample("pdf"), b__pdf=sample("pdf"))
    plan = plan_of(editor, row(附件="A.pdf"), row(标题="乙", 附件="c.pdf"), archive=archive)
    assert plan.rows[0].files == ["A.pdf"]
    assert "附件“c.pdf”不在压缩包里" in reason(plan, 1)
    assert "压缩包里没有一行写到的文件：b.pdf" in plan.remarks


def test_a_file_is_checked_like_every_attachment(editor):
    plan = plan_of(editor, row(附件="a.pdf"), archive=archive_of(a__pdf=b"MZ"))
    assert "内容不是 PDF" in reason(plan)


def test_a_register_line_takes_no_files(editor):
    archive = archive_of(a__pdf=sample("pdf"))
    assert "只作登记" in reason(
        plan_of(editor, row(公开属性="不予公开", 附件="a.pdf"), archive=archive)
    )


def test_a_file_that_the_record_has_already_changes_nothing(editor, draft):
    make_attachment(draft, "a.pdf", by=editor)
    cells = {"标题": "养护办法", "发文字号": NUMBER, "附件": "a.pdf"}
    assert results(plan_of(editor, cells)) == [Result.UNCHANGED]
    same = archive_of(a__pdf=sample("pdf"))
    assert results(plan_of(editor, cells, archive=same)) == [Result.UNCHANGED]
    other = archive_of(a__pdf=specimen("pdf", "另一个内容"))
    assert "而内容不同" in reason(plan_of(editor, cells, archive=other))


# --- wrong spreadsheets -------------------------------------------------------------------------
def test_a_missing_column_is_told_and_rows_of_stored_records_are_still_read(editor, draft):
    plan = plan_of(
        editor, {"发文字号": NUMBER, "关键词": "养护"}, {"发文字号": "新一号", "关键词": ""}
    )
    assert results(plan) == [Result.CHANGED, Result.REFUSED]
    assert reason(plan, 1) == "缺少“标题”；缺少“信息类别”"
    assert "表中没有必填的列：标题、信息类别" in plan.remarks[0]


def test_merged_cells_refuse_the_rows_that_they_touch(editor):
    book = Workbook()
    for cells in (["标题", "信息类别"], ["甲", "动态"], ["乙", None], ["丙", "动态"]):
        book.active.append(cells)
    book.active.merge_cells("B2:B3")
    table = read_table(saved(book), HEADINGS)
    plan = plan_import(DocumentSheets(editor), table, at=NOW)
    assert results(plan) == [Result.REFUSED, Result.REFUSED, Result.NEW]
    assert "合并的单元格（B2:B3）" in reason(plan, 1)


def test_a_formula_refuses_its_row_only(editor):
    plan = plan_of(editor, row(标题='="甲"&"乙"'), row(标题="丙", 备注="=1+1"))
    assert "“标题”：是公式" in reason(plan)
    assert plan.rows[1].result == Result.NEW
    assert "这些列不在模板中，没有读取：备注" in plan.remarks


def test_what_stands_under_no_heading_is_told(editor):
    table = table_of(row())
    table.rows[0][1].extend([None, "多余"])
    assert (
        "有的格上面没有列名，没有读取" in plan_import(DocumentSheets(editor), table, at=NOW).remarks
    )


def test_rows_beyond_what_one_import_takes_are_refused_one_by_one(editor, monkeypatch):
    monkeypatch.setattr(planning, "MOST_TAKEN", 2)
    plan = plan_of(editor, *(row(标题=f"第{n}") for n in range(5)))
    assert results(plan) == [Result.NEW] * 2 + [Result.REFUSED] * 3
    assert "一次最多导入2行" in reason(plan, 4)


def test_the_template_itself_brings_nothing_in(editor):
    table = read_table(template(DocumentSheets, editor), HEADINGS)
    plan = plan_import(DocumentSheets(editor), table, at=NOW)
    assert [reason(plan)] == ["这是模板中的示例行"]
    assert plan.remarks == []


def test_what_was_exported_is_unchanged_when_it_is_imported(editor, office, section):
    make_document(office, "published", title="=1+1", keywords="+86 0755", made_on=date(2018, 5, 1))
    make_document(office, title="'@甲  乙", document_number="一号", organisation=section)
    make_document(office, title="_x0041_", disclosure_attribute="withheld", body="")
    columns = DocumentSheets.exporting()
    headings = [column.heading for column in columns]
    writers = [(column, column.kind.writer()) for column in columns]
    rows = [[write(c.value(d)) for c, write in writers] for d in Document.objects.all()]
    plan = plan_import(
        DocumentSheets(editor), read_table(workbook(headings, rows), HEADINGS), at=NOW
    )
    assert results(plan) == [Result.UNCHANGED] * 3


def test_the_digest_tells_when_something_has_changed(editor, draft):
    cells = {"标题": "新名", "发文字号": NUMBER}
    first = plan_of(editor, cells).digest
    assert plan_of(editor, cells).digest == first
    Document.objects.filter(pk=draft.pk).update(title="别的")
    assert plan_of(editor, cells).digest != first
