"""Going public and back: publishing, scheduling, withdrawing, imports; what never goes out."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from disclosures.documents.models import Document, Section
from disclosures.publishing import actions, batches
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.publishing.models import ImportBatch
from tests.making import LATER, NOW, answers, do, make_attachment, make_document

MASKED = {"body": "", "disclosure_attribute": "on_request", "attribute_ground": "内部事务"}


def test_publication_is_dated_with_the_instant_it_was_done(office):
    document = do(make_document(office, "approved"), "publish", by=office.publisher, at=LATER)
    assert document.first_published_at == LATER


@pytest.mark.parametrize("verb", ["publish", "schedule"])
@pytest.mark.parametrize("attribute", ["on_request", "withheld"])
def test_only_what_is_disclosed_proactively_can_go_out(office, attribute, verb):
    masked = {**MASKED, "disclosure_attribute": attribute}
    document = make_document(office, "approved", **masked)
    with pytest.raises(NotAllowed, match="主动公开"):
        do(document, verb, by=office.publisher)


@pytest.mark.parametrize("attribute", ["on_request", "withheld"])
def test_the_database_refuses_a_published_record_that_is_not_proactive(office, attribute):
    document = make_document(office, "published", body="", files=["通知.pdf"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(disclosure_attribute=attribute)


@pytest.mark.parametrize("words", [{"body": "<p>内容</p>"}, {"summary": "概述"}])
def test_the_database_refuses_words_in_a_register_line(office, words):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_document(office, **{**MASKED, **words})


def test_a_register_line_takes_no_file(office):
    document = make_document(office, **MASKED)
    with pytest.raises(NotAllowed, match="不能上传附件"):
        make_attachment(document, by=office.editor)


def test_what_is_withheld_names_the_ground_before_review(office):
    withheld = {**MASKED, "disclosure_attribute": "withheld", "attribute_ground": ""}
    document = make_document(office, **withheld)
    with pytest.raises(NotAllowed, match="依据"):
        actions.submit(document, by=office.editor, at=NOW)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_withdrawal_gives_the_public_its_reason(office, reason):
    document = make_document(office, "published")
    with pytest.raises(NotAllowed, match="撤下原因"):
        do(document, "withdraw", by=office.publisher, reason=reason)
    document.refresh_from_db()
    assert document.is_visible


def test_the_database_refuses_a_withdrawal_without_reason(office):
    document = make_document(office, "withdrawn")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(withdrawal_reason="")


def test_a_withdrawal_keeps_reason_note_and_instant(office):
    document = make_document(office, "published")
    document = do(
        document, "withdraw", by=office.publisher, at=LATER, reason="数据有误", note="见内部函"
    )
    assert (document.withdrawn_at, document.withdrawal_reason) == (LATER, "数据有误")
    assert document.withdrawal_note == history_of(document).last().remark == "见内部函"


# --- scheduled ----------------------------------------------------------------------------------
@pytest.mark.parametrize("when", [NOW, NOW.replace(year=2017)])
def test_a_schedule_lies_ahead(office, when):
    document = make_document(office, "approved")
    with pytest.raises(NotAllowed, match="晚于现在"):
        do(document, "schedule", by=office.publisher, publish_at=when)


def test_a_cancelled_schedule_publishes_nothing_and_keeps_the_approval(office):
    document = make_document(office, "scheduled")
    due, approved = document.scheduled_for, document.approved_by
    document = do(document, "unschedule", by=office.publisher)
    assert batches.publish_due(Document.objects.all(), at=due) == ([], [])
    document.refresh_from_db()
    assert (document.state, document.scheduled_for) == ("approved", None)
    assert document.approved_by == approved
    assert due.isoformat() in history_of(document).last().changes["publish_at"]
    do(document, "publish", by=office.publisher)


def test_what_is_due_is_published_at_its_time_and_not_before(office):
    document = make_document(office, "scheduled")
    due = answers("schedule")["publish_at"]
    assert batches.publish_due(Document.objects.all(), at=LATER) == ([], [])
    assert batches.publish_due(Document.objects.all(), at=due) == ([document], [])
    document.refresh_from_db()
    assert (document.state, document.first_published_at) == ("published", due)
    assert document.scheduled_for is None
    assert history_of(document).last().by == office.publisher
    assert batches.publish_due(Document.objects.all(), at=due) == ([], [])


@pytest.mark.parametrize("loss", ["group", "account", "posting", "review"])
def test_what_is_due_stays_back_when_permission_or_review_was_lost(office, sibling, loss):
    held, due = make_document(office, "scheduled"), answers("schedule")["publish_at"]
    if loss == "group":
        office.publisher.groups.clear()
    elif loss == "account":
        type(office.publisher).objects.filter(pk=office.publisher.pk).update(is_active=False)
    elif loss == "posting":
        type(office.publisher.posting).objects.update(organisation=sibling)
    else:
        Document.objects.update(secrecy_conclusion="referred")
    published, refused = batches.publish_due(Document.objects.all(), at=due)
    assert published == []
    assert [(item, bool(why)) for item, why in refused] == [(held, True)]
    held.refresh_from_db()
    assert held.state == "scheduled"


def test_one_refused_item_holds_nobody_else_back(office):
    make_document(office, "scheduled")
    Document.objects.update(secrecy_conclusion="referred")
    good = make_document(office, "scheduled")
    due = answers("schedule")["publish_at"]
    published, refused = batches.publish_due(Document.objects.all(), at=due)
    assert published == [good]
    assert len(refused) == 1


# --- imported -----------------------------------------------------------------------------------
def imported(office, batch, **fields):
    item = Document(
        organisation=office.organisation,
        title="导入的文件",
        kind="other",
        section=Section.objects.get(code="a20-1"),
        **fields,
    )
    batches.publish_imported([item], batch=batch, at=NOW)
    item.refresh_from_db()
    return item


def test_an_import_publishes_at_once_and_its_batch_is_the_recorded_review(office):
    batch = ImportBatch.objects.create(source="旧站.jsonl", sha256="0", by=office.editor, at=NOW)
    item = imported(office, batch)
    assert item.is_visible
    assert (item.first_published_at, item.import_batch) == (NOW, batch)
    line = history_of(item).get()
    assert (line.by, line.at, line.to_state) == (office.editor, NOW, "published")
    assert "旧站.jsonl" in line.remark


def test_an_imported_record_keeps_its_own_date_and_is_numbered_in_that_year(office):
    batch = ImportBatch.objects.create(source="旧站.jsonl", sha256="0", at=NOW)
    item = imported(office, batch, first_published_at=NOW.replace(year=2011))
    assert item.first_published_at.year == 2011
    assert item.index_number == "jtj/2011-00001"


def test_the_history_of_an_import_tells_the_time_of_the_office(office):
    """Instants come back from the database in UTC; 09:00 in the office is 01:00 there."""
    batch = ImportBatch.objects.create(source="旧站.jsonl", sha256="0", at=NOW)
    batch.refresh_from_db()
    assert "2018-06-01 09:00" in str(batch)
    assert "2018-06-01 09:00" in str(history_of(make_document(office)).get())


def test_an_item_that_was_put_off_meanwhile_is_left_alone(office):
    item = make_document(office, "scheduled")
    due = item.scheduled_for

    class Stale(type(Document.objects.all())):
        """Reads the list of what is due before the item is put off, the item after."""

        def values_list(self, *fields, **options):
            keys = list(super().values_list(*fields, **options))
            later = due + timedelta(days=5)
            actions.schedule(item, by=office.publisher, at=NOW, publish_at=later)
            return keys

    assert batches.publish_due(Stale(Document), at=due) == ([], [])
    assert Document.objects.get().state == "scheduled"
