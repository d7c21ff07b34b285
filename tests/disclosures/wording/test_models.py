"""The wording rules as staff keep them: written once, never over what staff have changed."""

import pytest
from django.core.exceptions import ValidationError

from disclosures.wording.actions import ensure_wording_rules, put_in_use, supplied_rules
from disclosures.wording.kinds import Kind
from disclosures.wording.models import WordingRule
from disclosures.wording.rules import CONFIRM

pytestmark = pytest.mark.django_db


@pytest.fixture
def rules():
    """The table as the first migration leaves it."""
    ensure_wording_rules()
    return WordingRule.objects.all()


def terms_in(text):
    return [finding.term for finding in WordingRule.objects.findings_in([("正文", text)])]


def test_the_supplied_rules_are_written_once(rules):
    assert rules.count() == len(supplied_rules())
    assert ensure_wording_rules() == 0
    assert rules.count() == len(supplied_rules())


def test_what_staff_have_changed_or_put_out_of_use_stays_so(rules):
    rules.filter(term="按装").update(is_active=False)
    rules.filter(term="侯车").update(suggestion="等候")
    rules.get(term="渡假").delete()
    ensure_wording_rules()
    assert not rules.get(term="按装").is_active
    assert rules.get(term="侯车").suggestion == "等候"
    assert not rules.filter(term="渡假").exists()


def test_findings_of_many_texts_cost_one_query(rules, django_assert_num_queries):
    with django_assert_num_queries(1):
        findings = WordingRule.objects.findings_in([("标题", "按装通知"), ("正文", "侯车室\n侯车")])
    assert [(f.place, f.term, f.line) for f in findings] == [
        ("标题", "按装", 1),
        ("正文", "侯车", 1),
        ("正文", "侯车", 2),
    ]
    assert findings[0].level == CONFIRM


def test_a_rule_out_of_use_finds_nothing_until_it_is_put_back(rules):
    rule = rules.get(term="按装")
    assert put_in_use([rule], in_use=False) == [rule]
    assert terms_in("按装") == []
    assert put_in_use([rule], in_use=False) == []
    put_in_use([rule], in_use=True)
    assert terms_in("按装") == ["按装"]


def test_a_rule_with_exceptions_is_read_back_whole(rules):
    WordingRule.objects.create(term="农机部", level=CONFIRM, exceptions=["农机部门"])
    assert terms_in("各农机部门和农机部") == ["农机部"]


def test_an_order_of_names_is_written_in_one_form_and_checked():
    rule = WordingRule(kind=Kind.ORDER, term=" 张一，李二 ；王三", level=CONFIRM)
    rule.full_clean()
    assert rule.term == "张一、李二、王三"
    rule.term = "张一"
    with pytest.raises(ValidationError) as refusal:
        rule.full_clean()
    assert "顿号" in refusal.value.message_dict["term"][0]


def test_a_term_has_one_rule(rules):
    with pytest.raises(ValidationError) as refusal:
        WordingRule(term="按装", level=CONFIRM).full_clean()
    assert "已经有规则" in str(refusal.value)
