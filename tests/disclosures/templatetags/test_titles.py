"""Long titles say where they may be broken: between words, punctuation and nothing lost."""

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from disclosures.templatetags.titles import CLOSING, OPENING, in_words, words_of
from tests.making import make_document

TITLE = "朝阳市交通局关于印发《朝阳市交通运输行政处罚裁量基准适用办法》的通知"


def test_a_long_title_breaks_between_its_words():
    assert words_of(TITLE) == [
        *("朝阳市", "交通局", "关于", "印发", "《朝阳市", "交通运输", "行政处罚"),
        *("裁量", "基准", "适用", "办法》的", "通知"),
    ]


@pytest.mark.parametrize("title", ["", "旧办法", "关于旧办法的若干决定"])
def test_a_short_title_stays_as_it_is(title):
    assert in_words(title) == title


@given(st.text(alphabet=[*TITLE, *OPENING, *CLOSING, *"<>&'\"aB9 \n"], max_size=60))
def test_nothing_is_lost_and_nothing_is_markup(title):
    words = words_of(title)
    assert "".join(words) == title
    assert str(in_words(title)).replace("<wbr>", "") in (escape(title), title)
    assert not [word for word in words[1:] if word[0] in CLOSING]
    assert not [word for word in words[:-1] if word[-1] in OPENING]


def test_the_title_of_a_page_is_escaped(citizen, office):
    document = make_document(office, "published", title="关于<script>alert(1)</script>的通知")
    assert "<script>alert" not in citizen.get(document.get_absolute_url()).content.decode()
