"""One way of writing each thing: heads of tables, signatures, blocks on lines of their own."""

import pytest

from disclosures.rich_text.tidying import tidy

HEADS = {
    "rows of headings become the head": (
        "<table><tbody><tr><th>甲</th></tr><tr><td>1</td></tr></tbody></table>",
        "<table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
    ),
    "two rows that span each other": (
        '<table><tbody><tr><th rowspan="2">甲</th><th>乙</th></tr><tr><th>丙</th></tr>'
        "<tr><td>1</td><td>2</td></tr></tbody></table>",
        '<table><thead><tr><th rowspan="2">甲</th><th>乙</th></tr><tr><th>丙</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    ),
    "a heading that reaches below them stays": (
        '<table><tbody><tr><th rowspan="2">甲</th><th>乙</th></tr>'
        "<tr><td>1</td></tr></tbody></table>",
        '<table><tbody><tr><th rowspan="2">甲</th><th>乙</th></tr>'
        "<tr><td>1</td></tr></tbody></table>",
    ),
    "nothing but headings stays": (
        "<table><tbody><tr><th>甲</th></tr><tr><th>乙</th></tr></tbody></table>",
        "<table><tbody><tr><th>甲</th></tr><tr><th>乙</th></tr></tbody></table>",
    ),
    "a column of headings stays": (
        "<table><tbody><tr><th>甲</th><td>1</td></tr><tr><th>乙</th><td>2</td></tr></tbody></table>",
        "<table><tbody><tr><th>甲</th><td>1</td></tr><tr><th>乙</th><td>2</td></tr></tbody></table>",
    ),
    "cells of a head are headings": (
        "<table><thead><tr><td>甲</td></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
        "<table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
    ),
    "the caption stays the first": (
        "<table><caption>表</caption><tbody><tr><th>甲</th></tr><tr><td>1</td></tr></tbody></table>",
        "<table><caption>表</caption><thead><tr><th>甲</th></tr></thead>"
        "<tbody><tr><td>1</td></tr></tbody></table>",
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_the_head_of_a_table(name):
    written, tidied = HEADS[name]
    assert tidy(written) == tidied
    assert tidy(tidied) == tidied


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("<p>一</p><p>二</p>", "<p>一</p>\n<p>二</p>"),
        ("<p>一</p>\n\n  <hr>\n<p>二</p>", "<p>一</p>\n<hr>\n<p>二</p>"),
        ("<ul>\n<li><p>一</p></li>\n</ul>", "<ul><li>一</li></ul>"),
        ("<li><p>一</p><ul><li>二</li></ul></li>", "<li>一<ul><li>二</li></ul></li>"),
        ("<ul><li><p>一</p><p>二</p></li></ul>", "<ul><li><p>一</p><p>二</p></li></ul>"),
        ("<b>一</b><i>二</i>", "<p><strong>一</strong><em>二</em></p>"),
        ('<p><a rel="noopener">一</a></p>', "<p>一</p>"),
        ("<strong>一<p>二</p></strong>", "<p>一</p>\n<p>二</p>"),
        (
            '<p class="signature">一</p>\n<p class="signature">二</p>\n<p>三</p>',
            '<p class="signature">一<br>二</p>\n<p>三</p>',
        ),
        (
            '<p class="signature">一</p>\n<p>二</p>\n<p class="signature">三</p>',
            '<p class="signature">一</p>\n<p>二</p>\n<p class="signature">三</p>',
        ),
    ],
)
def test_each_thing_is_written_in_one_way(written, tidied):
    assert tidy(written) == tidied
