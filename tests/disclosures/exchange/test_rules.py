"""Cells: days in every way of writing, texts that can't execute, numbers, headings."""

from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disclosures.exchange.rules import (
    FORMULA,
    CellRefused,
    Unreadable,
    as_text,
    heading_key,
    quoted,
    read_date,
    unquoted,
)


@pytest.mark.parametrize(
    "text",
    ["2018-05-28", "2018/5/28", "2018.05.28", "2018年5月28日", "20180528", "２０１８年５月２８日",
     "2018-05-28 09:30:00", " 2018-5-28 "],
)  # fmt: skip
def test_a_day_is_read_in_any_way_that_people_write_it(text):
    assert read_date(text) == date(2018, 5, 28)


@pytest.mark.parametrize("text", ["2018-02-30", "昨天", "28/05/2018", "2018", "43248", ""])
def test_what_is_no_day_is_refused_in_words(text):
    with pytest.raises(ValueError, match="不是有效的日期"):
        read_date(text)


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠\t\r\n"))
def test_no_text_that_begins_like_a_formula_leaves_without_an_apostrophe(sign):
    for text in (f"{sign}cmd|' /C calc'!A0", f" {sign}1", f"'{sign}1"):
        assert quoted(text).startswith("'")
        assert not FORMULA.match(quoted(text))


def test_other_texts_leave_as_they_are():
    for text in ("", "通知", "a=b", "'引号'", "1-2", "（-1）"):
        assert quoted(text) == text


@given(st.text())
@example("'=1")
@example("''+")
def test_every_text_comes_back_unchanged(text):
    assert unquoted(quoted(text)) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "是"),
        (12, "12"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (13800000000.0, "13800000000"),
        (datetime(2018, 5, 28), "2018-05-28"),
        (datetime(2018, 5, 28, 9, 30), "2018-05-28 09:30"),
        (date(2018, 5, 28), "2018-05-28"),
        ("  甲\r\n乙\x00\x07 ", "甲\n乙"),
        ("'=1", "=1"),
        ("半\ud800个", "半个"),
    ],
)
def test_a_cell_is_text_whatever_type_it_was_stored_as(cell, text):
    assert as_text(cell) == text


def test_a_number_that_the_program_has_rounded_is_refused():
    with pytest.raises(CellRefused, match="超过15位"):
        as_text(110101199001011234)


def test_a_cell_without_a_value_says_why():
    with pytest.raises(CellRefused, match="公式"):
        as_text(Unreadable("是公式"))


@pytest.mark.parametrize("heading", ["标题*", " 标 题", "标题（必填）", "标题(必填)", "＊标题"])
def test_headings_are_known_with_stars_blanks_and_remarks(heading):
    assert heading_key(heading) == "标题"


def test_what_is_no_text_is_no_heading():
    assert heading_key(2018) == heading_key(None) == ""
