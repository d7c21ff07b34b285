"""The table of the workflow, walked: each verb from each state, and what the public sees there."""

import pytest

from disclosures.documents.models import Document
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.states import TRANSITIONS, State
from tests.making import WAYS, do, make_document, target

MATRIX = [(state, verb) for state in State.values for verb in TRANSITIONS]
IN_TABLE = [(state, verb) for state, verb in MATRIX if state in TRANSITIONS[verb].sources]
NOT_IN_TABLE = [pair for pair in MATRIX if pair not in IN_TABLE]


def test_the_walk_knows_every_state():
    assert set(WAYS) == set(State.values)


@pytest.mark.parametrize(("state", "verb"), IN_TABLE)
def test_a_verb_of_the_table_leads_to_its_target(office, state, verb):
    document = make_document(office, state)
    assert document.state == state
    if verb == "approve":
        document = do(document, "review_secrecy", by=office.secrecy_reviewer)
    moved = do(document, verb, by=office.person_for(verb))
    assert moved.state == target(verb, state)
    moved.refresh_from_db()
    assert moved.state == target(verb, state)


@pytest.mark.parametrize(("state", "verb"), NOT_IN_TABLE)
def test_what_is_not_in_the_table_is_refused_in_words(office, root, state, verb):
    document = make_document(office, state)
    for person in (office.person_for(verb), root):
        with pytest.raises(NotAllowed) as refusal:
            do(document, verb, by=person)
        assert TRANSITIONS[verb].label in str(refusal.value)
        assert document.state_label in str(refusal.value)
    document.refresh_from_db()
    assert document.state == state


@pytest.mark.parametrize("state", State.values)
def test_the_rule_of_the_list_is_the_rule_of_the_record(office, state):
    document = make_document(office, state)
    document = Document.with_versions.get(pk=document.pk)
    assert document.is_visible == (state == "published")
    assert document.is_gone == (state in ("withdrawn", "withdrawn_silently", "display_ended"))
    for found, expected in (
        (Document.with_versions.visible(), document.is_visible),
        (Document.with_versions.gone(), document.is_gone),
    ):
        assert found.filter(pk=document.pk).exists() == expected


def test_what_was_withdrawn_for_a_leak_comes_back_as_a_new_version_only():
    from_there = {v for v, t in TRANSITIONS.items() if State.WITHDRAWN_SILENTLY in t.sources}
    assert from_there == {"revise"}


def test_nothing_reaches_the_public_without_passing_approval():
    """Going through the table backwards from published, every way leads over `approve`."""
    sources = TRANSITIONS["publish"].sources
    assert sources == {State.APPROVED, State.SCHEDULED}
    into = {verb for verb, t in TRANSITIONS.items() if t.target in sources}
    assert into == {"schedule", "unschedule"}  # and approve, whose target depends on the level
    assert all(TRANSITIONS[verb].sources <= sources for verb in into)
    assert TRANSITIONS["approve"].sources == {State.SUBMITTED}
