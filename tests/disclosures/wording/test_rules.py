"""What the wording rules find, where, how strictly, and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.wording.kinds import Category, Kind
from disclosures.wording.rules import (
    CONFIRM,
    FORBIDDEN,
    HINT,
    Rule,
    Rulebook,
    find,
    names_of,
    problems,
)

SINCE = Rule("截止目前", CONFIRM, suggestion="截至目前", note="词典")
OLD_NAME = Rule("农业部", CONFIRM, exceptions=("农业部门", "原农业部"))
ORDER = Rule("张一、李二、王三丰", CONFIRM, Kind.ORDER, Category.LEADERS)


def found(text, *rules):
    return [finding.found for finding in find([("正文", text)], rules)]


@pytest.mark.parametrize("level", [FORBIDDEN, CONFIRM, HINT])
def test_a_finding_has_the_level_category_and_advice_of_its_rule(level):
    rule = Rule("两岸三地", level, Kind.TERM, Category.REGIONS, "海峡两岸和香港", "不得并称")
    (finding,) = find([("标题", "两岸三地物流")], [rule])
    assert (finding.level, finding.category) == (level, Category.REGIONS)
    assert (finding.term, finding.suggestion) == ("两岸三地", "海峡两岸和香港")
    assert finding.note == "不得并称"


def test_a_finding_tells_its_place_its_line_and_the_words_around():
    text = "一、总体情况。\n截止目前，共完成3项。\n二、截止目前"
    first, second = find([("正文", text)], [SINCE])
    assert (first.place, first.line, second.line) == ("正文", 2, 3)
    assert text[first.start : first.end] == "截止目前"
    assert text[second.start : second.end] == "截止目前"
    assert first.excerpt == "【截止目前】，共完成3项。"
    assert str(second).startswith("正文第3行“")
    assert str(second).endswith("二、【截止目前】”，建议：截至目前")


def test_the_excerpt_of_a_long_text_is_short():
    (finding,) = find([("正文", "前" * 99 + "截止目前" + "后" * 99)], [SINCE])
    assert finding.excerpt == f"…{'前' * 16}【截止目前】{'后' * 16}…"


def test_findings_come_in_the_order_of_the_texts_and_name_them():
    texts = [("标题", "农业部通知"), ("概述", ""), ("附件“a.pdf”", "截止目前，农业部")]
    findings = find(texts, [SINCE, OLD_NAME])
    assert [(f.place, f.found) for f in findings] == [
        ("标题", "农业部"),
        ("附件“a.pdf”", "截止目前"),
        ("附件“a.pdf”", "农业部"),
    ]


@pytest.mark.parametrize(
    "written", ["截 止 目 前", "截止　目前", "截\u200b止目前", "截止\n目前", "截止\ufeff目前"]
)
def test_a_term_is_seen_through_blanks_and_invisible_characters(written):
    text = f"工作{written}完成"
    (finding,) = find([("正文", text)], [SINCE])
    assert text[finding.start : finding.end] == written


def test_width_case_and_the_form_of_quotes_do_not_matter():
    assert found("使用ＡＰＰ", Rule("app应用", HINT), Rule("App", HINT)) == ["ＡＰＰ"]
    assert found('"一带一路"战略', Rule("“一带一路”战略", CONFIRM)) == ['"一带一路"战略']


def test_a_latin_word_or_number_is_not_found_inside_another():
    assert found("符合GDPR要求，GDP增长", Rule("GDP", HINT)) == ["GDP"]
    assert found("12018年", Rule("2018年", HINT)) == []


# --- exceptions -------------------------------------------------------------------------------
@pytest.mark.parametrize("text", ["各级农业部门", "原农业部文件", "原 农业部", "农业\u200b部门"])
def test_an_exception_excuses_the_term_inside_it(text):
    assert found(text, OLD_NAME) == []


def test_an_exception_elsewhere_excuses_nothing():
    assert found("农业部会同各级农业部门", OLD_NAME) == ["农业部"]


def test_an_exception_may_hold_the_term_more_than_once():
    rule = Rule("哈哈", HINT, exceptions=("哈哈镜哈哈",))
    assert found("哈哈镜哈哈", rule) == []
    assert found("哈哈镜", rule) == ["哈哈"]


def test_a_quoted_term_can_be_the_exception_of_the_bare_one():
    rule = Rule("台独", CONFIRM, suggestion="“台独”", exceptions=("“台独”", "台独立"))
    assert found("反对“台独”分裂；一台独立运行", rule) == []
    assert found("反对台独分裂", rule) == ["台独"]


# --- rules that meet --------------------------------------------------------------------------
def test_the_longer_of_two_rules_on_the_same_words_is_reported():
    assert found("银保监会批复", Rule("保监会", CONFIRM), Rule("银保监会", CONFIRM)) == ["银保监会"]


def test_a_stricter_rule_inside_a_longer_one_is_reported_too():
    rules = [Rule("台湾政府", FORBIDDEN), Rule("台湾政府网站", HINT)]
    findings = find([("正文", "台湾政府网站")], rules)
    assert [finding.level for finding in findings] == [FORBIDDEN, HINT]


def test_terms_that_only_overlap_are_both_reported():
    assert found("甲乙丙", Rule("甲乙", HINT), Rule("乙丙", HINT)) == ["甲乙", "乙丙"]


# --- order of names ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("李二、张一出席", "李二、张一", "张一、李二"),
        ("副局长李二、局长张一出席", "李二、局长张一", "张一、李二"),
        ("李二和张一出席", "李二和张一", "张一、李二"),
        ("李　二，\n张一、王三丰、李二", "张一、王三丰、李二", "张一、李二、王三丰"),
        ("王三丰（副局长）、李二（局长）", "王三丰（副局长）、李二", "李二、王三丰"),
    ],
)
def test_names_that_stand_in_another_order_are_found(text, wrong, right):
    (finding,) = find([("正文", text)], [ORDER])
    assert (finding.found, finding.suggestion) == (wrong, right)
    assert finding.category == Category.LEADERS


@pytest.mark.parametrize(
    "text",
    [
        "张一、李二、王三丰出席",
        "张一、王三丰出席",
        "李二主持会议，张一出席并讲话",
        "李二讲话。张一总结",
        "李二主持会议、讲话，张一总结",
        "李二向张一汇报",
        "李二、" + "某" * 30 + "、张一",
        "李二出席",
    ],
)
def test_names_in_order_or_not_in_one_enumeration_are_left_alone(text):
    assert found(text, ORDER) == []


def test_a_name_that_begins_another_is_not_taken_for_it():
    rule = Rule("王三、李二、王三丰", CONFIRM, Kind.ORDER)
    assert found("李二、王三丰出席", rule) == []
    assert found("李二、王三出席", rule) == ["李二、王三"]


def test_a_rule_on_order_may_carry_its_own_advice():
    rule = Rule("张一、李二", CONFIRM, Kind.ORDER, suggestion="按任职通知排列")
    (finding,) = find([("正文", "李二、张一")], [rule])
    assert finding.suggestion == "按任职通知排列"


# --- rules as staff write them ----------------------------------------------------------------
@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (Rule("帐", HINT), "term"),
        (Rule(" 帐\u200b ", HINT), "term"),
        (Rule("张一", HINT, Kind.ORDER), "term"),
        (Rule("张一、张 一", HINT, Kind.ORDER), "term"),
        (Rule("张一、李", HINT, Kind.ORDER), "term"),
        (Rule("张一、李二", HINT, Kind.ORDER, exceptions=("张一",)), "exceptions"),
        (Rule("农业部", HINT, exceptions=("农村部门",)), "exceptions"),
        (Rule("农业部", HINT, exceptions=("农业 部",)), "exceptions"),
        (Rule("台独", HINT, suggestion="“台独”"), "suggestion"),
    ],
)
def test_a_rule_that_cannot_work_is_explained(rule, field):
    assert list(problems(rule)) == [field]


@pytest.mark.parametrize("rule", [SINCE, OLD_NAME, ORDER])
def test_a_rule_that_works_has_no_problems(rule):
    assert problems(rule) == {}


def test_the_names_of_an_order_are_told_apart_by_marks_not_by_blanks():
    assert names_of("张　一，李 二、王三丰；") == ["张一", "李二", "王三丰"]


# --- any text ---------------------------------------------------------------------------------
texts = st.text(alphabet="截止目前农业部门原、，。张一李二 \n\u200bＡa", max_size=60)


@given(texts, texts)
def test_every_finding_quotes_the_text_where_it_stands(title, body):
    places = {"标题": title, "正文": body}
    for finding in find(places.items(), [SINCE, OLD_NAME, ORDER]):
        stood = places[finding.place][finding.start : finding.end]
        assert " ".join(stood.split()) == finding.found
        assert finding.line == places[finding.place][: finding.start].count("\n") + 1


@given(st.text(max_size=200).filter(lambda text: not set(text) & set("截止目前农业部张一李二")))
def test_a_text_without_any_character_of_the_terms_has_no_findings(text):
    assert find([("正文", text)], [SINCE, OLD_NAME, ORDER]) == []


@given(texts, texts)
def test_a_term_is_found_wherever_it_is_put(before, after):
    assert "截止目前" in found(f"{before}截止目前{after}", SINCE)


def test_two_thousand_rules_on_a_long_text_find_every_planted_term_once():
    terms = [chr(0x4E00 + n) + chr(0x6000 + n) for n in range(2000)]
    text = "，中文。".join(terms) + "文" * 160_000
    findings = Rulebook([Rule(term, HINT) for term in terms]).find([("正文", text)])
    assert [finding.found for finding in findings] == terms
