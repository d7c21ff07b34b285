"""Rich text: nothing that acts survives the cleaning, and no word is lost."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.rich_text.cleaning import (
    ATTRIBUTES,
    TAGS,
    clean,
    is_tangled,
    paragraphs,
    plain_text,
)

ATTACKS = [
    "<script>alert(1)</script><p>文</p>",
    "<p>文<script src=//x.example/a.js></script></p>",
    "<p onclick=alert(1)>文</p>",
    '<p onclick="alert(1)" ONMOUSEOVER=alert(1)>文</p>',
    "<p/onclick=alert(1)>文</p>",
    '<a href="javascript:alert(1)">文</a>',
    '<a href="JaVaScRiPt:alert(1)">文</a>',
    '<a href="java\nscript:alert(1)">文</a>',
    '<a href=" javascript:alert(1)">文</a>',
    '<a href="&#106;avascript:alert(1)">文</a>',
    '<a href="&#x6A;&#x61;vascript&colon;alert(1)">文</a>',
    '<a href="vbscript:x">文</a>',
    '<a href="data:text/html,<script>alert(1)</script>">文</a>',
    '<p style="position:fixed;top:0">文</p>',
    '<p style="background:url(javascript:alert(1))">文</p>',
    "<style>body{display:none}</style><p>文</p>",
    '<link rel="stylesheet" href="//x.example/a.css"><p>文</p>',
    '<meta http-equiv="refresh" content="0;url=//x.example"><p>文</p>',
    '<base href="//x.example/"><p>文</p>',
    '<iframe src="//x.example"></iframe><p>文</p>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><p>文</p>',
    '<object data="a.swf"></object><p>文</p>',
    '<embed src="a.swf"><p>文</p>',
    '<svg onload="alert(1)"><p>文</p></svg>',
    "<svg><script>alert(1)</script></svg><p>文</p>",
    "<svg><a xlink:href='javascript:alert(1)'><text>文</text></a></svg><p>文</p>",
    "<p>文</p><math><mtext><mglyph><style><img src=x onerror=alert(1)>",
    '<img src=x onerror="alert(1)"><p>文</p>',
    '<video><source onerror="alert(1)"></video><p>文</p>',
    '<form action="//x.example"><input name=q><button>文</button></form><p>文</p>',
    '<p class="site-header" id="main">文</p>',
    "<p>文<!-- <script>alert(1)</script> --></p>",
    "<!--[if mso]><script>alert(1)</script><![endif]--><p>文</p>",
    "<p>文<![CDATA[<script>alert(1)</script>]]></p>",
    '<p class="MsoNormal" style="mso-pagination:none"><o:p>文</o:p></p>',
    '<?xml:namespace prefix="o" /><p><span lang=EN-US style="font-size:16pt">文</span></p>',
    "<p>文<scr<script>ipt>alert(1)</script></p>",
    "<p>文<noscript><p title='</noscript><img src=x onerror=alert(1)>'></p>",
    "<p>文<template><script>alert(1)</script></template></p>",
    '<a href="https://x.example" target="_blank" onfocus=alert(1) autofocus>文</a>',
    '<table background="javascript:alert(1)"><tr><td background=x>文</td></tr></table>',
    "<p>文<img src=x onerror=alert(1)//",
    "<p>文<b <script>alert(1)</script>0</p>",
]


class Elements(HTMLParser):
    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag


def assert_harmless(markup):
    for tag, attributes in Elements(markup).found:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES.get(tag, set()) | {"rel", "class"}
        assert "class" not in attributes or (tag, attributes["class"]) == ("p", "signature")
        if "href" in attributes:
            scheme = re.sub(r"[\s\x00-\x20]", "", html.unescape(attributes["href"] or "")).lower()
            assert not re.match(r"(javascript|vbscript|data):", scheme)
        if tag == "a" and attributes:
            assert "noopener" in attributes["rel"]
    assert "<!--" not in markup


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_acts_survives_and_the_words_do(attack):
    cleaned = clean(attack)
    assert_harmless(cleaned)
    assert "文" in plain_text(cleaned)


@pytest.mark.parametrize("attack", ATTACKS)
def test_cleaning_twice_changes_nothing_more(attack):
    assert clean(clean(attack)) == clean(attack)


@given(st.text(alphabet="<>/=\"' &;:!-abpscriptonjvhref公开\n", max_size=80))
def test_no_heap_of_signs_is_harmful(text):
    assert_harmless(clean(text))


@given(st.text(max_size=80))
def test_plain_text_comes_back_as_it_was_typed(text):
    markup = paragraphs(text)
    assert_harmless(markup)
    assert set(re.sub(r"</?p>", "", markup)) & {"<", ">"} == set()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("第一段\n第二段", "<p>第一段</p>\n<p>第二段</p>"),
        ("　　缩进\r\n\r\n 两行 ", "<p>缩进</p>\n<p>两行</p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("《办法》<试行>", "<p>《办法》&lt;试行&gt;</p>"),
        ("", ""),
        (" \n　\n", ""),
        ("<p>一</p>", "<p>一</p>"),
        ("<h2>题</h2><p>文<br>行</p>", "<h2>题</h2>\n<p>文<br>行</p>"),
        (
            '<table><tr><td colspan="2" width="9">格</td></tr></table>',
            '<table><tbody><tr><td colspan="2">格</td></tr></tbody></table>',
        ),
        (
            '<a href="https://www.gov.cn/">国</a>',
            '<p><a href="https://www.gov.cn/" rel="noopener noreferrer">国</a></p>',
        ),
        ('<p class="signature big">局</p>', '<p class="signature">局</p>'),
        ("<div><span>词</span></div>", "<p>词</p>"),
    ],
)
def test_what_is_typed_becomes(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>一</p><p>二</p>", "一\n二"),
        ("<p>一<b>二</b>三</p>", "一二三"),
        ("<ul><li>一</li><li>二</li></ul>", "一\n二"),
        ("一<br>二", "一\n二"),
        ("<tr><td>一</td><td>二</td></tr>", "一  二"),
        ("<p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
        ("", ""),
    ],
)
def test_the_plain_words_of_cleaned_markup_are_one_block_a_line(markup, words):
    assert plain_text(markup) == words


@given(st.text(alphabet="公开 目录<>&\"'ab1\n\t　", max_size=60))
def test_no_word_of_plain_text_is_lost(text):
    def letters(words):
        return "".join(words.split())

    assert letters(plain_text(paragraphs(text))) == letters(text)


def test_only_the_attributes_of_the_list_stay():
    dressed = (
        '<p title="x" lang="zh" class="a" id="b">文<a title="t" href="https://x.cn">字</a></p>'
    )
    link = {"title": "t", "href": "https://x.cn", "rel": "noopener noreferrer"}
    assert Elements(clean(dressed)).found == [("p", {}), ("a", link)]


# --- markup that is left open -------------------------------------------------------------------
TANGLES = {
    "marks": "<b>" * 100_000,
    "lists": "<ul><li>" * 10_000,
    "boxes": "<div>" * 100_000,
    "tables": "<table><tr><td>" * 10_000,
    "marks that each paragraph repeats": "".join(f"<b id={n}>" for n in range(90)) + "<p>" * 10_000,
}


@pytest.mark.parametrize("name", TANGLES)
def test_of_what_is_left_open_without_end_the_words_are_kept(name):
    """Quickly: parsed, some of it would take minutes and gigabytes."""
    markup = f"<p>第一段</p>{TANGLES[name]}<i>第二&lt;段<script>"
    assert is_tangled(markup)
    assert clean(markup) == "<p>第一段</p>\n<p>第二&lt;段</p>"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>文" * 20_000,  # a paragraph ends where the next begins
        "<ul>" + "<li>文" * 20_000,
        "<table>" + "<tr><td>文" * 20_000,
        "<p><b><font color=red><span>文</span></font></b></p>" * 10_000,
        "文<br>" * 20_000,
        "</b>" * 20_000 + "<p>文</p>",
        "<div>" * 60 + "文",
    ],
)
def test_what_office_programs_write_is_not_tangled(markup):
    assert not is_tangled(markup)
