"""Which entries a query means, as conditions: exact, and the ways of being nearly so."""

import re

from django.db.models import Q
from django.db.models.functions import Length

from portal.search.language import Query
from portal.search.models import SearchSample, Synonym
from portal.search.text import (
    bare,
    is_exact,
    loose_grams,
    normalise,
    query_grams,
    single_grams,
)

FEW = 10  # exact hits below which slips, short names and synonyms are looked for as well
MOST_PAIRS = 12  # of a long relaxed piece as many are asked of the index; the text decides
SHORTEST_BARE = 3
WINDOW = 300  # newest candidates whose text is read for a relaxed match
MOST_OF_A_KIND = 50
MOST_TITLES = 20_000
MOST_NUMBERED = 10_001  # one more than is counted
SHORTEST_BEGINNING = 3
SHORTEST_SERIAL = 2
LONGEST_SHORT_NAME = 12
SHORTEST_SLIP, LONGEST_SLIP = 4, 16


def holds(term: str) -> Q:
    """The term stands somewhere in the title or in one line of the texts."""
    found = Q(grams__has_all=query_grams(term))
    return found if is_exact(term) else found & Q(text__holds=term)


def may_hold(term: str) -> Q:
    """All pieces of the term stand somewhere: what the index alone can say."""
    return Q(grams__has_all=query_grams(term))


def is_read(term: str) -> Q:
    """The term stands in the text, which is read for it."""
    return Q(text__holds=term)


def title_holds(term: str) -> Q:
    """The term's pieces all stand in the title (titles are short: that is the term, nearly)."""
    return Q(title_grams__has_all=query_grams(term))


def title_names(term: str) -> Q:
    """The same without the index, for rows that are looked at anyway."""
    return Q(title_key__holds=bare(term)) if bare(term) else title_holds(term)


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


def numbered(query: Query, entries, *, anywhere=False) -> list[int]:
    """Keys of entries with that number, or whose number begins so (or holds it `anywhere`).

    Asked for beforehand: mixed with the pairs, the planner would look at the wrong ones.
    """
    if not query.number or query.unwanted:
        return []
    wanted = is_numbered(query)
    if len(query.number) >= SHORTEST_BEGINNING and any(c in query.number for c in "〔0123456789"):
        wanted |= Q(number__startswith=query.number)
    if anywhere and any(c.isdigit() for c in query.number):
        within = Q(number_grams__has_all=query_grams(query.number))
        wanted |= within & Q(number__contains=query.number)
    newest = entries.filter(wanted).order_by("-published_at", "-pk")
    return list(newest.values_list("pk", flat=True)[:MOST_NUMBERED])


def exact(query: Query, own: list[int]) -> Q:
    """What was asked for, to the letter: all groups and nothing unwanted, or the `own` number."""
    found = of_groups(query, holds)
    for term in query.unwanted:
        found &= ~holds(term)
    return found | Q(pk__in=own) if own else found


def likely(query: Query, own: list[int]) -> Q:
    """What may be an exact match as far as the index knows."""
    found = of_groups(query, may_hold)
    return found | Q(pk__in=own) if own else found


def when_read(query: Query, own: list[int]) -> Q | None:
    """What makes a likely match an exact one, where more than the index decides."""
    if not query.must_be_read and not query.unwanted:
        return None
    found = of_groups(query, is_read)
    for term in query.unwanted:
        found &= ~is_read(term)
    return found | Q(pk__in=own) if own else found


def likely_in_sample(query: Query) -> Q:
    """What of the sample is an exact match as far as the pairs say."""
    found = of_groups(query, may_hold)
    for term in query.unwanted:
        found &= ~Q(pk__in=SearchSample.objects.filter(may_hold(term)).values("pk"))
    return found


def relaxed(query: Query, entries, known: list[int]) -> list[int]:
    """Keys of entries that nearly match, best first, none twice, nor any of the `known` exact ones.

    Punctuation forgiven first; where the exact hits are few, then what synonyms give, titles
    that hold the characters in order (short names), titles with one character other (slips).
    """
    if not query.whole or query.quoted or query.unwanted:
        return []
    others = entries.exclude(pk__in=known)
    found = _across_punctuation(query, others)
    if len(known) < FEW:
        found += _by_part_of_number(query, others)
        if len(query.groups) == 1 or query.is_spelled_out:
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
    if piece == query.whole:
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
    serials = [part for part in parts if part.isdigit() and len(part) >= SHORTEST_SERIAL]
    if not serials:
        return []
    pattern = "".join(
        f"[^0-9]*(?<![0-9]){part}(?![0-9])" if part.isdigit() else re.escape(part) for part in parts
    )
    wanted = sorted({gram for part in serials for gram in query_grams(part)})
    found = entries.filter(
        Q(number__regex=pattern) | Q(index_number__regex=re.escape(query.number)),
        number_grams__has_all=wanted,
    )
    return list(
        found.order_by("-published_at", "-pk").values_list("pk", flat=True)[:MOST_OF_A_KIND]
    )


def _by_synonyms(query, entries) -> list[int]:
    """What staff have said stands for the same."""
    others = []
    for short, full in Synonym.objects.values_list("short", "full"):
        one, other = normalise(short), normalise(full)
        for word, instead in ((one, other), (other, one)):
            if word in query.whole:
                others.append(query.whole.replace(word, instead))
    found = []
    for holding in (title_holds, may_hold):
        for term in others:
            likely = entries.filter(holding(term)).order_by("-published_at", "-pk")
            newest = entries.filter(pk__in=likely.values("pk")[:WINDOW])
            found += _shortest(newest.filter(is_read(term)) if holding is may_hold else newest)
    return found


def _by_short_name(query, entries) -> list[int]:
    """Titles that hold the characters in this order: 刑诉法 in 刑事诉讼法. Shortest title first."""
    piece = query.bare
    if not 2 <= len(piece) <= LONGEST_SHORT_NAME:
        return []
    in_order = ".*".join(map(re.escape, piece))
    return _titles(entries, Q(title_grams__has_all=single_grams(piece)), in_order)


def _by_slip(query, entries) -> list[int]:
    """Titles that hold the piece with one character wrong, missing, too many, or two exchanged."""
    piece = query.bare
    if not SHORTEST_SLIP <= len(piece) <= LONGEST_SLIP:
        return []
    wanted, patterns = Q(), []
    for at in range(len(piece)):
        before, here, after = piece[:at], piece[at], piece[at + 1 :]
        for left, gap, right in (
            (before, ".", after),
            (before, ".", here + after),
            (before, "", after),
            (before + after[:1] + here, "", after[1:]),
        ):
            kept = filter(None, [left, right] if gap else [left + right])
            pieces = sorted({gram for part in kept for gram in query_grams(part)})
            wanted |= Q(title_grams__has_all=pieces)
            patterns.append(re.escape(left) + gap + re.escape(right))
    return _titles(entries, wanted, "|".join(dict.fromkeys(patterns)))


def _titles(entries, wanted, pattern) -> list[int]:
    """Entries whose title has the pieces `wanted` and matches; not of more than MOST_TITLES."""
    likely = entries.filter(wanted).values("pk")[:MOST_TITLES]
    return _shortest(entries.filter(pk__in=likely, title_key__regex=pattern))


def _shortest(entries) -> list[int]:
    rows = entries.order_by(Length("title_key"), "-published_at", "-pk")
    return list(rows.values_list("pk", flat=True)[:MOST_OF_A_KIND])
