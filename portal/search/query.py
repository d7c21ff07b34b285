"""Answering a search: count, order, facets and excerpts, by a plan chosen here.

The planner can't know what reading a stored array costs, nor how many rows several pairs leave: a
sample of the index says how many hits there will be. Up to COUNTED all are looked at, once; of
more only the newest are, and their number and their facets are estimates.
"""

import logging
from dataclasses import dataclass, field

from django.db import OperationalError
from django.db.models import F

from portal.search.asking import EVERYTHING, Asked, planned
from portal.search.counting import Gathered, gather
from portal.search.hits import NEARLY, hits_of, with_excerpts
from portal.search.language import UnusableQuery, read
from portal.search.matching import exact, numbered, of_groups, relaxed, title_holds
from portal.search.models import SearchEntry
from portal.search.ranking import IN_TITLE, READ, REST, by_date, by_relevance, of_few, of_many
from portal.search.sampling import certainly_above, estimated, newest, rounded
from portal.search.sources import BY_MODEL
from portal.search.text import bare

log = logging.getLogger(__name__)

RELEVANCE, DATE = "relevance", "date"
COUNTED = 10_000  # up to here totals are exact and all hits are sorted; above, 约
ENOUGH = 8_000  # rows of the sample, to count their choices
VERIFIED = 5_000  # candidates whose text is read to make sure; above, 约


@dataclass
class Results:
    """One page of hits. `total` counts exact ones; relaxed ones come after them."""

    total: int = 0
    total_is_exact: bool = True
    relaxed_total: int = 0
    hits: list = field(default_factory=list)
    facets: dict = field(default_factory=dict)
    is_partial: bool = False  # too slow to finish: only titles were looked at


def search(
    text, *, choices=EVERYTHING, sort=RELEVANCE, limit=20, offset=0, facets=False
) -> Results:
    """Hits `offset` to `offset + limit`, exact ones first. Raises UnusableQuery."""
    query = read(text)
    if query.unwanted and not query:
        raise UnusableQuery("请至少写一个要找的词，再用“-”排除不要的词")
    if not query:
        return Results()
    asked = Asked(query, choices, sort == DATE, limit, offset)
    try:
        with planned():
            return _answer(asked, facets)
    except OperationalError:
        log.warning("search fell back to titles", exc_info=True)  # never what was looked for
        with planned():
            return _titles_only(asked)


def narrow(queryset, text):
    """The records of a list that hold the words: the same engine inside every list."""
    try:
        query = read(text)
    except UnusableQuery:
        return queryset.none()
    if not query:
        return queryset
    entries = SearchEntry.objects.filter(kind=BY_MODEL[queryset.model].kind)
    with planned():
        own = numbered(query, entries, anywhere=True)
    keys = entries.filter(exact(query, own)).values_list("object_id", flat=True)
    try:
        with planned():
            few = list(keys[: COUNTED + 1])
    except OperationalError:
        return queryset.filter(pk__in=keys)
    return queryset.filter(pk__in=few if len(few) <= COUNTED else keys)


def _answer(asked, facets) -> Results:
    query = asked.query
    in_sample = asked.sampled.count()
    if len(asked.own) > COUNTED:
        is_many = True
    elif query.must_be_read:
        is_many = estimated(in_sample) > VERIFIED
    else:
        is_many = certainly_above(COUNTED, in_sample)
    if not is_many:
        found = by_date(asked.found) if asked.by_date else by_relevance(query, asked.found)
        gathered = gather(
            found,
            most=COUNTED + 1,
            few=READ,
            start=asked.offset,
            count=asked.limit,
            facets=facets,
        )
        if gathered.total <= COUNTED:
            return _of_few(asked, gathered)
    return _of_many(asked, in_sample, facets)


def _of_few(asked, gathered: Gathered) -> Results:
    """All hits were looked at; relaxed ones come after them."""
    query, page = asked.query, gathered.page
    results = Results(gathered.total, facets=gathered.facets)
    nearly = []
    if results.total <= READ:
        if not asked.by_date:
            known = SearchEntry.objects.filter(pk__in=gathered.keys)
            page = of_few(query, known, asked.offset, asked.limit)
        keys = relaxed(query, asked.entries, gathered.keys)
        results.relaxed_total = len(keys)
        first = max(0, asked.offset - results.total)
        nearly = [(key, NEARLY) for key in keys[first : first + asked.limit - len(page)]]
    results.hits = _hits(query, [*page, *nearly])
    return results


def _of_many(asked, in_sample, facets) -> Results:
    """Too many to look at all: the page from the newest, number and facets from the sample."""
    query, limit, offset = asked.query, asked.limit, asked.offset
    sampled = asked.sampled
    share = _share_of_hits(asked) if query.must_be_read else 1.0
    if asked.by_date:
        keys = newest(asked.likely, sampled, offset, limit, reading=asked.reading, share=share)
        page = [(key, REST) for key in keys]
    else:
        page = of_many(asked, share)
    seen = offset + len(page) if query.must_be_read else COUNTED
    total = max(estimated(in_sample, share), seen, len(asked.own))
    results = Results(rounded(total), total_is_exact=False)
    results.hits = _hits(query, page)
    if facets:
        results.facets = _facets_of_many(sampled, in_sample, share)
    return results


def _facets_of_many(sampled, in_sample, share) -> dict:
    """The choices as the sample has them; of a large sample, as every so many of it has them."""
    apart = 1 + in_sample // ENOUGH
    rows = by_date(sampled.annotate(turn=F("pk") % apart).filter(turn=0))
    counts = gather(rows, most=None, few=0, start=0, count=0, facets=True).facets
    return {
        name: {value: rounded(estimated(hits, share * apart)) for value, hits in values.items()}
        for name, values in counts.items()
    }


def _share_of_hits(asked) -> float:
    """Of the newest candidates in the sample, how many are hits when their text is read."""
    newest_first = asked.sampled.order_by("-published_at", "-pk")
    keys = list(newest_first.values_list("pk", flat=True)[:READ])
    if not keys:
        return 1.0
    hits = SearchEntry.objects.filter(pk__in=keys).filter(asked.reading).count()
    return max(hits, 0.5) / len(keys)


def _hits(query, page) -> list:
    """The rows of a page, in its order, as hits."""
    rows = {row.pk: row for row in with_excerpts(query, [key for key, _ in page])}
    for key, rank in page:
        if key in rows:
            rows[key].rank = rank
    return list(hits_of([rows[key] for key, _ in page if key in rows], query))


def _titles_only(asked) -> Results:
    """The honest remainder of a search that took too long: titles with all words, newest first."""
    in_title = of_groups(asked.query, title_holds)
    found = asked.entries.filter(in_title)
    for term in asked.query.unwanted:
        found = found.exclude(title_key__contains=bare(term))
    total = found.order_by().values("pk")[: COUNTED + 1].count()
    keys = newest(found, asked.sampled_titles, asked.offset, asked.limit)
    hits = _hits(asked.query, [(key, IN_TITLE) for key in keys])
    return Results(total, total <= COUNTED, 0, hits, is_partial=True)
