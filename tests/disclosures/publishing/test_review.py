"""Review before publication: another person, a secrecy conclusion, and what makes both lapse."""

import pytest
from django.db import IntegrityError, transaction

from disclosures.attachments.actions import describe
from disclosures.documents.models import Document
from disclosures.publishing import actions
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.states import CLEARED, SecrecyConclusion
from tests.making import EDITOR, LATER, NOW, REVIEWER, do, make_document, make_user

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
    user.groups.add(user.groups.model.objects.get(name=REVIEWER))
    return user


def test_the_submitter_may_not_approve(office, allrounder):
    document = make_document(office)
    actions.submit(document, by=allrounder, at=NOW)
    with pytest.raises(NotAllowed, match="另一人"):
        do(document, "approve", by=allrounder)


def test_the_drafter_may_not_approve_what_another_submitted(office, allrounder):
    document = Document.objects.get(pk=make_document(office).pk)
    Document.objects.filter(pk=document.pk).update(created_by=allrounder)
    actions.submit(document, by=office.editor, at=NOW)
    with pytest.raises(NotAllowed, match="另一人"):
        do(document, "approve", by=allrounder)


def test_a_superuser_may_not_approve_what_he_submitted(office, root):
    document = make_document(office)
    actions.submit(document, by=root, at=NOW)
    with pytest.raises(NotAllowed, match="另一人"):
        do(document, "approve", by=root)
    assert do(document, "approve", by=office.reviewer).state == "approved"


def test_the_database_refuses_an_approval_by_the_submitter(office):
    document = make_document(office, "submitted")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(approved_by=document.submitted_by)


def test_an_approval_records_who_reviewed_the_secrecy_and_on_what_ground(office):
    document = make_document(office, "submitted")
    document = do(document, "approve", by=office.reviewer, at=LATER, ground="条例第十四条")
    assert document.approved_by == document.secrecy_reviewer == office.reviewer
    assert document.approved_at == document.secrecy_reviewed_at == LATER
    assert (document.secrecy_conclusion, document.secrecy_ground) == ("may_publish", "条例第十四条")


@pytest.mark.parametrize("conclusion", ["", "nonsense", *set(SecrecyConclusion.values) - CLEARED])
def test_nothing_is_approved_without_a_conclusion_that_allows_publication(office, conclusion):
    document = make_document(office, "submitted")
    with pytest.raises(NotAllowed, match="保密审查结论"):
        do(document, "approve", by=office.reviewer, conclusion=conclusion)
    document.refresh_from_db()
    assert (document.state, document.approved_by) == ("submitted", None)


@pytest.mark.parametrize("conclusion", sorted(CLEARED))
def test_a_conclusion_that_allows_publication_leads_to_it(office, conclusion):
    document = make_document(office, "published", said={"approve": {"conclusion": conclusion}})
    assert document.secrecy_conclusion == conclusion


@pytest.mark.parametrize("ground", ["", "  \n"])
def test_a_secrecy_review_names_its_ground(office, ground):
    document = make_document(office, "submitted")
    with pytest.raises(NotAllowed, match="保密审查依据"):
        do(document, "approve", by=office.reviewer, ground=ground)


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
