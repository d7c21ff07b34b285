"""The table of the workflow, walked: each verb from each state, and what the public sees there."""

import pytest

from disclosures.documents.models import Document
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.states import TRANSITIONS, State
from tests.making import WAYS, do, make_document

MATRIX = [(state, verb) for state in State.values for verb in TRANSITIONS]
IN_TABLE = [(state, verb) for state, verb in MATRIX if state in TRANSITIONS[verb].sources]
NOT_IN_TABLE = [pair for pair in MATRIX if pair not in IN_TABLE]


def test_the_walk_knows_every_state():
    assert set(WAYS) == set(State.values)


@pytest.mark.parametrize(("state", "verb"), IN_TABLE)
def test_a_verb_of_the_table_leads_to_its_target(office, state, verb):
    document = make_document(office, state)
    assert document.state == state
    moved = do(document, verb, by=office.person_for(verb))
    assert moved.state == TRANSITIONS[verb].target
    document.refresh_from_db()
    assert document.state == TRANSITIONS[verb].target


@pytest.mark.parametrize(("state", "verb"), NOT_IN_TABLE)
def test_what_is_not_in_the_table_is_refused_in_words(office, root, state, verb):
    document = make_document(office, state)
    for person in (office.person_for(verb), root):
        with pytest.raises(NotAllowed) as refusal:
            do(document, verb, by=person)
        assert TRANSITIONS[verb].label in str(refusal.value)
        assert State(state).label in str(refusal.value)
    document.refresh_from_db()
    assert document.state == state


@pytest.mark.parametrize("state", State.values)
def test_the_rule_of_the_list_is_the_rule_of_the_record(office, state):
    document = make_document(office, state)
    document.refresh_from_db()
    assert document.is_visible == (state == "published")
    assert Document.objects.visible().filter(pk=document.pk).exists() == document.is_visible
    assert document.is_withdrawn == (state == "withdrawn")
    assert Document.objects.withdrawn().filter(pk=document.pk).exists() == document.is_withdrawn


def test_a_withdrawn_record_never_comes_back():
    assert not [verb for verb, t in TRANSITIONS.items() if State.WITHDRAWN in t.sources]


def test_nothing_reaches_the_public_without_passing_approval():
    """Going through the table backwards from published, every way leads over `approve`."""
    sources = TRANSITIONS["publish"].sources
    assert sources == {State.APPROVED, State.SCHEDULED}
    into = {verb for verb, t in TRANSITIONS.items() if t.target in sources}
    assert into == {"approve", "schedule"}
    assert TRANSITIONS["schedule"].sources <= sources
    assert TRANSITIONS["approve"].sources == {State.SUBMITTED}
