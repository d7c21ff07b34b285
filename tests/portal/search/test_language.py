"""What a citizen types, read as a query."""

import pytest

from portal.search.language import UnusableQuery, number_of, read


@pytest.mark.parametrize(
    ("typed", "groups", "unwanted"),
    [
        ("公路 养护", [("公路",), ("养护",)], ()),
        ("公路　养护。", [("公路",), ("养护",)], ()),
        ('"公路 养护" 通知', [("公路养护",), ("通知",)], ()),
        ("“公路”养护", [("公路",), ("养护",)], ()),
        ("公路 -养护", [("公路",)], ("养护",)),
        ("公路|桥梁 养护", [("公路", "桥梁"), ("养护",)], ()),
        ("公路 & 养护 | -", [("公路",), ("养护",)], ()),
        ("養犬", [("养犬",)], ()),
        ("3%", [("3%",)], ()),
        ("《办法》", [("《办法》",)], ()),
        ("公路 公路", [("公路",)], ()),
        ("%", [("%",)], ()),
        ("-养护", [], ("养护",)),
        ("", [], ()),
        ("   ", [], ()),
    ],
)
def test_a_query_is_read_as_it_is_meant(typed, groups, unwanted):
    query = read(typed)
    assert list(query.groups) == groups
    assert query.unwanted == unwanted


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("国办发[2019]61号", "国办发〔2019〕61号"),
        ("国办发（2019） 061号", "国办发〔2019〕61号"),
        ("国办发【2019】第61号", "国办发〔2019〕61号"),
        ("国办发2019年61号", "国办发〔2019〕61号"),
        ("国办发〔2019〕61", "国办发〔2019〕61号"),
        ("国务院第711号令", "国务院令第711号"),
        ("国务院令711号", "国务院令第711号"),
        ("国务院令第 ７１１ 号", "国务院令第711号"),
    ],
)
def test_a_number_has_one_form_however_it_is_typed(typed, number):
    assert number_of(typed) == number


@pytest.mark.parametrize("typed", ["长" * 301, "a" * 10000, " ".join(map(str, range(500)))])
def test_more_than_a_question_is_refused_in_words(typed):
    with pytest.raises(UnusableQuery, match="请"):
        read(typed)


def test_a_word_spelled_out_with_spaces_is_recognised():
    assert read("劳 动 争 议").is_spelled_out
    assert not read("劳动 争议").is_spelled_out
