"""Titles in lines that end between words: a browser breaks Chinese after any character."""

import rjieba
from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

SHORT = 10  # characters that stand on one line of a phone
OPENING, CLOSING = "《〈（(〔【“‘", "》〉）)〕】”’、，。：；？！"
MAY_BREAK = mark_safe("<wbr>")  # noqa: S308  a word of our own


@register.filter
def in_words(title) -> str | SafeString:
    """The title as safe HTML with places to break between its words, where it is long."""
    if not title or len(title) <= SHORT:
        return title
    return format_html_join(MAY_BREAK, "{}", ((word,) for word in words_of(title)))


def words_of(title: str) -> list[str]:
    """Words with their punctuation; a lone character stays with the word before it."""
    found = [""]
    for word in rjieba.cut(title):
        opens = found[-1][-1:] in OPENING
        clings = len(word) == 1 and word not in OPENING
        if opens or clings or word[0] in CLOSING:
            found[-1] += word
        else:
            found.append(word)
    return [word for word in found if word]
