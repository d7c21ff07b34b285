"""Titles to choose from while somebody types."""

from portal.search.asking import planned
from portal.search.language import UnusableQuery, read
from portal.search.matching import of_groups, title_holds
from portal.search.models import SearchEntry, SearchSample
from portal.search.sampling import newest
from portal.search.sources import SOURCES

SUGGESTED_FROM = 50


def suggest(text, most=8) -> list[str]:
    """Titles of visible records that hold what has been typed, shortest first; [] if too little."""
    try:
        query = read(text)
    except UnusableQuery:
        return []
    if len(query.whole) < 2:
        return []
    in_title = of_groups(query, title_holds)
    titles = SearchEntry.objects.filter(in_title, title_key__contains=query.bare)
    with planned():
        keys = newest(titles, SearchSample.objects.filter(in_title), 0, SUGGESTED_FROM)
        rows = SearchEntry.objects.filter(pk__in=keys).order_by("-published_at", "-pk")
        entries = list(rows.values_list("title", "kind", "object_id"))
    entries.sort(key=lambda entry: len(entry[0]))
    return [entry[0] for entry in _still_visible(entries)][:most]


def _still_visible(entries):
    """Entries narrowed by each kind's own visibility rule."""
    for kind, source in SOURCES.items():
        pks = [object_id for _, of_kind, object_id in entries if of_kind == kind]
        public = set(source.model.objects.visible().filter(pk__in=pks).values_list("pk", flat=True))
        yield from (entry for entry in entries if entry[1] == kind and entry[2] in public)
