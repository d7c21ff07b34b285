"""The history: a line for every verb, written with the change, never altered."""

import pytest
from django.db import DatabaseError, connection, transaction

from disclosures.documents.models import Document
from disclosures.publishing import actions
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.publishing.models import HistoryEntry
from disclosures.publishing.signals import visibility_changed
from disclosures.publishing.states import TRANSITIONS
from tests.making import LATER, NOW, do, make_attachment, make_document, make_ready, target


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_every_verb_leaves_a_line_that_says_who_when_and_from_where_to_where(office, verb):
    document = make_ready(office, verb)
    source = document.state
    before = history_of(document).count()
    person = office.person_for(verb)
    do(document, verb, by=person, at=LATER)
    line = history_of(document).last()
    assert history_of(document).count() == before + 1
    assert (line.verb, line.label) == (verb, TRANSITIONS[verb].label)
    assert (line.by, line.actor, line.at) == (person, person.username, LATER)
    source = "" if verb == "revise" else source  # a new version comes from nowhere
    assert (line.from_state, line.to_state) == (source, target(verb, source))


def test_a_draft_and_its_changes_are_recorded_by_field(office):
    document = make_document(office)
    actions.save_draft(document, by=office.editor, at=LATER, changed=["标题"])
    first, second = history_of(document)
    assert (first.label, second.label) == ("新建草稿", "修改草稿")
    assert second.changes == {"fields": ["标题"]}


def test_files_that_come_and_go_are_recorded(office):
    document = make_document(office)
    attachment = make_attachment(document, "目录.pdf", by=office.editor)
    from disclosures.attachments.actions import detach

    detach(attachment, by=office.editor, at=LATER)
    lines = list(history_of(document))[1:]
    assert [(line.verb, line.changes["file"]) for line in lines] == [
        ("attach", "目录.pdf"),
        ("detach", "目录.pdf"),
    ]


def test_the_remark_of_a_return_is_kept(office):
    document = make_document(office, "submitted")
    do(document, "return_for_changes", by=office.reviewer, remark="缺少附件")
    assert history_of(document).last().remark == "缺少附件"


def test_a_refusal_leaves_no_line(office):
    document = make_document(office)
    with pytest.raises(NotAllowed):
        do(document, "publish", by=office.publisher)
    assert history_of(document).count() == 1


@pytest.mark.parametrize("verb", ["publish", "withdraw"])
def test_a_listener_that_fails_takes_the_whole_verb_back(office, verb):
    document = make_document(office, "approved" if verb == "publish" else "published")
    lines, before = history_of(document).count(), document.state

    def fail(**signal):
        raise RuntimeError("the index is broken")

    visibility_changed.connect(fail)
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            do(document, verb, by=office.publisher)
    finally:
        visibility_changed.disconnect(fail)
    document.refresh_from_db()
    assert document.state == before
    assert history_of(document).count() == lines


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_listeners_hear_exactly_the_verbs_that_change_what_the_public_sees(office, verb):
    document = make_ready(office, verb)
    heard = []

    def listen(sender, pks, **signal):
        assert connection.in_atomic_block
        heard.append((sender, list(pks)))

    visibility_changed.connect(listen)
    try:
        do(document, verb, by=office.person_for(verb))
    finally:
        visibility_changed.disconnect(listen)
    # From the first of its sources, a withdrawal in an emergency ends no visibility.
    telling = verb in ("publish", "withdraw", "republish")
    assert heard == ([(Document, [document.pk])] if telling else [])


# --- append-only --------------------------------------------------------------------------------
def test_a_line_can_neither_be_changed_nor_deleted_as_an_object(office):
    line = history_of(make_document(office)).get()
    line.remark = "改写"
    with pytest.raises(TypeError):
        line.save()
    with pytest.raises(TypeError):
        line.delete()


def test_lines_can_neither_be_changed_nor_deleted_as_a_queryset(office):
    make_document(office)
    with pytest.raises(TypeError):
        HistoryEntry.objects.update(remark="改写")
    with pytest.raises(TypeError):
        HistoryEntry.objects.all().delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE disclosures_historyentry SET remark = '改写'",
        "DELETE FROM disclosures_historyentry",
        "UPDATE disclosures_historyentry SET at = now() WHERE verb = 'save_draft'",
    ],
)
def test_the_database_itself_refuses_to_change_or_delete_lines(office, statement):
    document = make_document(office)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert history_of(document).get().at == NOW


def test_the_ways_around_the_queryset_meet_the_database(office):
    document = make_document(office)
    line = history_of(document).get()
    line.remark = "改写"
    with pytest.raises((TypeError, DatabaseError)), transaction.atomic():
        HistoryEntry.objects.bulk_update([line], ["remark"])
    with pytest.raises(DatabaseError), transaction.atomic():
        HistoryEntry._base_manager.filter(pk=line.pk)._raw_delete("default")
    assert history_of(document).get().remark == ""


def test_an_account_that_took_part_cannot_be_deleted(office):
    make_document(office)
    with pytest.raises(DatabaseError):
        office.editor.delete()
