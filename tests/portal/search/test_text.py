"""Normalisation, pairs and marks: any piece of a text finds it, and marking loses nothing."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.text import grams, is_exact, mark, normalise, query_grams, shown

# Han, kana, Latin, digits, full width, brackets, marks of HTML, spaces, emoji and a rare Han.
LETTERS = "交通运输局公路一二三かなカナaBcXyZ0129ＡＢ１２［］（）〔〕【】〈〉()[]<>&\"'　 \t-—，"
LETTERS += "。😀𠮷ßﬁ㎡"
texts = st.text(alphabet=LETTERS, max_size=40)
lines = st.text(alphabet=LETTERS, min_size=1, max_size=40)


@given(st.data(), lines)
def test_every_piece_of_a_line_finds_it(data, line):
    text = normalise(line)
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start + 1, max(start + 1, len(text))))
    piece = text[start:end]
    assert set(query_grams(piece)) <= set(grams(text))


@given(st.data(), lines, lines, lines)
def test_every_piece_of_a_line_finds_a_text_of_several_lines(data, first, line, last):
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    text = normalise("\n".join([first, line, last]))
    assert set(query_grams(normalise(line[start:end]))) <= set(grams(text))


@given(st.text(max_size=60))
def test_any_text_at_all_has_grams_that_the_database_can_hold(text):
    found = grams(normalise(text))
    assert all(-(2**31) <= gram < 2**31 for gram in found)
    assert len(found) == len(set(found))


@given(lines, lines)
def test_no_pair_reaches_from_one_line_into_the_next(first, second):
    apart = grams(normalise(f"{first}\n{second}"))
    assert set(apart) == set(grams(normalise(first))) | set(grams(normalise(second)))


@given(texts, st.lists(texts, max_size=3))
def test_marking_escapes_and_loses_no_character(text, terms):
    marked = mark(text, [normalise(term) for term in terms])
    bare = marked.replace("<mark>", "").replace("</mark>", "")
    assert not re.search(r"[<>\"']", bare)
    assert html.unescape(bare) == text
    assert marked.count("<mark>") == marked.count("</mark>")


@given(st.text(max_size=60), st.text(max_size=5))
def test_marking_any_text_at_all_loses_no_character(text, term):
    bare = mark(text, [normalise(term)]).replace("<mark>", "").replace("</mark>", "")
    assert html.unescape(bare) == html.unescape(html.escape(text))


@given(st.data(), lines)
def test_a_piece_of_a_text_is_marked_in_it(data, line):
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    term = normalise(line[start:end])
    assert ("<mark>" in mark(line, [term])) == bool(term)


@pytest.mark.parametrize(
    ("typed", "stands_for"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("Ｇ１０１ 国道", "g101国道"),
        ("朝交发[2018]12号", "朝交发〔2018〕12号"),
        ("朝交发（2018）12号", "朝交发〔2018〕12号"),
        ("朝交发【2018】12号", "朝交发〔2018〕12号"),
        ("朝交发〈2018〉12号", "朝交发〔2018〕12号"),
        ("朝交发﹝2018﹞12号", "朝交发〔2018〕12号"),
        ("朝交发［2018］12号", "朝交发〔2018〕12号"),
        ("交\u200b通\ufeff", "交通"),
        ("交　通 运\t输\xa0局", "交通运输局"),
        ("第一行\n第二行", "第一行\n第二行"),
        ("\x00坏", "坏"),
    ],
)
def test_what_is_typed_and_what_stands_there_meet(typed, stands_for):
    assert normalise(typed) == stands_for


@given(texts)
def test_what_excerpts_print_is_as_long_as_what_is_searched(text):
    plain = "".join(c for c in text if c not in "ﬁß㎡")
    assert len(shown(plain)) == len(normalise(plain))


@pytest.mark.parametrize(
    ("term", "exact"),
    [("交", True), ("交通", True), ("交通局", False), ("😀", True), ("a𠮷", False)],
)
def test_one_pair_or_one_character_needs_no_second_look(term, exact):
    assert is_exact(term) is exact


def test_a_mark_covers_what_matches_whatever_its_width():
    assert mark("Ｇ101 国道", ["g101国道"]) == "<mark>Ｇ101 国道</mark>"
    assert mark("交通与交通局", ["交通"]) == "<mark>交通</mark>与<mark>交通</mark>局"
    assert mark("<b>", ["b"]) == "&lt;<mark>b</mark>&gt;"
