"""Document numbers, dates and what looks wrong, as people really write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.documents.rules import (
    normalise_number,
    warnings,
    year_in,
)
from disclosures.exchange.rules import read_date

WRITTEN = [
    "章交发〔2018〕12号",
    "章交发[2018]12号",
    "章交发［2018］12号",
    "章交发(2018)12号",
    "章交发（2018）12号",
    "章交发【2018】12号",
    "章交发〈2018〉12号",
    "章交发﹝2018﹞12号",
    "章交发〔2018]12号",
    "章交发〔2018〕第12号",
    "章交发〔2018〕012号",
    "章交发〔2018〕第0012号",
    "章交发〔2018〕12",
    "章交发〔2018年〕12号",
    "章交发〔２０１８〕１２号",
    "章交发 〔2018〕 12 号",
    "章交发　〔2018〕　12号",
    "章交发\xa0〔2018〕12号\n",
    "章交发\u200b〔2018〕\ufeff12\u200d号",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_every_way_of_writing_a_number_becomes_the_standard_one(written):
    assert normalise_number(written) == "章交发〔2018〕12号"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("国务院令第711号", "国务院令第711号"),
        ("国务院令 第 711 号", "国务院令第711号"),
        ("国务院令第７１１号", "国务院令第711号"),
        ("GB/T 9704—2012", "GB/T9704—2012"),
        ("2018年第3号公告", "2018年第3号公告"),
        ("〔2018〕5号", "〔2018〕5号"),
        ("章交发〔2018〕100号", "章交发〔2018〕100号"),
        ("章交发〔2018〕12、13号", "章交发〔2018〕12、13号"),
        ("", ""),
        ("  \u200b ", ""),
    ],
)
def test_another_form_of_number_keeps_it(written, printed):
    assert normalise_number(written) == printed


@given(st.text(alphabet="章交发第号年令[]（）【〉〔〕﹝０１018 　\u200b/-A", max_size=30))
def test_normalising_twice_changes_nothing_more(text):
    once = normalise_number(text)
    assert normalise_number(once) == once


@pytest.mark.parametrize(
    ("number", "year"),
    [("章交发〔2018〕12号", 2018), ("国务院令第711号", None), ("", None), ("章〔18〕2号", None)],
)
def test_the_year_of_a_number_is_read_from_its_brackets(number, year):
    assert year_in(number) == year


@pytest.mark.parametrize(
    "written",
    [
        *("2018-05-28", "2018/5/28", "2018.5.28", "2018年5月28日", "20180528", " 2018-5-28 "),
        *("２０１８年５月２８日", "2018-05-28T00:00:00", "2018-05-28 09:30", "2018年05月28日"),
    ],
)
def test_a_day_is_read_as_people_write_it(written):
    assert read_date(written) == date(2018, 5, 28)


@pytest.mark.parametrize(
    "written",
    [
        *("2018-02-30", "2018-13-01", "2018-00-10", "2017-02-29", "20180230", "0000-01-01"),
        *("", "昨天", "2018", "2018年", "2018-5", "18-5-28", "5/28/2018", "2018-05-28-1"),
        *("二〇一八年五月", "9" * 5000, "2018-05-28\x00"),
    ],
)
def test_what_is_no_day_is_refused_in_words(written):
    with pytest.raises(ValueError, match="不是有效的日期"):
        read_date(written)


def test_the_refusal_of_a_day_repeats_only_its_beginning():
    with pytest.raises(ValueError, match="不是有效的日期") as refusal:
        read_date("长" * 10000)
    assert len(str(refusal.value)) < 100


DAY = date(2018, 5, 28)


def warned(number="章交发〔2018〕12号", made_on=DAY, **days):
    return warnings(document_number=number, made_on=made_on, **days)


def test_a_number_of_another_year_than_the_paper_is_a_warning():
    assert warned() == []
    assert "2017" in warned("章交发〔2017〕12号")[0]
    assert warned("国务院令第711号") == []
    assert warned("章交发〔2017〕12号", None) == []


def test_days_in_the_wrong_order_are_warnings():
    before, after = date(2018, 5, 27), date(2018, 5, 29)
    assert "发布日期" in warned(published_on=before)[0]
    assert "施行日期" in warned(effective_on=before)[0]
    assert warned(published_on=DAY, effective_on=DAY) == []
    assert warned(published_on=after, effective_on=after) == []
    assert len(warned("章交发〔2017〕12号", published_on=before, effective_on=before)) == 3
