"""The supplied list of wording rules: each works, says why, and names no person."""

import pytest

from disclosures.wording.actions import supplied_rules
from disclosures.wording.kinds import Category, Kind, Level
from disclosures.wording.rules import find, problems

RULES = [rule.as_rule() for rule in supplied_rules()]


def levels(text):
    return {finding.term: finding.level for finding in find([("正文", text)], RULES)}


def test_the_list_is_of_a_size_that_staff_can_read():
    assert 60 <= len(RULES) <= 120
    assert len({rule.term for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.term)
def test_each_rule_works_and_says_on_what_it_rests(rule):
    assert problems(rule) == {}
    assert rule.note and rule.level in Level.values and rule.category in Category.values
    assert find([("正文", rule.term)], [rule])


def test_no_order_of_leaders_is_supplied():
    assert all(rule.kind == Kind.TERM for rule in RULES)


def test_following_the_advice_ends_the_findings():
    advised = [("建议", rule.suggestion) for rule in RULES]
    assert find(advised, RULES) == []


def test_former_names_of_bodies_are_only_to_be_confirmed():
    """Earlier documents rightly quote the names of their time."""
    former = {rule.level for rule in RULES if rule.category == Category.FORMER_NAME}
    assert former <= {Level.CONFIRM, Level.HINT}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截止目前，按装信号灯3处", {"截止目前": "confirm", "按装": "confirm"}),
        ("国土资源部、农业部印发", {"国土资源部": "confirm", "农业部": "confirm"}),
        ("两岸三地客货运输", {"两岸三地": "forbidden"}),
        ("日本、台湾等国家", {"台湾等国家": "forbidden"}),
        ("公司法人代表签字", {"法人代表": "hint"}),
        ("银保监会、证监会", {"银保监会": "confirm"}),
    ],
)
def test_what_the_list_is_for_is_found(text, expected):
    assert levels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "交通部门、农业部门、建设部门和环保部门按装机容量分工",
        "日本、台湾等国家和地区",
        "其中港口货物吞吐量、集中港口资源",
        "原国土资源部令、原市工商局",
        "坚决反对“台独”分裂行径，两台独立运行",
        "农村长效管护机制",
        "住房和城乡建设部、交通运输部、自然资源部、应急管理部、国家金融监督管理总局",
        "推动共建“一带一路”倡议",
        "数据中台建设",
    ],
)
def test_what_is_rightly_written_is_left_alone(text):
    assert levels(text) == {}
