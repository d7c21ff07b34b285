"""Each kind of letter says its legal basis and what the reader does next, from plain facts."""

from dataclasses import replace
from datetime import date

import pytest

from disclosures.statute.terms import Regime
from requests_app.letters.answers import WORDINGS, body_of
from requests_app.letters.kinds import DECISIONS, LetterKind, default_naming
from requests_app.letters.wording import Case, Decision, open_places
from requests_app.outcomes import ROWS

FACTS = Case(
    number="SQ2024-00007",
    organ="章原市交通运输局",
    applicant="欧阳某某",
    is_person=True,
    description="2023年全市农村公路养护\n资金使用情况",
    submitted_on=date(2024, 6, 3),
    received_on=date(2024, 6, 3),
    dated_on=date(2024, 6, 20),
    channel="网上",
    due_on=date(2024, 7, 2),
    notes=("适用2019年《条例》：20个工作日", "延长20个工作日"),
    supplement_items="请写明年度",
    supplement_by=date(2024, 6, 20),
    extension_days=20,
    extension_reason="需要汇总",
    deferred_until=date(2024, 8, 30),
    other_party="某某公司",
    fee_standard="按量",
    fee_quantity=50,
    fee_amount=200,
    pay_by=date(2024, 7, 5),
    decision=Decision("r3_1_open", "材料随本答复书提供。"),
)
# What each letter has to say: its article, and what matters in it.
SAYS = {
    LetterKind.RECEIPT: ("SQ2024-00007", "2024年6月3日", "2024年7月2日"),
    LetterKind.SUPPLEMENT: ("第三十条", "请写明年度", "2024年6月20日", "视为放弃申请"),
    LetterKind.REASONS: ("第三十五条", "说明理由"),
    LetterKind.EXTENSION: ("第三十三条", "需要汇总", "20个工作日", "2024年7月2日", "期限计算说明"),
    LetterKind.DEFERRED: ("第三十五条", "2024年8月30日以前答复"),
    LetterKind.THIRD_PARTY: ("第三十二条", "15个工作日", "征求意见确认函"),
    LetterKind.CONSULTATION: ("第三十二条、第三十四条", "不计入答复期限"),
    LetterKind.CO_MAKER: ("第三十四条", "视为同意公开"),
    LetterKind.FEE: ("第四十二条", "国办函〔2020〕109号", "200元", "50页", "20个工作日", "不单独"),
    LetterKind.ANSWER: ("第三十六条第一项、第二项", "材料随本答复书提供", "行政复议"),
    LetterKind.THIRD_PARTY_DECISION: ("第三十二条", "公共利益", "行政复议"),
    LetterKind.NOT_AN_APPLICATION: ("第三十九条第一款", "不作为政府信息公开申请处理", "行政复议"),
}
CONDITIONAL = {
    "r3_3_2_law_forbids": {"special_law": "《某法》第一条"},
    "r3_3_8_admin_query": {"special_law": "《不动产登记暂行条例》"},
    "r3_4_1_not_held": {"not_held": "other_agency", "right_agency": "某某局，电话0000"},
    "r3_5_2_repeat": {"earlier": "SQ2024-00001"},
    "r3_2_partial": {"withheld": "合同单价"},
}


@pytest.mark.parametrize("kind", list(LetterKind))
def test_a_letter_says_its_article_and_what_is_to_be_done(kind):
    text = body_of(kind, FACTS)
    assert [words for words in SAYS[kind] if words not in text] == []
    assert "None" not in text
    assert "欧阳某某" not in text  # the name stands in the address alone


def test_every_kind_has_its_wording_and_a_number_series_of_its_own():
    assert set(WORDINGS) == set(LetterKind)
    assert len({default_naming(kind).pattern for kind in LetterKind}) == len(LetterKind)


@pytest.mark.parametrize("outcome", [row.id for row in ROWS if row.is_answer])
def test_every_decision_cites_its_article_and_ends_with_the_remedies(outcome):
    said = {"reason": "理由在此", **CONDITIONAL.get(outcome, {})}
    text = body_of(LetterKind.ANSWER, replace(FACTS, decision=Decision(outcome, "如上。", **said)))
    article = next(row.article for row in ROWS if row.id == outcome)
    if outcome == "r3_4_1_not_held":
        assert "第三十六条第五项" in text
    elif article.startswith("第"):
        assert f"《条例》{article}" in text
    assert [value for value in said.values() if value not in text and value[0] != "o"] == []
    assert "行政复议" in text
    assert open_places(text) == []


def test_a_decision_of_before_2019_quotes_no_article_of_2019():
    old = replace(
        FACTS,
        regime=Regime.R2008,
        received_on=date(2018, 6, 1),
        dated_on=date(2018, 6, 20),
        decision=Decision("r3_3_5_internal_affairs", "如上。", reason="内部事务"),
    )
    text = body_of(LetterKind.ANSWER, old)
    assert "第十六条" not in text
    assert "2008年《中华人民共和国政府信息公开条例》" in text


def test_what_the_record_does_not_hold_is_an_open_place_to_fill_in():
    undated = replace(FACTS, deferred_until=None)
    assert open_places(body_of(LetterKind.DEFERRED, undated)) == ["【日期】"]
    assert open_places(body_of(LetterKind.FEE, FACTS)) == ["【缴纳方式】"]


def test_only_decisions_carry_the_remedies():
    for kind in set(LetterKind) - DECISIONS - {LetterKind.FEE, LetterKind.THIRD_PARTY_DECISION}:
        assert "提起行政诉讼" not in body_of(kind, FACTS)


def test_an_organisation_is_addressed_as_one():
    assert "你单位" in body_of(LetterKind.SUPPLEMENT, replace(FACTS, is_person=False))


def test_times_for_others_and_what_silence_means_are_rules_of_2019_alone():
    for kind in ("third_party_letter", "co_maker_letter", "supplement_notice"):
        text = body_of(LetterKind(kind), replace(FACTS, regime=Regime.R2008))
        assert "15个工作日" not in text
        assert "视为" not in text
        assert "逾期" not in text
