"""Review before publication: another person, a secrecy conclusion, and what makes both lapse."""

import pytest
from django.db import IntegrityError, transaction

from disclosures.attachments.actions import describe
from disclosures.documents.models import Document
from disclosures.publishing import actions
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.publishing.states import CLEARED, SecrecyConclusion
from tests.making import (
    EDITOR,
    LATER,
    NOW,
    REVIEWER,
    SECRECY_REVIEWER,
    do,
    make_document,
    make_user,
)

REVIEW = [
    "approved_by",
    "approved_at",
    "secrecy_reviewer",
    "secrecy_reviewed_at",
    "secrecy_conclusion",
    "secrecy_ground",
    "scheduled_for",
]


@pytest.fixture
def allrounder(bureau):
    """Drafts and reviews."""
    user = make_user("allrounder", role=EDITOR, organisation=bureau)
    user.groups.add(*user.groups.model.objects.filter(name__in=[REVIEWER, SECRECY_REVIEWER]))
    return user


@pytest.mark.parametrize("verb", ["approve", "review_secrecy"])
def test_the_submitter_may_not_review(office, allrounder, verb):
    document = make_document(office)
    actions.submit(document, by=allrounder, at=NOW)
    with pytest.raises(NotAllowed, match="另一人"):
        do(document, verb, by=allrounder)


@pytest.mark.parametrize("verb", ["approve", "review_secrecy"])
def test_the_drafter_may_not_review_what_another_submitted(office, allrounder, verb):
    document = Document.objects.get(pk=make_document(office).pk)
    Document.objects.filter(pk=document.pk).update(created_by=allrounder)
    actions.submit(document, by=office.editor, at=NOW)
    with pytest.raises(NotAllowed, match="另一人"):
        do(document, verb, by=allrounder)


@pytest.mark.parametrize("verb", ["approve", "review_secrecy"])
def test_a_superuser_may_not_review_what_he_submitted(office, root, verb):
    document = make_document(office)
    actions.submit(document, by=root, at=NOW)
    with pytest.raises(NotAllowed, match="另一人"):
        do(document, verb, by=root)
    document = do(document, "review_secrecy", by=office.secrecy_reviewer)
    assert do(document, "approve", by=office.reviewer).state == "approved"


def test_the_database_refuses_an_approval_by_the_submitter(office):
    document = make_document(office, "submitted")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(approved_by=document.submitted_by)


def test_a_secrecy_review_records_who_concluded_what_when_and_on_what_ground(office):
    document = make_document(office, "submitted")
    who = office.secrecy_reviewer
    document = do(document, "review_secrecy", by=who, at=LATER, ground="条例第十四条")
    assert (document.secrecy_reviewer, document.secrecy_reviewed_at) == (who, LATER)
    assert (document.secrecy_conclusion, document.secrecy_ground) == ("may_publish", "条例第十四条")
    kept = history_of(document).last()
    assert (kept.by, kept.changes["conclusion"], kept.changes["ground"]) == (
        who,
        "可以公开",
        "条例第十四条",
    )


def test_an_approval_records_who_and_when(office):
    document = do(make_document(office, "submitted"), "review_secrecy", by=office.secrecy_reviewer)
    document = do(document, "approve", by=office.reviewer, at=LATER)
    assert (document.approved_by, document.approved_at) == (office.reviewer, LATER)


def test_nothing_is_approved_before_its_secrecy_review(office):
    document = make_document(office, "submitted")
    with pytest.raises(NotAllowed, match="还没有保密审查结论"):
        do(document, "approve", by=office.reviewer)
    document.refresh_from_db()
    assert (document.state, document.approved_by) == ("submitted", None)


@pytest.mark.parametrize("conclusion", sorted(set(SecrecyConclusion.values) - CLEARED))
def test_nothing_is_approved_against_the_conclusion_of_its_secrecy_review(office, conclusion):
    document = make_document(office, "submitted")
    document = do(document, "review_secrecy", by=office.secrecy_reviewer, conclusion=conclusion)
    assert document.state == "submitted"
    with pytest.raises(NotAllowed, match="保密审查结论是"):
        do(document, "approve", by=office.reviewer)
    document.refresh_from_db()
    assert (document.state, document.approved_by) == ("submitted", None)


@pytest.mark.parametrize("conclusion", sorted(CLEARED))
def test_a_conclusion_that_allows_publication_leads_to_it(office, conclusion):
    said = {"review_secrecy": {"conclusion": conclusion}}
    assert make_document(office, "published", said=said).secrecy_conclusion == conclusion


def test_what_was_referred_may_be_concluded_when_the_answer_has_come(office):
    document = make_document(office, "submitted")
    who = office.secrecy_reviewer
    document = do(document, "review_secrecy", by=who, conclusion="referred", ground="报请市保密局")
    document = do(
        document, "review_secrecy", by=who, conclusion="may_publish", ground="市保密局复函"
    )
    assert do(document, "approve", by=office.reviewer).state == "approved"


def test_every_file_is_looked_at_before_a_conclusion(office):
    document = make_document(office, "submitted", files=["通知.txt", "名单.txt"])
    with pytest.raises(NotAllowed, match="还没有逐项审查：附件：名单.txt"):
        do(
            document,
            "review_secrecy",
            by=office.secrecy_reviewer,
            reviewed=["标题和正文", "附件：通知.txt"],
        )


@pytest.mark.parametrize("ground", ["", "  \n"])
def test_a_secrecy_review_names_its_ground(office, ground):
    document = make_document(office, "submitted")
    with pytest.raises(NotAllowed, match="保密审查依据"):
        do(document, "review_secrecy", by=office.secrecy_reviewer, ground=ground)


@pytest.mark.parametrize("remark", ["", "   "])
def test_a_return_says_why(office, remark):
    document = make_document(office, "submitted")
    with pytest.raises(NotAllowed, match="退回意见"):
        do(document, "return_for_changes", by=office.reviewer, remark=remark)


@pytest.mark.parametrize("state", ["approved", "scheduled"])
def test_a_return_voids_approval_secrecy_review_and_schedule(office, state):
    document = make_document(office, state)
    document = do(document, "return_for_changes", by=office.reviewer)
    assert [getattr(document, field) or None for field in REVIEW] == [None] * len(REVIEW)


@pytest.mark.parametrize(("state", "verb"), [("returned", "submit"), ("submitted", "take_back")])
def test_submitting_and_taking_back_void_what_an_earlier_review_left(office, state, verb):
    document = make_document(office, state)
    Document.objects.filter(pk=document.pk).update(
        approved_by=office.reviewer,
        approved_at=NOW,
        secrecy_reviewer=office.reviewer,
        secrecy_reviewed_at=NOW,
        secrecy_conclusion="may_publish",
        secrecy_ground="旧依据",
        scheduled_for=LATER,
    )
    document = do(document, verb, by=office.editor)
    assert [getattr(document, field) or None for field in REVIEW] == [None] * len(REVIEW)


@pytest.mark.parametrize("verb", ["publish", "schedule"])
def test_nothing_goes_out_whose_secrecy_conclusion_was_lost(office, verb):
    document = make_document(office, "approved")
    Document.objects.filter(pk=document.pk).update(secrecy_conclusion="must_not_publish")
    with pytest.raises(NotAllowed, match="保密审查结论"):
        do(document, verb, by=office.publisher)


def test_who_has_changed_the_content_does_not_approve_it(office, root):
    document = make_document(office)
    actions.save_draft(document, by=root, at=NOW, changed=["正文"])
    document = do(document, "submit", by=office.editor)
    with pytest.raises(NotAllowed, match="另一人"):
        do(document, "approve", by=root)


def test_who_has_changed_the_description_of_a_file_does_not_approve_it(office, root):
    document = make_document(office, files=["通知.pdf"])
    attachment = document.attachments.get()
    attachment.alt_text = "另一种说法"
    describe(attachment, by=root, at=NOW)
    assert document.attachments.get().alt_text == "另一种说法"
    document = do(document, "submit", by=office.editor)
    with pytest.raises(NotAllowed, match="另一人"):
        do(document, "approve", by=root)
