"""Lines are kept for the own body, paired with documents, and removed without trace."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosures.documents.models import Document
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.publishing.models import HistoryEntry
from disclosures.publishing.signals import visibility_changed
from disclosures.register import actions
from disclosures.register.models import RegisterEntry
from tests.making import NOW, do, make_document

NUMBER, DAY = "章交发〔2026〕3号", date(2026, 3, 2)


def paper(office, state="published", **fields):
    return make_document(office, state, **{"document_number": NUMBER, "made_on": DAY, **fields})


def test_a_line_finds_a_document_that_is_there_already_even_a_draft(make_line, office):
    draft = paper(office, "draft")
    assert make_line(NUMBER).document == draft


def test_a_line_finds_its_document_when_that_is_published(make_line, office):
    line = make_line(NUMBER)
    assert line.document is None
    document = paper(office)
    line.refresh_from_db()
    assert line.document == document


def test_a_line_without_a_number_finds_it_by_title_and_day(make_line, office, unit):
    line = make_line()
    document = make_document(
        office, "published", title="关于公路养护的通知", made_on=DAY, organisation=unit
    )
    line.refresh_from_db()
    assert line.document == document


def test_the_same_title_and_day_of_another_organ_is_another_paper(make_line, neighbours):
    line = make_line()
    make_document(neighbours, "published", title="关于公路养护的通知", made_on=DAY)
    line.refresh_from_db()
    assert line.document is None


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_nothing_is_paired_by_the_signal_before_publication(make_line, office, state):
    line = make_line(NUMBER)
    paper(office, state)
    line.refresh_from_db()
    assert line.document is None


def test_a_repost_and_a_discarded_draft_are_no_ones_document(make_line, office):
    paper(office, content_source="reposted", source_name="某局", source_url="https://x.gov.cn/1")
    paper(office, "discarded")
    assert make_line(NUMBER).document is None


def test_a_public_document_takes_the_place_of_one_that_is_not(make_line, office):
    draft = paper(office, "draft")
    line = make_line(NUMBER)
    document = paper(office)
    line.refresh_from_db()
    assert line.document == document != draft


def test_a_document_that_is_public_keeps_its_line(make_line, office):
    first = paper(office)
    line = make_line(NUMBER)
    paper(office)
    line.refresh_from_db()
    assert line.document == first


def test_publishing_asks_one_question_where_no_line_waits(make_line, office):
    make_line("章交发〔2026〕9号")
    documents = [paper(office, "draft") for _ in range(2)]
    published = [paper(office) for _ in range(20)]
    keys = [document.pk for document in (*documents, *published)]
    with CaptureQueriesContext(connection) as captured:
        visibility_changed.send(sender=Document, pks=keys)
    ours = [q for q in captured.captured_queries if "register" in q["sql"]]
    assert len(ours) <= 1


def test_a_line_of_another_body_is_not_ones_to_keep(
    make_line, stranger, neighbours, editor, bureau
):
    for person in (stranger, neighbours.second_reviewer, editor):
        with pytest.raises(NotAllowed):
            make_line(NUMBER, by=person)
    line = make_line(NUMBER)
    line.organisation = neighbours.organisation
    with pytest.raises(NotAllowed):
        actions.save_entry(line, by=neighbours.second_reviewer, at=NOW)
    line.refresh_from_db()
    with pytest.raises(NotAllowed):
        actions.remove([line], by=neighbours.second_reviewer, at=NOW)


def test_what_bears_the_mark_of_a_class_is_not_kept(make_line):
    with pytest.raises(NotAllowed, match="标有密级"):
        make_line(title="秘密★1年 关于某事")
    assert not RegisterEntry.objects.exists()


def test_the_history_tells_who_entered_and_changed_a_line(make_line, keeper):
    line = make_line(NUMBER)
    line.note = "正在审核"
    actions.save_entry(line, by=keeper, at=NOW, changed=["尚未公开的原因"])
    assert [step.label for step in history_of(line)] == ["登记", "修改登记"]
    assert history_of(line).last().changes == {"fields": ["尚未公开的原因"]}


def test_a_line_that_is_removed_leaves_nothing_of_its_words(make_line, keeper):
    line = make_line(NUMBER, title="误录的标题龘靐齉", note="龘靐齉")
    actions.remove([line], by=keeper, at=NOW)
    assert not RegisterEntry.objects.exists()
    kept = str(list(HistoryEntry.objects.values()))
    assert "删除登记" in kept and "龘" not in kept


def test_a_line_keeps_its_document_through_withdrawal_and_return(make_line, office):
    document = paper(office)
    line = make_line(NUMBER)
    document = do(document, "withdraw", by=office.publisher)
    line.refresh_from_db()
    assert line.document == document and RegisterEntry.objects.unpublished().get() == line
    do(document, "republish", by=office.publisher)
    assert not RegisterEntry.objects.unpublished().exists()


def test_a_document_that_is_withdrawn_takes_no_line(make_line, office):
    withdrawn = paper(office, "withdrawn")
    line = make_line(NUMBER)
    line.document = draft = paper(office, "draft")
    line.save()
    visibility_changed.send(sender=Document, pks=[withdrawn.pk])
    line.refresh_from_db()
    assert line.document == draft
