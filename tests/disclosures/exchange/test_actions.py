"""Confirming an import and undoing it as a whole."""

from datetime import date

import pytest

from disclosures.attachments.models import Attachment
from disclosures.documents.models import Document
from disclosures.exchange import actions
from disclosures.exchange.actions import undo
from disclosures.exchange.outcomes import Result
from disclosures.publishing.actions import save_draft, submit
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.publishing.models import ImportBatch
from tests.disclosures.exchange.making import GOOD, archive_of, plan_of
from tests.making import LATER, NOW, do, make_document, make_version, review, sample

NUMBER = "章交发〔2018〕12号"
PAST = {**GOOD, "发布日期": "2016-03-01", "正文": "内容"}


def commit(plan, at=NOW):
    return actions.commit(plan, source="目录.xlsx", sha256="0" * 64, at=at)


@pytest.fixture
def draft(office):
    return make_document(office, title="养护办法", document_number=NUMBER, keywords="养护")


@pytest.fixture
def past_editor(office):
    """Drafts and publishes: brings in what was public before."""
    office.publisher.groups.add(*office.editor.groups.all())
    return office.publisher


def told(sheet):
    return list(sheet.rows.values_list("number", "result", "note"))


def test_new_rows_become_drafts_with_their_history_and_nothing_is_public(editor):
    sheet = commit(plan_of(editor, GOOD, {**GOOD, "标题": ""}))
    document = Document.objects.get()
    assert (document.state, document.created_by, document.changed_at) == ("draft", editor, NOW)
    assert document.import_batch == sheet.batch
    assert [entry.verb for entry in history_of(document)] == ["save_draft"]
    assert not document.index_number
    assert told(sheet) == [(2, "new", ""), (3, "refused", "缺少“标题”")]


def test_who_when_and_from_which_file_is_recorded(editor):
    batch = commit(plan_of(editor, GOOD)).batch
    assert (batch.by, batch.at, batch.source) == (editor, NOW, "目录.xlsx")


def test_a_draft_is_changed_in_place_and_the_history_names_the_fields(editor, draft):
    sheet = commit(plan_of(editor, {"标题": "新名", "发文字号": NUMBER, "关键词": ""}), at=LATER)
    draft.refresh_from_db()
    assert (draft.title, draft.keywords, draft.body) == ("新名", "", "<p>请各单位遵照执行。</p>")
    assert history_of(draft).last().changes == {"fields": ["标题", "关键词"]}
    assert told(sheet) == [(2, "changed", "标题：养护办法 → 新名；关键词：养护 → （空）")]


def test_an_import_twice_changes_nothing(editor):
    rows = [{**GOOD, "发文字号": NUMBER, "正文": "一\n二", "成文日期": "2018-5-28"}, GOOD]
    commit(plan_of(editor, *rows))
    again = plan_of(editor, *rows)
    assert [row.result for row in again.rows] == [Result.UNCHANGED] * 2
    assert not again.is_worth_confirming


def test_a_published_record_gets_a_new_version_and_the_public_sees_the_old_one(editor, office):
    public = make_document(
        office, "published", title="旧名", document_number=NUMBER, files=["a.pdf"]
    )
    commit(plan_of(editor, {"标题": "新名", "发文字号": NUMBER}), at=LATER)
    public.refresh_from_db()
    version = public.versions.get()
    assert (public.title, public.state) == ("旧名", "published")
    assert (version.title, version.state) == ("新名", "draft")
    assert [file.name for file in version.attachments] == ["a.pdf"]


def test_a_row_that_somebody_has_changed_since_the_preview_is_refused_alone(editor, draft):
    plan = plan_of(editor, {"标题": "新名", "发文字号": NUMBER}, GOOD)
    draft.title = "他人的名"
    save_draft(draft, by=editor, at=LATER, changed=["标题"])
    sheet = commit(plan, at=LATER)
    draft.refresh_from_db()
    assert draft.title == "他人的名"
    assert [(n, result) for n, result, _ in told(sheet)] == [(2, "refused"), (3, "new")]
    assert "已由他人修改" in told(sheet)[0][2]


def test_past_records_are_published_with_the_batch_as_their_review(past_editor, citizen):
    rows = [PAST, {**PAST, "标题": "另一件", "发布日期": "2017-01-01"}]
    sheet = commit(plan_of(past_editor, *rows, publishing=True))
    documents = Document.objects.visible().newest_first()
    assert [d.index_number for d in documents] == ["jtj/2017-00001", "jtj/2016-00001"]
    assert {d.import_batch for d in documents} == {sheet.batch}
    assert citizen.get(documents[0].get_absolute_url()).status_code == 200


def test_only_who_may_publish_brings_in_past_records(editor):
    with pytest.raises(NotAllowed, match="没有发布的权限"):
        commit(plan_of(editor, PAST, publishing=True))
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("publishing", [False, True])
def test_files_come_with_their_rows(past_editor, publishing):
    archive = archive_of(a__pdf=sample("pdf"), 照片__png=sample("png"))
    row = {**PAST, "附件": "a.pdf；照片.png"}
    commit(plan_of(past_editor, row, publishing=publishing, archive=archive))
    files = Document.objects.get().attachments
    assert [(f.name, f.alt_text) for f in files] == [("a.pdf", "a"), ("照片.png", "照片")]
    assert files[0].text and files[0].file.read().startswith(b"%PDF-")


def test_what_only_the_files_tell_refuses_their_row_alone(past_editor, monkeypatch):
    archive = archive_of(a__pdf=sample("pdf"))
    plan = plan_of(
        past_editor, PAST, {**PAST, "标题": "乙", "附件": "a.pdf"}, publishing=True, archive=archive
    )
    monkeypatch.setattr(actions, "personal_data_of", lambda item: ["附件“a.pdf”：手机号码"])
    sheet = commit(plan)
    assert Document.objects.get().index_number == "jtj/2016-00001"
    assert not Attachment.objects.exists()
    assert "可能有个人信息" in told(sheet)[1][2]


# --- undo ---------------------------------------------------------------------------------------
def test_undo_gives_up_drafts_and_gives_back_what_was_changed(editor, draft):
    draft.made_on = date(2018, 5, 1)
    save_draft(draft, by=editor, at=NOW)
    row = {"标题": "新名", "发文字号": NUMBER, "成文日期": "", "公开栏目": "", "附件": "a.pdf"}
    plan = plan_of(editor, row, GOOD, archive=archive_of(a__pdf=sample("pdf")))
    sheet = commit(plan, at=NOW)
    draft.refresh_from_db()
    assert (draft.made_on, draft.section) == (None, None)
    sheet = undo(sheet, by=editor, at=LATER)
    draft.refresh_from_db()
    assert (draft.title, draft.made_on) == ("养护办法", date(2018, 5, 1))
    assert draft.section.code == "a20-1"
    assert not Attachment.objects.exists()
    assert Document.objects.exclude(pk=draft.pk).get().state == "discarded"
    assert (sheet.undone_by, sheet.undone_at) == (editor, LATER)


def test_undo_withdraws_what_was_published_and_says_why_in_public(past_editor, citizen):
    sheet = commit(plan_of(past_editor, PAST, publishing=True))
    undo(sheet, by=past_editor, at=LATER)
    document = Document.objects.get()
    assert (document.state, document.withdrawal_reason) == ("withdrawn", "误导入，已撤销")
    page = citizen.get(document.get_absolute_url())
    assert (page.status_code, "误导入" in page.content.decode()) == (410, True)


def test_undo_gives_up_a_version_that_the_import_began_and_restores_one_that_it_changed(
    editor, office
):
    first = make_document(office, "published", title="甲", document_number="一号")
    second = make_document(office, "published", title="乙", document_number="二号")
    version = make_version(office, second, title="乙二")
    rows = [{"标题": "甲新", "发文字号": "一号"}, {"标题": "乙三", "发文字号": "二号"}]
    undo(commit(plan_of(editor, *rows)), by=editor, at=LATER)
    version.refresh_from_db()
    assert first.versions.get().state == "discarded"
    assert (version.title, version.state) == ("乙二", "draft")


def test_what_somebody_has_handled_since_keeps_the_whole_import(editor, office):
    submittable = {**GOOD, "标题": "乙", "信息类别": "动态", "正文": "内容"}
    sheet = commit(plan_of(editor, GOOD, submittable))
    document = Document.objects.get(title="乙")
    submit(document, by=editor, at=LATER)
    with pytest.raises(NotAllowed, match="第3行“乙”已由editor提交审核"):
        undo(sheet, by=editor, at=LATER)
    assert set(Document.objects.values_list("state", flat=True)) == {"draft", "submitted"}


def test_a_change_at_the_very_moment_is_seen_too(editor):
    sheet = commit(plan_of(editor, GOOD), at=LATER)
    save_draft(Document.objects.get(), by=editor, at=NOW, changed=["标题"])
    with pytest.raises(NotAllowed, match="已经修改"):
        undo(sheet, by=editor, at=LATER)


def test_an_import_is_undone_once(editor):
    sheet = commit(plan_of(editor, GOOD))
    undo(sheet, by=editor, at=LATER)
    with pytest.raises(NotAllowed, match="已经撤销"):
        undo(sheet, by=editor, at=LATER)


def test_undo_asks_for_the_permission_of_each_verb(past_editor, editor):
    sheet = commit(plan_of(past_editor, PAST, publishing=True))
    with pytest.raises(NotAllowed, match="没有撤下的权限"):
        undo(sheet, by=editor, at=LATER)


def test_an_imported_draft_still_goes_through_every_review(editor, office):
    commit(plan_of(editor, {**GOOD, "信息类别": "动态", "正文": "内容"}))
    document = review(office, Document.objects.get(), at=LATER)
    assert do(document, "publish", by=office.publisher, at=LATER).is_visible
