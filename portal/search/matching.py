"""Which entries a query means, as conditions: exact, and the ways of being nearly so."""

import re

from django.db.models import Q
from django.db.models.functions import Length

from portal.search.language import Query
from portal.search.models import Synonym
from portal.search.text import (
    bare,
    is_exact,
    loose_grams,
    normalise,
    query_grams,
    single_grams,
)

MOST_PAIRS = 12  # of a long relaxed piece as many are asked of the index; the text decides
SHORTEST_BARE = 3
WINDOW = 300  # newest candidates whose text is read for a relaxed match
MOST_OF_A_KIND = 50
SHORTEST_BEGINNING = 3
SHORTEST_SERIAL = 2
LONGEST_SHORT_NAME = 12
SHORTEST_SLIP, LONGEST_SLIP = 4, 16


def holds(term: str) -> Q:
    """The term stands somewhere in the title or in one line of the body."""
    found = Q(grams__contains=query_grams(term))
    return found if is_exact(term) else found & Q(text__holds=term)


def may_hold(term: str) -> Q:
    """All pieces of the term stand somewhere: what the index alone can say."""
    return Q(grams__contains=query_grams(term))


def title_holds(term: str) -> Q:
    """The term's pieces all stand in the title (titles are short: that is the term, nearly)."""
    return Q(title_grams__contains=query_grams(term))


def of_groups(query: Query, holding) -> Q:
    """Every group, of each any one term."""
    every = Q()
    for group in query.groups:
        any_one = Q()
        for term in group:
            any_one |= holding(term)
        every &= any_one
    return every


def is_numbered(query: Query) -> Q:
    """The record's own document number or index number is what was typed."""
    return Q(number=query.number) | Q(index_number=query.number)


def exact(query: Query, holding=holds) -> Q:
    """What was asked for, to the letter: all groups and nothing unwanted, or the own number.

    With `holding=may_hold`, what may be that as far as the index knows.
    """
    found = of_groups(query, holding)
    if query.number and not query.unwanted:
        found |= is_numbered(query)
        if len(query.number) >= SHORTEST_BEGINNING and any(
            c in query.number for c in "〔0123456789"
        ):
            found |= Q(number__startswith=query.number)
    for term in query.unwanted:
        found &= ~holds(term)
    return found


def relaxed(query: Query, entries, *, few: bool) -> list[int]:
    """Keys of entries that nearly match, best first, none twice; exact ones are not among them.

    Punctuation forgiven first; where the exact hits are `few`, then what synonyms give, titles
    that hold the characters in order (short names), titles with one character other (slips).
    """
    if not query.whole or query.quoted or query.unwanted:
        return []
    others = entries.exclude(exact(query))
    found = _across_punctuation(query, others)
    if few:
        found += _by_part_of_number(query, others)
    if few and (len(query.groups) == 1 or query.is_spelled_out):
        found += _by_synonyms(query, others)
        found += _by_short_name(query, others)
        found += _by_slip(query, others)
    return list(dict.fromkeys(found))


def _across_punctuation(query, entries) -> list[int]:
    """The bare query stands in the bare text: 双随机一公开 in 双随机、一公开."""
    piece = query.bare
    ways = loose_grams(piece)
    if len(piece) < SHORTEST_BARE:
        return []
    if piece == query.whole and len(query.groups) == 1:
        # Without any sign of its own it must bridge one, or the match would be exact.
        entries = entries.filter(grams__overlap=[bridge for _, bridge in ways])
    for way in ways[:: len(ways) // MOST_PAIRS + 1]:
        entries = entries.filter(grams__overlap=way)
    newest = entries.order_by("-published_at", "-pk")[:WINDOW]
    rows = newest.values_list("pk", "title_key", "text")
    found = [(key, title) for key, title, text in rows if piece in bare(text)]
    return [
        key for key, title in sorted(found, key=lambda row: (row[1] != piece, piece not in row[1]))
    ]


def _by_part_of_number(query, entries) -> list[int]:
    """Document and index numbers that hold what was typed: 153号, 朝交发2018 153."""
    parts = re.findall(r"\d+|[^\d〔〕第号年\s]+", query.number)
    if not any(len(part) >= SHORTEST_SERIAL and part.isdigit() for part in parts):
        return []
    pattern = "".join(f"[^0-9]*{part}" if part.isdigit() else re.escape(part) for part in parts)
    pattern += "([^0-9]|$)"
    found = entries.filter(
        Q(number__regex=pattern) | Q(index_number__regex=re.escape(query.number))
    )
    return list(
        found.order_by("-published_at", "-pk").values_list("pk", flat=True)[:MOST_OF_A_KIND]
    )


def _by_synonyms(query, entries) -> list[int]:
    """What staff have said stands for the same."""
    wanted, in_title = Q(pk__in=[]), Q(pk__in=[])
    for short, full in Synonym.objects.values_list("short", "full"):
        one, other = normalise(short), normalise(full)
        for word, instead in ((one, other), (other, one)):
            if word in query.whole:
                wanted |= holds(query.whole.replace(word, instead))
                in_title |= title_holds(query.whole.replace(word, instead))
    if len(wanted.children) == 1:
        return []
    return [*_shortest(entries.filter(in_title)), *_shortest(entries.filter(wanted))]


def _by_short_name(query, entries) -> list[int]:
    """Titles that hold the characters in this order: 刑诉法 in 刑事诉讼法. Shortest title first."""
    piece = query.bare
    if not 2 <= len(piece) <= LONGEST_SHORT_NAME:
        return []
    in_order = ".*".join(map(re.escape, piece))
    found = entries.filter(title_grams__contains=single_grams(piece), title_key__regex=in_order)
    return _shortest(found)


def _by_slip(query, entries) -> list[int]:
    """Titles that hold the piece with one character wrong, missing, too many, or two exchanged."""
    piece = query.bare
    if not SHORTEST_SLIP <= len(piece) <= LONGEST_SLIP:
        return []
    wanted = Q()
    for at in range(len(piece)):
        before, here, after = piece[:at], piece[at], piece[at + 1 :]
        for left, gap, right in (
            (before, ".", after),
            (before, ".", here + after),
            (before, "", after),
            (before + after[:1] + here, "", after[1:]),
        ):
            kept = [part for part in ([left, right] if gap else [left + right]) if len(part) > 1]
            if kept:
                pairs = sorted({gram for part in kept for gram in query_grams(part)})
                pattern = re.escape(left) + gap + re.escape(right)
                wanted |= Q(title_grams__contains=pairs, title_key__regex=pattern)
    return _shortest(entries.filter(wanted))


def _shortest(entries) -> list[int]:
    rows = entries.order_by(Length("title_key"), "-published_at", "-pk")
    return list(rows.values_list("pk", flat=True)[:MOST_OF_A_KIND])
