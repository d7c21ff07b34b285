"""What the finders find in a text, and what they leave alone. All numbers are made up."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.privacy import finders
from disclosures.privacy.finders import (
    Kind,
    find_personal_data,
    mask_personal_data,
    personal_data_in,
)

IDENTITY = "11010519491231002X"
WIDE_IDENTITY = "１１０１０５１９４９１２３１００２Ｘ"
CARD = "6222021234567890128"


def kinds(text):
    return [finding.kind for finding in find_personal_data(text)]


def identity_number(place: str, born: date, order: int) -> str:
    """A number built from the standard's own sum: the weights are powers of two modulo eleven."""
    first = f"{place}{born:%Y%m%d}{order:03}"
    total = sum(int(digit) * 2 ** (17 - i) for i, digit in enumerate(first))
    check = (12 - total % 11) % 11
    return first + ("X" if check == 10 else str(check))


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        (f"身份证号{IDENTITY}。", Kind.IDENTITY, IDENTITY),
        (f"身份证号{IDENTITY.lower()}。", Kind.IDENTITY, IDENTITY.lower()),
        ("ID:110105 19491231 002X", Kind.IDENTITY, "110105 19491231 002X"),
        (
            "１１０１０５１９４９１２３１００２Ｘ",
            Kind.IDENTITY,
            "１１０１０５１９４９１２３１００２Ｘ",
        ),
        ("旧证110105491231002", Kind.OLD_IDENTITY, "110105491231002"),
        ("手机13812345678", Kind.MOBILE, "13812345678"),
        ("+86 138 1234 5678", Kind.MOBILE, "+86 138 1234 5678"),
        ("(+86)138-1234-5678", Kind.MOBILE, "(+86)138-1234-5678"),
        ("008613812345678", Kind.MOBILE, "008613812345678"),
        ("１３８１２３４５６７８", Kind.MOBILE, "１３８１２３４５６７８"),
        ("138\u20131234\u20135678", Kind.MOBILE, "138\u20131234\u20135678"),
        (f"卡号{CARD}", Kind.BANK_CARD, CARD),
        ("卡号6222 0212 3456 7890 128", Kind.BANK_CARD, "6222 0212 3456 7890 128"),
        ("4111-1111-1111-1111", Kind.BANK_CARD, "4111-1111-1111-1111"),
        ("邮箱：zhang.san@example.com.cn。", Kind.EMAIL, "zhang.san@example.com.cn"),
        ("zhang＠example.com", Kind.EMAIL, "zhang＠example.com"),
        (
            "申请人家住朝阳市双塔区幸福小区3号楼2单元501室，",
            Kind.ADDRESS,
            "朝阳市双塔区幸福小区3号楼2单元501室",
        ),
        ("王某住幸福家园12栋三单元1201", Kind.ADDRESS, "幸福家园12栋三单元1201"),
        ("地址：建设路18号阳光公寓5幢302室", Kind.ADDRESS, "建设路18号阳光公寓5幢302室"),
        ("住址 阳光花园3-2-501", Kind.ADDRESS, "阳光花园3-2-501"),
    ],
)
def test_personal_data_is_found_where_it_stands(text, kind, found):
    (finding,) = find_personal_data(text)
    assert (finding.kind, finding.text) == (kind, found)
    assert text[finding.start : finding.end] == found
    assert finding.label and "*" in finding.masked


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # check digit
        "11010519490230002X",  # 30 February
        f"9{IDENTITY}",  # a longer run of digits
        "110105491331002",  # month 13
        "0421-2613456",
        "04212613456",
        "12812345678",
        "13812345678901",
        "3.13812345678",
        "6222021234567890123",  # Luhn
        "20180312000123456",  # number of a work order
        "索引号11330483002558489W/2015-86108",
        "统一社会信用代码91110105MA0012345X",
        "项目代码2108-211300-04-01-123456",
        "办公地址：双塔区朝阳大街三段1号交通大厦5楼501室",
        "对新华小区3号楼至5号楼道路进行改造，惠及2单元120户居民",
        "教材第三单元101页",
        "新村道路3号路2单元2019年完工",
        "朝交发〔2018〕138号 1234 5678",
        "微信@someone",
        "",
    ],
)
def test_what_only_resembles_personal_data_is_left_alone(text):
    assert find_personal_data(text) == []


def test_invisible_characters_do_not_hide_a_number():
    text = "证号：110105\u200b19491231\u200d002X\ufeff；手机138\u00ad12345678"
    identity, mobile = find_personal_data(text)
    assert identity.text == "110105\u200b19491231\u200d002X"
    assert identity.masked == "110*************2X"
    assert mobile.masked == "138****5678"
    assert text[mobile.start : mobile.end] == mobile.text


def test_an_identity_number_is_not_also_a_bank_card():
    number = next(
        number
        for order in range(1000)
        if finders.passes_luhn(number := identity_number("510105", date(1980, 1, 1), order))
    )
    assert finders.BANK_CARD.fullmatch(number)
    assert kinds(number) == [Kind.IDENTITY]


def test_a_card_is_found_beside_a_number_that_does_not_belong_to_it():
    (finding,) = find_personal_data("4111 1111 1111 1111 12")
    assert finding.text == "4111 1111 1111 1111"


def test_findings_come_in_the_order_of_the_text():
    text = f"a@example.cn {CARD} 13812345678 {IDENTITY}"
    assert kinds(text) == [Kind.EMAIL, Kind.BANK_CARD, Kind.MOBILE, Kind.IDENTITY]


def test_a_masked_text_keeps_its_words_and_loses_the_data():
    text = f"张三（{IDENTITY}），电话13812345678，现住幸福小区3号楼501室。"
    masked = mask_personal_data(text)
    assert masked == "张三（110*************2X），电话138****5678，现住***。"
    assert find_personal_data(masked) == []


def test_a_sighting_tells_text_line_and_masked_words_around():
    body = f"一、情况\n申请人张三（{IDENTITY}），电话13812345678。"
    identity, mobile = personal_data_in([("标题", "无"), ("正文", body)])
    assert (identity.place, identity.line, identity.label) == ("正文", 2, "身份证号码")
    assert identity.excerpt == "申请人张三（【110*************2X】），电话138****5678。"
    assert body[mobile.finding.start : mobile.finding.end] == "13812345678"
    assert str(mobile) == "正文第2行有手机号码“" + mobile.excerpt + "”"


def test_a_sighting_in_a_single_line_does_not_speak_of_lines():
    (sighting,) = personal_data_in([("标题", "联系13812345678")])
    assert str(sighting) == "标题有手机号码“联系【138****5678】”"


births = st.dates(date(1900, 1, 1), date(2026, 1, 1))


@given(births, st.integers(0, 999))
def test_every_well_formed_identity_number_is_found(born, order):
    number = identity_number("211302", born, order)
    assert kinds(f"号码{number}，") == [Kind.IDENTITY]


@given(births, st.integers(0, 999), st.integers(0, 16), st.integers(1, 9))
def test_an_identity_number_with_one_wrong_digit_is_not_one(born, order, position, shift):
    number = identity_number("211302", born, order)
    wrong = str((int(number[position]) + shift) % 10)
    assert not finders.is_identity_number(number[:position] + wrong + number[position + 1 :])


@given(st.text(alphabet="0123456789 -+@.X单元室小区号楼\u200b一三", max_size=200))
def test_findings_never_overlap_and_always_quote_the_text(text):
    findings = find_personal_data(text)
    for finding in findings:
        assert text[finding.start : finding.end] == finding.text
    for first, second in zip(findings, findings[1:], strict=False):
        assert first.end <= second.start


@given(st.lists(st.sampled_from([IDENTITY, CARD, "13812345678", "，", "张三", "\n", " ", "号"])))
def test_no_excerpt_of_a_sighting_shows_any_data_in_full(parts):
    text = "".join(parts)
    sightings = personal_data_in([("正文", text)])
    assert [sighting.finding for sighting in sightings] == find_personal_data(text)
    for sighting in sightings:
        assert find_personal_data(sighting.excerpt) == []
        assert "\n" not in sighting.excerpt and len(sighting.excerpt) <= 60


@pytest.mark.parametrize("pattern", finders.PATTERNS, ids=lambda pattern: pattern.pattern[:20])
def test_every_pattern_is_bounded_so_that_its_work_is_linear(pattern):
    without_classes = re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "c", pattern.pattern)
    assert not re.search(r"[*+]|\{[0-9]*,\}", without_classes)


@pytest.mark.parametrize("unit", ["1", "6222 ", "a", "a@", "1单元", "小区1号楼", "13-", "\u200b1"])
def test_a_million_characters_of_almost_data_are_read_to_the_end(unit):
    assert find_personal_data(unit * (1_000_000 // len(unit))) == []
