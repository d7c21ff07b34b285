"""Kinds of cell: what each reads, prints and offers."""

from collections import namedtuple
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.exchange.kinds import (
    LONGEST_CELL,
    TOO_LONG,
    Choice,
    Day,
    Names,
    Reference,
    Text,
    YesNo,
)
from disclosures.exchange.rules import CellRefused, quoted
from tests.disclosures.exchange.making import through

Body = namedtuple("Body", "name code")
BODIES = [Body("办公室", "a1"), Body("办公室", "b1"), Body("安全科", "a2")]
REFERENCE = Reference(records=lambda: BODIES, names=lambda body: (body.name, body.code))
CHOICE = Choice(choices=(("news", "动态"), ("notice", "公告")))


def test_a_line_of_text_has_single_blanks_and_a_body_keeps_its_lines():
    assert Text().read(" 甲　 乙\n丙 ") == "甲 乙 丙"
    assert Text(lines=True).read("甲\n\n乙\n") == "甲\n\n乙"


def test_a_room_may_write_its_texts_in_its_own_way():
    assert Text(normalise=str.upper).read("ab") == "AB"


def test_a_text_too_long_for_a_cell_is_named_and_never_cut():
    assert Text().write("长" * LONGEST_CELL) == TOO_LONG
    with pytest.raises(CellRefused, match="删除这一列"):
        Text().read(TOO_LONG)


def test_a_day_is_read_from_a_date_cell_or_from_text():
    day = date(2018, 5, 28)
    assert [Day().read(cell) for cell in (day, datetime(2018, 5, 28, 9), "2018年5月28日", "")] == [
        *(day, day, day),
        None,
    ]
    with pytest.raises(CellRefused, match="不是有效的日期"):
        Day().read("上周")


def test_a_choice_is_read_by_its_words_or_its_code_and_else_says_what_may_be_chosen():
    assert [CHOICE.read(cell) for cell in ("动态", "news", None)] == ["news", "news", ""]
    assert CHOICE.write("notice") == "公告"
    with pytest.raises(CellRefused, match="可以选：动态、公告"):
        CHOICE.read("新闻")


def test_yes_and_no_are_read_as_people_write_them():
    assert [YesNo().read(cell) for cell in ("是", "√", True, "否", "", False)] == [
        *(True, True, True),
        *(False, False, False),
    ]
    with pytest.raises(CellRefused, match="应写"):
        YesNo().read("也许")


def test_a_reference_is_read_by_name_or_code():
    read = REFERENCE.reader(None)
    assert read("安全科") is read("a2") is BODIES[2]
    assert read("") is None
    with pytest.raises(CellRefused, match="没有“财务科”"):
        read("财务科")


def test_a_name_that_two_share_is_refused_and_printed_by_code():
    with pytest.raises(CellRefused, match="有2个，请写代码：a1、b1"):
        REFERENCE.reader(None)("办公室")
    assert list(map(REFERENCE.writer(), BODIES)) == ["a1", "b1", "安全科"]
    assert REFERENCE.options(None) == ["a1", "b1", "安全科"]


def test_names_stand_in_one_cell_with_semicolons_or_lines_between_them():
    assert Names().read("甲.pdf；乙.pdf; 丙.pdf\n甲.pdf") == ["甲.pdf", "乙.pdf", "丙.pdf"]
    assert Names().read(Names().write(["甲.pdf", "乙.pdf"])) == ["甲.pdf", "乙.pdf"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@given(lines=st.booleans(), text=st.text(max_size=30) | st.from_regex(r"['=+\-@_x0-9A#\s]{1,9}"))
def test_what_is_exported_is_unchanged_when_it_is_imported(ending, lines, text):
    kind = Text(lines=lines)
    stored = kind.read(quoted(text))
    [[cell, _]] = through(ending, ["标题", "备注"], [[kind.write(stored), "一"]])
    assert kind.read(cell) == stored


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_the_same_day_when_it_is_imported(ending, day):
    [[cell, _]] = through(ending, ["日期", "备注"], [[Day().write(day), "一"]])
    assert Day().read(cell) == day
