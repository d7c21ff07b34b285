"""One normalisation for documents and queries, and the pairs of characters they are found by. Pure.

A text is found by any piece of it: the pieces of two characters are packed into integers, so that
PostgreSQL's stock index on integer arrays answers "which documents hold all of these". No
dictionary decides what a word is, so none can be missed.
"""

import html
import re
import unicodedata
from array import array
from zlib import crc32

from django.utils.safestring import SafeString, mark_safe
from opencc import OpenCC

NOTHING = re.compile("[\u200b\u200c\u200d\u2060\ufeff\x00]+")  # zero width, and NUL
SPACE = re.compile(r"[^\S\n]+")
# Brackets of document numbers are typed in every style; one stands for all of them.
BRACKETS = {"〔": "[(【〈", "〕": "])】〉"}
# What a relaxed match forgives, in normalised text.
PUNCTUATION = "、,。.;:!?·…—–-_~'\"“”‘’「」『』《》〔〕{}<>/|\\`^+=*&%$#@"
NOT_WORDS = re.compile(f"[{re.escape(PUNCTUATION)}]+")
# The characters on both sides of punctuation, within a line.
ACROSS = re.compile(
    rf"([^\n{re.escape(PUNCTUATION)}])(?=[{re.escape(PUNCTUATION)}]+([^\n{re.escape(PUNCTUATION)}]))"
)
# Signs that nobody means at the end of a word; those that mean something (%, ", 〔) stay.
EDGES = "、,。.;:!?·…*"
NEWLINE = 10
TRADITIONAL = OpenCC("t2s")
# Choices are kept among the pairs as well: in the upper half a space, which no text has.
CHOICES = {
    "kind": 0x09,
    "subkind": 0x0B,
    "section": 0x0C,
    "year": 0x0D,
    "organisation_id": 0x20,
    "validity": 0xA0,
}


def normalise(text: str) -> str:
    """Full width → half, lower case, traditional → simplified, no spaces, one style of brackets.

    Line breaks stay: a piece that is looked for stands within one line.
    """
    text = unicodedata.normalize("NFKC", NOTHING.sub("", text)).casefold()
    text = TRADITIONAL.convert(SPACE.sub("", text))
    for bracket, others in BRACKETS.items():
        for other in others:  # many times faster than str.translate on Chinese text
            text = text.replace(other, bracket)
    return text


def bare(text: str) -> str:
    """A normalised text without punctuation."""
    return NOT_WORDS.sub("", text)


def shown(text: str) -> str:
    """The text as excerpts print it: as written, with the spaces gone that normalise() drops.

    A place in the normalised text is (but for a few ligatures) the same place here.
    """
    return SPACE.sub("", NOTHING.sub("", text))


def _singles_and_pairs(text: str) -> tuple[set[int], set[int]]:
    """Every distinct UTF-16 unit, and every distinct pair of neighbours within a line."""
    units = array("H", text.encode("utf-16-le", "surrogatepass"))
    singles = set(units) - {NEWLINE}
    pairs = {a << 16 | b for a, b in zip(units, units[1:], strict=False)}
    return singles, {p for p in pairs if p >> 16 != NEWLINE and p & 0xFFFF != NEWLINE}


def _signed(numbers) -> list[int]:
    """Unsigned 32-bit numbers as the signed ones that PostgreSQL's integer holds."""
    return array("i", array("I", numbers).tobytes()).tolist()


def _bridge(pair: int) -> int:
    """A pair that stands across punctuation, moved to where no pair of real text lies.

    The first unit goes into the private-use area; what collides there is sorted out by reading
    the text, as every relaxed match is.
    """
    return (0xE000 + (pair >> 16) % 0x1900) << 16 | pair & 0xFFFF


def grams(text: str) -> list[int]:
    """What a normalised text is found by: its characters, its pairs, its pairs across punctuation.

    A pair is two UTF-16 units in one number; a single character has 0 in the upper half.
    """
    singles, pairs = _singles_and_pairs(text)
    _, across = _singles_and_pairs("\n".join(map("".join, set(ACROSS.findall(text)))))
    return _signed(singles | pairs | set(map(_bridge, across)))


def choice_gram(name: str, value: str | int) -> int:
    """What an entry is found by that has this value: nearly, the value itself decides."""
    number = value if isinstance(value, int) else crc32(value.encode())
    return CHOICES[name] << 16 | number & 0xFFFF


def query_grams(term: str) -> list[int]:
    """What a document must hold to hold the normalised term: its pairs, or its one character."""
    singles, pairs = _singles_and_pairs(term)
    return _signed(sorted(pairs or singles))


def loose_grams(term: str) -> list[list[int]]:
    """For each pair of a bare term the two ways it may stand: side by side, or across a sign."""
    _, pairs = _singles_and_pairs(term)
    return [_signed([pair, _bridge(pair)]) for pair in sorted(pairs)]


def single_grams(term: str) -> list[int]:
    """Every character of the term, wherever it stands."""
    return _signed(sorted(_singles_and_pairs(term)[0]))


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
