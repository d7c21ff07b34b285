"""One normalisation for documents and queries, and the pairs of characters they are found by. Pure.

A text is found by any piece of it: the pieces of two characters are packed into integers, so that
PostgreSQL's stock index on integer arrays answers "which documents hold all of these". No
dictionary decides what a word is, so none can be missed.
"""

import html
import re
import unicodedata
from array import array

from django.utils.safestring import SafeString, mark_safe

NOTHING = re.compile("[\u200b\u200c\u200d\u2060\ufeff\x00]+")  # zero width, and NUL
SPACE = re.compile(r"[^\S\n]+")
# Brackets of document numbers are typed in every style; one stands for all of them.
BRACKETS = {"〔": "[(【〈", "〕": "])】〉"}
NEWLINE = 10


def normalise(text: str) -> str:
    """Full width → half width, lower case, no spaces (line breaks stay), one style of brackets."""
    text = unicodedata.normalize("NFKC", NOTHING.sub("", text)).casefold()
    text = SPACE.sub("", text)
    for bracket, others in BRACKETS.items():
        for other in others:  # many times faster than str.translate on Chinese text
            text = text.replace(other, bracket)
    return text


def shown(text: str) -> str:
    """The text as excerpts print it: as written, with the spaces gone that normalise() drops.

    A place in the normalised text is (but for a few ligatures) the same place here.
    """
    return SPACE.sub("", NOTHING.sub("", text))


def grams(text: str) -> list[int]:
    """Every distinct character and every distinct pair of neighbours in a normalised text.

    As signed 32-bit integers: a pair is two UTF-16 units in one number, a single character has
    0 in the upper half. No pair reaches across a line break.
    """
    units = array("H", text.encode("utf-16-le", "surrogatepass"))
    singles = set(units) - {NEWLINE}
    pairs = {a << 16 | b for a, b in zip(units, units[1:], strict=False)}
    pairs = {p for p in pairs if p >> 16 != NEWLINE and p & 0xFFFF != NEWLINE}
    return array("i", array("I", singles | pairs).tobytes()).tolist()


def query_grams(term: str) -> list[int]:
    """What a document must hold to hold the normalised term: its pairs, or its one character."""
    found = grams(term.replace("\n", ""))
    pairs = [g for g in found if not 0 < g < 0x10000]
    return pairs or found


def is_exact(term: str) -> bool:
    """Whether the pairs alone decide: one pair or one character stands there or doesn't."""
    return len(term.encode("utf-16-le", "surrogatepass")) <= 4


def mark(text: str, terms: list[str]) -> SafeString:
    """The text as safe HTML with every place that matches a normalised term marked."""
    places, normal = [], []
    for place, character in enumerate(text):
        piece = normalise(character)
        normal.append(piece)
        places.extend([place] * len(piece))
    joined = "".join(normal)
    marked = [False] * len(text)
    for term in filter(None, terms):
        start = joined.find(term)
        while start >= 0:
            last = places[start + len(term) - 1]
            marked[places[start] : last + 1] = [True] * (last + 1 - places[start])
            start = joined.find(term, start + len(term))
    out, inside = [], False
    for character, hit in zip(text, marked, strict=True):
        if hit != inside:
            out.append("<mark>" if hit else "</mark>")
            inside = hit
        out.append(html.escape(character))
    return mark_safe("".join(out) + ("</mark>" if inside else ""))
