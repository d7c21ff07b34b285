"""What the wording tells against a report: typed numbers, repetition, contradiction, gaps."""

import pytest

from portal.annual_report.text import checks

DISCLOSURES = {
    "code": "disclosures",
    "label": "主动公开政府信息",
    "unit": "条",
    "value": 983,
    "printed": "983条",
}
IMAGES = {
    "code": "images",
    "label": "上传图片",
    "unit": "幅",
    "value": 312,
    "printed": "300多幅",
}
FIGURES = [DISCLOSURES, IMAGES]


def sentences(findings):
    return [one.sentence for one in findings]


def test_a_typed_number_that_differs_from_its_figure_is_told_with_both():
    found = checks.typed_numbers({"n1": "全年主动公开政府信息980条，上传图片312幅。"}, FIGURES)
    assert len(found) == 1
    assert found[0].sentence.startswith("文字中写的“980条”与主动公开政府信息的数据983条不一致")
    assert found[0].is_hard is False


@pytest.mark.parametrize(
    "text",
    [
        "主动公开政府信息983条",
        "主动公开政府信息{disclosures}",
        "上传图片300多幅",
        "上传图片312幅",
        "修订目录12条",  # nobody counts these
        "2018年主动公开政府信息",
    ],
)
def test_a_number_that_agrees_or_belongs_to_no_figure_is_not_told(text):
    assert checks.typed_numbers({"n1": text}, FIGURES) == []


def test_a_rounded_number_of_another_size_is_told():
    assert len(checks.typed_numbers({"n1": "上传图片200多幅"}, FIGURES)) == 1


def test_a_paragraph_equal_to_last_years_but_for_its_numbers_is_told():
    before = {"n2": "（一）组织培训3次，各科室和局属单位明确了信息公开的负责人。"}
    same = {"n2": "（一）组织培训5次，各科室和局属单位明确了信息公开的负责人。"}
    other = {"n2": "（一）各科室和局属单位的信息公开负责人都参加了全市的业务考试。"}
    assert "与上年报告相同" in checks.repeated(same, before)[0].sentence
    assert checks.repeated(other, before) == []
    assert checks.repeated({"n2": "无。"}, {"n2": "无。"}) == []


def test_one_press_conference_and_none_needed_are_pointed_out():
    texts = {
        "n1": "召开新闻发布会1次。公开各类信息，没有需要召开新闻发布会和热点文件解读等情况。",
    }
    found = checks.contradictions(texts)
    assert len(found) == 1
    assert "新闻发布会" in found[0].sentence
    assert "没有需要" in found[0].sentence


def test_a_token_counts_as_a_statement_that_it_took_place():
    texts = {"n1": "召开新闻发布会{press_conferences}。", "n2": "全年未召开新闻发布会。"}
    assert len(checks.contradictions(texts)) == 1


@pytest.mark.parametrize(
    "text", ["召开新闻发布会1次，召开新闻发布会{x}。", "未发生行政诉讼。行政诉讼0件。"]
)
def test_statements_that_agree_are_not_pointed_out(text):
    assert checks.contradictions({"n1": text}) == []


def test_the_themes_and_the_fee_have_to_be_written_of():
    full = "主动公开；依申请公开；政府信息管理；平台建设；监督保障。"
    texts = {"s1": full, "s6": "本年度没有收取信息处理费。"}
    assert checks.missing_themes(texts, "s1", "s6") == []
    texts = {"s1": full.replace("依申请公开；", ""), "s6": "无。"}
    told = sentences(checks.missing_themes(texts, "s1", "s6"))
    assert told == [
        "总体情况没有写到依申请公开",
        "其他需要报告的事项没有写收取信息处理费的情况（没有收取的也要写明）",
    ]
