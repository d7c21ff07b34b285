"""New versions of what is public: the public sees the old one until the new one has passed."""

import pytest
from django.db import IntegrityError, transaction

from disclosures.attachments.actions import detach
from disclosures.documents.models import Document
from disclosures.publishing.comparison import compare, side_by_side
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from tests.making import (
    LATER,
    NOW,
    do,
    make_attachment,
    make_document,
    make_version,
    publish_version,
    review,
    signed_in,
)


def found(citizen, words):
    return citizen.get("/api/v1/search", {"q": words}).json()["total"]


@pytest.fixture
def record(office):
    return make_document(office, "published", title="关于养护的通知", files=["一.txt", "二.txt"])


def test_the_public_sees_the_old_version_until_the_new_one_is_published(office, citizen, record):
    draft = make_version(office, record, title="关于桥梁养护的通知", body="<p>新的内容</p>")
    address = record.get_absolute_url()
    for step in ("submit", "review_secrecy", "approve"):
        draft = do(draft, step, by=office.person_for(step))
        text = citizen.get(address).content.decode()
        assert "关于养护的通知" in text and "桥梁" not in text
        assert (found(citizen, "桥梁"), found(citizen, "养护")) == (0, 1)
    do(draft, "publish", by=office.publisher, at=LATER)
    text = citizen.get(address).content.decode()
    assert "关于桥梁养护的通知" in text and "新的内容" in text
    assert found(citizen, "桥梁") == 1


def test_a_record_keeps_key_number_and_first_date_through_its_versions(office, record):
    changed = publish_version(office, record, at=LATER, title="新题")
    assert (changed.pk, changed.index_number, changed.first_published_at) == (
        record.pk,
        record.index_number,
        record.first_published_at,
    )
    assert (changed.version, changed.version_published_at) == (2, LATER)
    old = changed.versions.get()
    assert (old.state, old.version, old.title) == ("archived", 1, "关于养护的通知")
    assert old.version_published_at == NOW


def test_no_list_or_count_takes_a_version_for_a_record(office, record):
    publish_version(office, record, title="新题")
    make_version(office, record, title="又一版")
    assert Document.objects.count() == 1
    assert Document.with_versions.count() == 3


def test_only_one_new_version_is_on_its_way(office, record):
    make_version(office, record)
    with pytest.raises(NotAllowed, match="已经有一个新版本"):
        do(record, "revise", by=office.editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.with_versions.create(
            revision_of=record, title="x", kind="news", organisation=office.organisation
        )


def test_a_given_up_version_makes_room_and_keeps_its_number(office, record):
    draft = make_version(office, record)
    do(draft, "discard", by=office.editor, remark="不改了")
    assert make_version(office, record).version == 3


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_the_database_lets_no_version_go_public_by_itself(office, record, state):
    draft = make_version(office, record)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.with_versions.filter(pk=draft.pk).update(
            state=state,
            first_published_at=NOW,
            index_number="x",
            withdrawn_at=NOW,
            withdrawal_reason="x",
        )


def test_a_new_version_is_reviewed_anew(office, record):
    draft = make_version(office, record)
    blank = ("approved_by", "secrecy_reviewer", "submitted_by", "approved_at")
    assert [getattr(draft, field) for field in blank] == [None] * len(blank)
    assert draft.secrecy_conclusion == ""
    with pytest.raises(NotAllowed):
        do(draft, "publish", by=office.publisher)


def test_who_wrote_an_older_version_may_review_the_new_one_but_not_his_own(office, record, root):
    draft = do(record, "revise", by=root)
    draft.change_kind = "minor"
    draft.save()
    draft = do(draft, "submit", by=root)
    with pytest.raises(NotAllowed, match="另一人"):
        do(draft, "review_secrecy", by=root)
    do(draft, "review_secrecy", by=office.secrecy_reviewer)
    office.editor.groups.add(*office.reviewer.groups.all())
    author = type(office.editor).objects.get(pk=office.editor.pk)  # permissions are cached
    assert do(draft, "approve", by=author).state == "approved"


def test_files_change_with_the_version_and_those_that_stay_keep_their_address(
    office, citizen, record
):
    kept, dropped = record.attachments
    draft = make_version(office, record)
    detach(draft.attachments.get(name="二.txt"), by=office.editor, at=LATER)
    make_attachment(draft, "三.txt", by=office.editor)
    assert citizen.get(dropped.get_absolute_url()).status_code == 200
    new = draft.attachments.get(name="三.txt")
    assert citizen.get(new.get_absolute_url()).status_code == 404
    do(review(office, draft), "publish", by=office.publisher)
    names = list(record.attachments.values_list("name", flat=True))
    assert sorted(names) == ["一.txt", "三.txt"]
    assert citizen.get(kept.get_absolute_url()).status_code == 200
    assert citizen.get(new.get_absolute_url()).status_code == 200
    answer = citizen.get(dropped.get_absolute_url())
    assert answer.status_code == 410
    assert "已被替换或者移除" in answer.content.decode()


def test_removing_a_file_from_a_new_version_leaves_the_bytes_of_the_public_one(
    office, citizen, record, django_capture_on_commit_callbacks
):
    file = record.attachments.get(name="二.txt")
    draft = make_version(office, record)
    with django_capture_on_commit_callbacks(execute=True):
        detach(draft.attachments.get(name="二.txt"), by=office.editor, at=LATER)
    answer = citizen.get(file.get_absolute_url())
    assert b"".join(answer.streaming_content)


def test_a_major_change_is_explained_to_the_public_and_a_minor_one_is_not(office, citizen, record):
    record = publish_version(
        office, record, at=LATER, change_kind="major", change_note="更正了联系电话"
    )
    assert "更正了联系电话" in citizen.get(record.get_absolute_url()).content.decode()
    record = publish_version(office, record, change_kind="minor", change_note="改错别字")
    text = citizen.get(record.get_absolute_url()).content.decode()
    assert "更正了联系电话" in text and "改错别字" not in text


def test_a_new_version_says_what_kind_of_change_it_is(office, record):
    draft = make_version(office, record, change_kind="")
    with pytest.raises(NotAllowed, match="修改性质"):
        do(draft, "submit", by=office.editor)
    draft.change_kind = "major"
    draft.save()
    with pytest.raises(NotAllowed, match="修改说明"):
        do(draft, "submit", by=office.editor)


def test_the_history_of_a_record_is_one_and_names_the_version(office, record):
    changed = publish_version(office, record, at=LATER, title="新题")
    old = changed.versions.get()
    assert list(history_of(old)) == list(history_of(changed))
    told = [(entry.version, entry.verb) for entry in history_of(changed) if entry.version == 2]
    steps = ("revise", "save_draft", "submit", "review_secrecy", "approve", "publish")
    assert told == [(2, verb) for verb in steps]


def test_a_scheduled_new_version_comes_out_by_itself(office, record):
    from disclosures.publishing.batches import publish_due

    draft = review(office, make_version(office, record, title="到时的新题"))
    draft = do(draft, "schedule", by=office.publisher)
    published, refused = publish_due(Document.with_versions.all(), at=draft.scheduled_for)
    assert (published, refused) == ([record], [])
    record.refresh_from_db()
    assert record.title == "到时的新题"


def test_a_withdrawal_after_the_review_holds_the_new_version_back(office, record):
    draft = review(office, make_version(office, record), at=NOW)
    do(record, "withdraw", by=office.publisher, at=LATER)
    with pytest.raises(NotAllowed, match="已经撤下"):
        do(draft, "publish", by=office.publisher, at=LATER)


def test_a_version_drafted_after_the_withdrawal_brings_the_record_back(office, citizen, record):
    do(record, "withdraw_silently", by=office.publisher, at=NOW)
    assert citizen.get(record.get_absolute_url()).status_code == 410
    draft = make_version(office, record, at=LATER, title="已处理的通知")
    back = do(review(office, draft, at=LATER), "publish", by=office.publisher, at=LATER)
    assert back.is_visible
    assert (back.withdrawn_at, back.withdrawal_note) == (None, "")
    assert "已处理的通知" in citizen.get(record.get_absolute_url()).content.decode()


# --- side by side -------------------------------------------------------------------------------
def test_the_comparison_names_every_changed_field_and_file(office, record):
    draft = make_version(office, record, title="新题", body="<p>一</p><p>二</p>")
    make_attachment(draft, "三.txt", by=office.editor)
    changed = {d.label for d in compare(record, draft) if d.is_changed}
    assert changed == {"标题", "正文", "附件", "修改性质"}


def test_lines_that_stayed_stand_beside_each_other():
    lines = side_by_side("一\n二\n三", "一\n两\n三\n四")
    assert [(line.kind, line.before, line.after) for line in lines] == [
        ("same", "一", "一"),
        ("changed", "二", "两"),
        ("same", "三", "三"),
        ("changed", "", "四"),
    ]


def test_staff_read_the_versions_side_by_side(office, record):
    make_version(office, record, title="新的题名")
    page = signed_in(office.reviewer).get(f"/admin/disclosures/document/{record.pk}/versions/")
    text = page.content.decode()
    assert "<del>关于养护的通知</del>" in text and "<ins>新的题名</ins>" in text
    assert "第1版" in text and "第2版" in text and "editor" in text


@pytest.mark.parametrize("name", ["versions", "preview", "sheet"])
def test_pages_about_a_record_are_for_those_who_handle_it(office, citizen, stranger, record, name):
    address = f"/admin/disclosures/document/{record.pk}/{name}/"
    assert citizen.get(address).status_code == 302
    assert signed_in(stranger).get(address).status_code in (403, 404)
    assert signed_in(office.publisher).get(address).status_code == 200


def test_the_preview_is_the_public_page_with_the_new_text_and_the_records_numbers(office, record):
    draft = make_version(office, record, title="预览的题名")
    page = signed_in(office.editor).get(f"/admin/disclosures/document/{draft.pk}/preview/")
    text = page.content.decode()
    assert "预览的题名" in text and record.index_number in text
    assert "no-cache" in page["Cache-Control"]


def test_the_preview_of_a_draft_offers_its_files_to_staff(office):
    draft = make_document(office, files=["一.txt"])
    browser = signed_in(office.editor)
    text = browser.get(f"/admin/disclosures/document/{draft.pk}/preview/").content.decode()
    file = draft.attachments.get()
    address = f"/admin/disclosures/document/{draft.pk}/file/{file.key}/"
    assert f'href="{address}"' in text
    assert browser.get(address).status_code == 200
