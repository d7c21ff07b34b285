"""The table of who may do what, tested in full: every role, every verb, every state."""

import pytest

from disclosures.publishing.access import refusal
from disclosures.publishing.rights import rights
from disclosures.publishing.roles import ROLES
from disclosures.publishing.states import TRANSITIONS, State
from tests.making import (
    EDITOR,
    FINAL_REVIEWER,
    PUBLISHER,
    REVIEWER,
    SECOND_REVIEWER,
    SECRECY_REVIEWER,
    make_document,
    make_user,
    signed_in,
)

D, R1, R2, R3, S, P = (
    *(EDITOR, REVIEWER, SECOND_REVIEWER, FINAL_REVIEWER),
    *(SECRECY_REVIEWER, PUBLISHER),
)
# Written by hand from the rules of the office, not from the code.
EXPECTED = {
    "draft": {"submit": {D}, "discard": {D}},
    "submitted": {
        "take_back": {D},
        "return_for_changes": {R1, R2, R3, S},
        "review_secrecy": {S},
        "approve": {R1, R2, R3},
    },
    "returned": {"submit": {D}, "discard": {D}},
    "approved": {"return_for_changes": {R1, R2, R3, S}, "schedule": {P}, "publish": {P}},
    "scheduled": {
        "return_for_changes": {R1, R2, R3, S},
        "schedule": {P},
        "unschedule": {P},
        "publish": {P},
    },
    "published": {"withdraw": {P}, "withdraw_silently": {P, S}, "revise": {D}},
    "withdrawn": {"republish": {P}, "withdraw_silently": {P, S}, "revise": {D}},
    "withdrawn_silently": {"revise": {D}},
    "display_ended": {"withdraw_silently": {P, S}, "revise": {D}},
    "archived": {},
    "discarded": {},
}


@pytest.fixture
def staff(bureau):
    """Somebody else of every role: nobody of them has drafted or reviewed the document."""
    return {
        role: make_user(f"role{n}", role=role, organisation=bureau) for n, role in enumerate(ROLES)
    }


def test_the_table_speaks_of_every_state():
    assert set(EXPECTED) == set(State.values)


@pytest.mark.parametrize("state", State.values)
def test_every_role_may_do_exactly_what_the_table_says(office, staff, state):
    document = make_document(office, state)
    for verb in TRANSITIONS:
        may = {role for role, person in staff.items() if not refusal(person, document, verb)}
        assert may == EXPECTED[state].get(verb, set()), verb


@pytest.mark.parametrize("state", State.values)
def test_the_printed_table_is_the_rule(state):
    printed = {right.verb: set(right.roles) for right in rights() if state in right.states}
    assert printed == EXPECTED[state]


def test_staff_can_read_the_table(office):
    page = signed_in(office.editor).get("/admin/disclosures/reviewpolicy/rights/")
    text = page.content.decode()
    for word in ("岗位权限表", "紧急撤下", *ROLES):
        assert word in text
