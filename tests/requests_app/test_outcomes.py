"""The 21 results: the rows of the form word for word, and what each asks of a case."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from disclosures.statute.terms import Regime
from requests_app.outcomes import OUTCOMES, REVIEW_FIRST, WITHHOLDING, Merits, choices, problems

FULL = Merits(
    reason="理由",
    withheld="姓名",
    special_law="《不动产登记暂行条例》",
    not_held="absent",
    has_earlier=True,
    was_supplemented=True,
    supplement_lapsed=True,
    fee_lapsed=True,
    third_party_heard=True,
    reasons_asked=True,
)
# Outcome → the merit without which it is refused, and a word of the refusal.
NEEDS = [
    ("r3_2_partial", {"withheld": ""}, "哪些内容不予公开"),
    ("r3_3_1_state_secret", {"reason": ""}, "理由"),
    ("r3_3_2_law_forbids", {"special_law": ""}, "法律、行政法规"),
    ("r3_3_3_three_safeties", {"reason": " "}, "理由"),
    ("r3_3_4_third_party", {"third_party_heard": False}, "征求第三方"),
    ("r3_3_5_internal_affairs", {"reason": ""}, "理由"),
    ("r3_3_6_process_info", {"reason": ""}, "理由"),
    ("r3_3_7_enforcement_file", {"reason": ""}, "理由"),
    ("r3_3_8_admin_query", {"special_law": ""}, "法律"),
    ("r3_4_1_not_held", {"not_held": ""}, "没有检索到"),
    ("r3_4_1_not_held", {"not_held": "other_agency"}, "机关名称和联系方式"),
    ("r3_4_2_needs_creation", {"reason": ""}, "理由"),
    ("r3_4_3_still_unclear", {"was_supplemented": False}, "没有补正的记录"),
    ("r3_5_1_petition", {"reason": ""}, "理由"),
    ("r3_5_2_repeat", {"has_earlier": False}, "申请的编号"),
    ("r3_5_3_publication", {"reason": ""}, "理由"),
    ("r3_5_4_abusive", {"reasons_asked": False}, "说明理由"),
    ("r3_5_4_abusive", {"regime": Regime.R2008}, "2008年"),
    ("r3_5_5_reconfirm", {"reason": ""}, "理由"),
    ("r3_6_1_correction_lapsed", {"supplement_lapsed": False}, "逾期的补正"),
    ("r3_6_2_fee_lapsed", {"fee_lapsed": False}, "逾期的收费"),
    ("r3_6_3_other", {"reason": ""}, "理由"),
    ("r3_1_open", {"third_party_objects": True}, "公共利益"),
]


def test_the_rows_are_the_21_leaves_of_table_three():
    form = json.loads((Path(__file__).parent / "table_three.json").read_text("utf-8"))
    assert [(one.id, one.label) for one in OUTCOMES.values()] == [tuple(row) for row in form]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_case_with_everything_may_end_in_any_way(outcome):
    assert problems(outcome, FULL) == []


@pytest.mark.parametrize(("outcome", "lacking", "words"), NEEDS)
def test_what_the_law_asks_first_is_asked_in_words(outcome, lacking, words):
    found = problems(outcome, replace(FULL, **lacking))
    assert any(words in sentence for sentence in found)


def test_every_outcome_but_open_has_a_condition():
    assert {id for id, one in OUTCOMES.items() if not one.conditions} == {"r3_1_open"}


def test_a_reasoned_objection_may_be_overridden_for_the_public():
    merits = replace(FULL, third_party_objects=True, override_reason="涉及公共安全")
    assert problems("r3_1_open", merits) == []


def test_review_comes_first_for_articles_14_to_16_alone():
    assert set(WITHHOLDING) - set(REVIEW_FIRST) == {"r3_3_8_admin_query"}


def test_a_lapse_is_no_letter_to_be_chosen():
    offered = {id for _, rows in choices(answers_only=True) for id, _ in rows}
    assert set(OUTCOMES) - offered == {"r3_6_1_correction_lapsed", "r3_6_2_fee_lapsed"}


def test_there_is_no_decision_on_taking_an_application():
    from requests_app.states import TRANSITIONS, State

    words = [*(state.label for state in State), *(one.label for one in TRANSITIONS.values())]
    assert not [word for word in words if "受理" in word]
