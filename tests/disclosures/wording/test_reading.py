"""A text is read in one form, and every character read knows where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.wording.reading import plain, reading


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ＡＰＰ、App", "app、app"),
        ("“一带一路”「战略」", '"一带一路""战略"'),
        ("通　知", "通知"),
        ("通    知", "通知"),
        ("通\u200b知\ufeff", "通知"),
        ("通 \u200b知", "通知"),
        ("截止\n目前", "截止目前"),
        ("截止 \r\n目前", "截止目前"),
    ],
)
def test_what_only_looks_different_is_read_alike(written, read):
    assert reading(written)[0] == read


@pytest.mark.parametrize(
    "written",
    ["截止\n\n目前", "截止\n\u3000\u3000目前", "截止\t目前", "截止     目前", "open data", "A 级"],
)
def test_a_new_paragraph_a_wide_gap_and_latin_words_stay_apart(written):
    assert len(reading(written)[0]) == len(written)


def test_the_ends_of_a_term_are_trimmed():
    assert plain(" 台 账\n") == "台账"


@given(st.text(alphabet="截止目前ＡＢab\u200b\u3000 \r\n\t“”，。\ufeff", max_size=80))
def test_each_character_that_is_read_points_to_the_one_that_stood_there(text):
    read, stood = reading(text)
    places = [stood(index) for index in range(len(read))]
    assert places == sorted(set(places))
    for letter, place in zip(read, places, strict=True):
        assert reading(text[place])[0] == letter
