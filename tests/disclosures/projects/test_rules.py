"""Stages follow each other; base price and experts are secret until the award."""

import pytest

from disclosures.projects.rules import (
    in_order_of_days,
    is_decided,
    problems_of_secrets,
    problems_of_stages,
)


def row(stage, day="2018-03-01", ends=""):
    return {"stage": stage, "day": day, "ends": ends}


@pytest.mark.parametrize(
    ("stages", "why"),
    [
        ([row("中标候选人公示")], "要写明截止日期"),
        ([row("招标（采购）公告", ends="2018-02-01")], "早于日期"),
        ([row("项目批准"), row("开标", "2018-02-01")], "“开标”的日期早于“项目批准”"),
        ([row("项目批准", "2018-02-01"), row("开标"), row("实施进展")], ""),
    ],
)
def test_days_that_contradict_each_other_are_told(stages, why):
    told = problems_of_stages(stages)
    assert why in "".join(told) and bool(told) == bool(why)


@pytest.mark.parametrize(
    "text",
    [
        *("标底为320万元", "标底：三百二十万元", "标底为320万", "标底价3,200,000元"),
        *("标底为叁佰贰拾万元", "评标专家名单：示例一", "评标委员会成员：示例一"),
        *("评标委员会组长：示例一", "专家名单：示例一", "评标委员会成员名单 示例一"),
        "评标委员会由示例一、示例二组成",
    ],
)
def test_before_the_award_neither_base_price_nor_experts_are_told(text):
    assert problems_of_secrets([("正文", text)], decided=False)
    assert problems_of_secrets([("正文", text)], decided=True) == []


@pytest.mark.parametrize(
    "text",
    [
        *("标底已经在监督下编制", "评标专家从专家库中随机抽取", "投资320万元"),
        *("评标委员会由招标人代表和专家五人组成", "评标专家名单在中标结果确定前保密"),
    ],
)
def test_that_it_took_place_may_be_told(text):
    assert problems_of_secrets([("正文", text)], decided=False) == []


def test_the_thread_is_kept_as_it_happened_and_the_award_decides():
    stages = [row("中标（成交）结果", "2018-04-05"), row("开标"), row("项目批准")]
    ordered = [one["stage"] for one in in_order_of_days(stages)]
    assert ordered == ["项目批准", "开标", "中标（成交）结果"]
    assert is_decided(stages) and not is_decided(stages[1:])
