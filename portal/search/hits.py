"""Rows of the index as hits to read: title and passage marked, narrowed once more by visibility."""

import sys
from dataclasses import dataclass

from django.db.models import F, IntegerField, Value
from django.db.models.functions import Coalesce, Greatest, NullIf, StrIndex, Substr
from django.utils.html import format_html

from portal.search.language import Query
from portal.search.models import SearchEntry
from portal.search.sources import SOURCES
from portal.search.text import mark, shown

NEARLY = 7  # the rank of what is not an exact match
EXCERPT_BEFORE, EXCERPT = 30, 150


@dataclass
class Hit:
    """One result as the page and the API print it."""

    kind: str
    kind_label: str
    object_id: int
    source_id: str
    title: str
    title_html: str
    excerpt_html: str
    url: str
    published_at: object
    match: str
    item: object
    rank: int


def with_excerpts(query, keys):
    """The rows `keys` with the passage around the best place of each; texts stay where they are."""
    body = Substr("text", StrIndex("text", Value("\n")) + 1)
    first = [NullIf(StrIndex(body, Value(piece)), Value(0)) for piece in query.pieces]
    at = Coalesce(*first, Value(1), output_field=IntegerField())
    shown_body = Substr("shown", StrIndex("shown", Value("\n")) + 1)
    return (
        SearchEntry.objects.filter(pk__in=keys)
        .annotate(at=at, rank=Value(NEARLY, IntegerField()))
        .annotate(excerpt=Substr(shown_body, Greatest(F("at") - EXCERPT_BEFORE, 1), EXCERPT))
        .defer("text", "shown", "grams", "title_grams", "number_grams")
    )


def hits_of(rows, query: Query):
    """Rows as hits, narrowed once more by each kind's own visibility rule."""
    items = {
        kind: source.model.objects.visible()
        .for_rows()
        .in_bulk([row.object_id for row in rows if row.kind == kind])
        for kind, source in SOURCES.items()
    }
    for row in rows:
        item = items[row.kind].get(row.object_id)
        if item is not None:
            yield Hit(
                kind=row.kind,
                kind_label=item.kind_label,
                object_id=row.object_id,
                source_id=row.source_id,
                title=row.title,
                title_html=mark(row.title, query.pieces),
                excerpt_html=_excerpt(row, query.pieces),
                url=item.get_absolute_url(),
                published_at=row.published_at,
                match="relaxed" if row.rank == NEARLY else "exact",
                item=item,
                rank=row.rank,
            )


def _excerpt(row, pieces) -> str:
    """The passage around the best place, with the places marked, and the file that it stands in."""
    start = max(row.at - EXCERPT_BEFORE, 1)
    first, end, name = _bounds(row)
    passage = row.excerpt[max(0, first - start) : end - start].replace("\n", " ")
    if not passage and not name:
        return ""
    file = format_html("附件《{}》：", mark(name, pieces)) if name else ""
    before = "…" if passage and start > first else ""
    after = "…" if len(row.excerpt) == EXCERPT and end > start + EXCERPT else ""
    return format_html("{}{}{}{}", file, before, mark(passage, pieces), after)


def _bounds(row) -> tuple[int, int, str]:
    """Where the body or the file around the best place begins and ends, and the file's name."""
    first, end, name = 1, sys.maxsize, ""
    for place, file in row.files:
        if place > row.at:
            end = place
            break
        first, name = place + len(shown(file)) + 2, file
    return first, end, name
