"""Who may do what: every role tries every verb, in the own body and in another one."""

import pytest

from disclosures.publishing import actions
from disclosures.publishing.access import available_verbs, may_edit, refusal
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.states import TRANSITIONS, State
from tests.making import (
    EDITOR,
    LATER,
    NOW,
    do,
    make_attachment,
    make_document,
    make_ready,
    make_user,
)

HOLDERS = {
    "draft": "editor",
    "review": "reviewer",
    "second_review": "second_reviewer",
    "final_review": "final_reviewer",
    "secrecy_review": "secrecy_reviewer",
    "publish": "publisher",
}
OTHERS = ["stranger", "administrator", "nobody", "root"]


@pytest.fixture
def nobody(bureau):
    """An account of the bureau without any role."""
    return make_user("nobody", organisation=bureau)


@pytest.mark.parametrize("verb", TRANSITIONS)
@pytest.mark.parametrize("person", [*HOLDERS.values(), *OTHERS])
def test_a_verb_belongs_to_its_roles_in_the_own_body(office, request, person, verb):
    document = make_ready(office, verb)
    user = getattr(office, person, None) or request.getfixturevalue(person)
    holders = [HOLDERS[permission] for permission in TRANSITIONS[verb].permissions]
    allowed = person in (*holders, "root")
    assert (refusal(user, document, verb) == "") == allowed
    if allowed:
        do(document, verb, by=user)
    else:
        with pytest.raises(NotAllowed):
            do(document, verb, by=user)


def test_an_account_that_was_closed_may_do_nothing(office):
    office.publisher.is_active = False
    document = make_document(office, "approved")
    assert refusal(office.publisher, document, "publish") == "您没有发布的权限"


def test_a_refusal_for_want_of_the_body_says_so(office, stranger):
    document = make_document(office)
    assert refusal(stranger, document, "submit") == "这条信息不属于您所在的单位"


def test_staff_of_the_bureau_work_for_its_sections_and_units(office, section, unit):
    for below in (section, unit):
        assert refusal(office.editor, make_document(office, organisation=below), "submit") == ""


def test_staff_of_a_section_work_for_nothing_above_or_beside_it(office, section, unit):
    clerk = make_user("clerk", role=EDITOR, organisation=section)
    assert may_edit(clerk, make_document(office, organisation=section))
    assert not may_edit(clerk, make_document(office))
    assert not may_edit(clerk, make_document(office, organisation=unit))


def test_staff_without_a_posting_work_for_nobody(office):
    clerk = make_user("clerk", role=EDITOR)
    assert not may_edit(clerk, make_document(office))


@pytest.mark.parametrize("state", State.values)
def test_content_may_be_changed_before_review_only(office, root, state):
    document = make_document(office, state)
    before_review = document.state in ("draft", "returned")
    for person in (office.editor, root):
        assert may_edit(person, document) == before_review
    assert not may_edit(office.reviewer, document)
    if not before_review:
        with pytest.raises(NotAllowed, match="不能修改内容"):
            actions.save_draft(document, by=office.editor, at=LATER, changed=["标题"])


def test_a_form_opened_before_submission_cannot_change_what_is_under_review(office):
    opened = make_document(office)
    actions.submit(type(opened).objects.get(pk=opened.pk), by=office.editor, at=NOW)
    opened.title = "偷换的标题"
    with pytest.raises(NotAllowed):
        actions.save_draft(opened, by=office.editor, at=LATER, changed=["标题"])


def test_a_page_opened_before_submission_cannot_add_a_file_to_what_is_under_review(office):
    opened = make_document(office)
    actions.submit(type(opened).objects.get(pk=opened.pk), by=office.editor, at=NOW)
    with pytest.raises(NotAllowed):
        make_attachment(opened, by=office.editor)
    assert not opened.attachments.exists()


@pytest.mark.parametrize("person", ["reviewer", "stranger", "administrator", "nobody"])
def test_a_file_is_added_by_those_who_may_edit(office, request, person):
    document = make_document(office)
    with pytest.raises(NotAllowed):
        make_attachment(document, by=request.getfixturevalue(person))


@pytest.mark.parametrize("person", ["reviewer", "stranger", "administrator", "nobody"])
def test_a_draft_is_begun_by_those_who_draft_for_the_body(office, request, person):
    mine = make_document(office)
    mine.pk, mine._state.adding = None, True
    with pytest.raises(NotAllowed):
        actions.save_draft(mine, by=request.getfixturevalue(person), at=NOW)


def test_a_draft_cannot_be_moved_to_a_body_that_is_not_ones_own(office, sibling):
    document = make_document(office)
    document.organisation = sibling
    with pytest.raises(NotAllowed):
        actions.save_draft(document, by=office.editor, at=LATER, changed=["责任单位"])


def test_the_buttons_are_the_verbs_that_are_allowed(office):
    document = make_document(office, "submitted")
    assert available_verbs(office.editor, document) == ["take_back"]
    assert available_verbs(office.reviewer, document) == ["return_for_changes", "approve"]
    held = ["return_for_changes", "review_secrecy"]
    assert available_verbs(office.secrecy_reviewer, document) == held
    assert available_verbs(office.publisher, document) == []
