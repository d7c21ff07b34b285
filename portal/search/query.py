"""Answering a search: count, order, facets and excerpts, by a plan chosen here.

The planner can't know what reading a stored array costs, nor how many rows several pairs leave:
the count decides the shape. Few hits are sorted; very many are walked newest first.
"""

import logging
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Length, Replace

from disclosures.documents.kinds import DEAD
from portal.search.hits import hits_of, with_excerpts
from portal.search.language import UnusableQuery, read
from portal.search.matching import (
    exact,
    holds,
    is_numbered,
    may_hold,
    of_groups,
    relaxed,
    title_holds,
)
from portal.search.models import SearchEntry
from portal.search.sources import BY_MODEL, SOURCES
from portal.search.text import bare

log = logging.getLogger(__name__)

RELEVANCE, DATE = "relevance", "date"
COUNTED = 10_000  # up to here totals are exact and hits are sorted; above, 约
VERIFIED = 5_000  # candidates whose text is read to make sure; above, 约
READ = 200  # up to here the texts are read, to put the passages that say more first
FEW = 10  # exact hits below which slips, short names and synonyms are looked for as well
SUGGESTED_FROM = 50
TIMEOUT_MS = 3000
FACETS_SECONDS = 600
FACETS = ("subkind", "section", "year", "organisation_id", "validity")
IN_TITLE = 4


@dataclass(frozen=True)
class Choices:
    """What the reader narrows a search by; names are those of SearchEntry."""

    kind: str = ""
    subkind: str = ""
    section: str = ""
    year: int | None = None
    organisation_id: tuple[int, ...] = ()
    validity: str = ""

    def conditions(self) -> dict:
        found = {
            name: getattr(self, name)
            for name in ("kind", "subkind", "section", "year", "validity")
            if getattr(self, name)
        }
        if self.organisation_id:
            found["organisation_id__in"] = self.organisation_id
        return found


@dataclass
class Results:
    """One page of hits. `total` counts exact ones; relaxed ones come after them."""

    total: int = 0
    total_is_exact: bool = True
    relaxed_total: int = 0
    hits: list = field(default_factory=list)
    facets: dict = field(default_factory=dict)
    is_partial: bool = False  # too slow to finish: only titles were looked at


def search(text, *, choices=Choices(), sort=RELEVANCE, limit=20, offset=0, facets=False) -> Results:
    """Hits `offset` to `offset + limit`, exact ones first. Raises UnusableQuery."""
    query = read(text)
    if query.unwanted and not query:
        raise UnusableQuery("请至少写一个要找的词，再用“-”排除不要的词")
    if not query:
        return Results()
    entries = SearchEntry.objects.filter(**choices.conditions())
    try:
        with _planned():
            return _answer(query, entries, choices, sort, limit, offset, facets)
    except OperationalError:
        log.warning("search took longer than %s ms: %.100s", TIMEOUT_MS, query.terms)
        with _planned():
            return _titles_only(query, entries, limit, offset)


@contextmanager
def _planned():
    """A transaction in which the plans are ours and no statement runs for ever."""
    with transaction.atomic():
        _settings(
            enable_seqscan="off",
            enable_indexscan="off",  # bitmaps, but for _walking
            max_parallel_workers_per_gather="0",
            jit="off",
            statement_timeout=str(TIMEOUT_MS),
        )
        yield


def narrow(queryset, text):
    """The records of a list that hold the words: the same engine inside every list."""
    try:
        query = read(text)
    except UnusableQuery:
        return queryset.none()
    if not query:
        return queryset
    source = BY_MODEL[queryset.model]
    wanted = exact(query)
    if any(character.isdigit() for character in query.number):
        wanted |= Q(number__contains=query.number)
    found = SearchEntry.objects.filter(wanted, kind=source.kind)
    return queryset.filter(pk__in=found.values("object_id"))


def suggest(text, most=8) -> list[str]:
    """Titles of visible records that hold what has been typed, shortest first; [] if too little."""
    try:
        query = read(text)
    except UnusableQuery:
        return []
    if len(query.whole) < 2:
        return []
    with _planned():
        newest = SearchEntry.objects.filter(
            of_groups(query, title_holds), title_key__contains=query.bare
        )
        rows = newest.order_by("-published_at", "-pk")[:SUGGESTED_FROM]
        entries = list(rows.values_list("title", "kind", "object_id"))
    entries.sort(key=lambda entry: len(entry[0]))
    return [entry[0] for entry in _still_visible(entries)][:most]


def _still_visible(entries):
    """Entries narrowed by each kind's own visibility rule."""
    for kind, source in SOURCES.items():
        pks = [object_id for _, of_kind, object_id in entries if of_kind == kind]
        public = set(source.model.objects.visible().filter(pk__in=pks).values_list("pk", flat=True))
        yield from (entry for entry in entries if entry[1] == kind and entry[2] in public)


def _settings(**values):
    calls = ", ".join("set_config(%s, %s, true)" for _ in values)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", [part for pair in values.items() for part in pair])


@contextmanager
def _walking():
    """Plans that walk from the newest: where very many match, few steps suffice."""
    _settings(enable_indexscan="on", enable_bitmapscan="off")
    yield
    _settings(enable_indexscan="off", enable_bitmapscan="on")


def _answer(query, entries, choices, sort, limit, offset, facets) -> Results:
    found, total, is_exact_total = _found(query, entries)
    results = Results(total, is_exact_total)
    rows = _page(query, found, results, sort, limit, offset)
    if results.total <= READ:
        keys = relaxed(query, entries, few=results.total < FEW)
        results.relaxed_total = len(keys)
        first = max(0, offset - results.total)
        wanted = keys[first : first + limit - len(rows)]
        nearly = {row.pk: row for row in with_excerpts(query, wanted)}
        rows += [nearly[key] for key in wanted if key in nearly]
    results.hits = list(hits_of(rows, query))
    if facets and results.total:
        results.facets = _facets(query, choices, found, results)
    return results


def _found(query, entries) -> tuple:
    """The exact hits as a queryset, how many, and whether that number is exact.

    Where texts must be read it is done once, for up to VERIFIED candidates; what is asked of the
    hits afterwards goes by their keys.
    """
    found = entries.filter(exact(query))
    if not query.must_be_read:
        return found, *_count(found, COUNTED)
    counted, is_exact_count = _count(entries.filter(exact(query, may_hold)), VERIFIED)
    if not is_exact_count:
        return found, counted, False
    keys = list(found.order_by().values_list("pk", flat=True))
    return SearchEntry.objects.filter(pk__in=keys), len(keys), True


def _count(found, most) -> tuple[int, bool]:
    """The number of rows, exact up to `most`; above, the planner's own estimate."""
    counted = found.order_by().values("pk")[: most + 1].count()
    if counted <= most:
        return counted, True
    plan = found.order_by().values("pk").explain(format="json")
    rows = int(plan.partition('"Plan Rows": ')[2].partition(",")[0] or counted)
    return max(rows, counted), False


def _page(query, found, results, sort, limit, offset) -> list:
    """The rows of exact hits that the page shows, by the plan that suits their number."""
    if results.total_is_exact and offset >= results.total:
        return []
    if sort == DATE:
        order = found.annotate(rank=Value(9, IntegerField())).order_by("-published_at", "-pk")
        with nullcontext() if results.total_is_exact else _walking():
            keys = list(order.values_list("pk", "rank")[offset : offset + limit])
    elif results.total_is_exact:
        ordered = _ranked(query, found, read_texts=results.total <= READ)
        keys = list(ordered.values_list("pk", "rank")[offset : offset + limit])
    else:
        keys = _titles_then_newest(query, found, limit, offset)
    ranks = dict(keys)
    rows = {row.pk: row for row in with_excerpts(query, list(ranks))}
    for key, row in rows.items():
        row.rank = ranks[key]
    return [rows[key] for key in ranks]


def _ranked(query, found, *, read_texts):
    """Own number, whole title, title with the whole query, title with all words, then the rest.

    Within each: in force before lapsed, newest first. Where the texts are read, the rest begins
    with those that hold the query in one piece, then those that name it most often.
    """
    whole, bare = query.whole, query.bare
    ways = [When(is_numbered(query), then=Value(0))] if query.number else []
    if bare:
        ways += [
            When(title_key=bare, then=Value(1)),
            # A short title that ends with the query is its law; its rules of application follow.
            When(title_key__endswith=bare, title_length__lte=len(bare) * 2 + 8, then=Value(2)),
            When(title_key__contains=bare, then=Value(3)),
        ]
    in_title = When(of_groups(query, title_holds), then=Value(IN_TITLE))
    if whole and len(query.groups) > 1:
        in_one_piece = found.filter(holds(whole)).order_by("-published_at", "-pk")
        keys = list(in_one_piece.values_list("pk", flat=True)[:READ])
        together = When(pk__in=keys, then=Value(3 if query.is_spelled_out else 5))
        ways += [together, in_title] if query.is_spelled_out else [in_title, together]
    else:
        ways.append(in_title)
    rank = Case(*ways, default=Value(6), output_field=IntegerField())
    dead = Case(When(validity__in=DEAD, then=Value(1)), default=Value(0))
    found = found.annotate(title_length=Length("title_key")).annotate(rank=rank, dead=dead)
    if not read_texts:
        return found.order_by("rank", "dead", "-published_at", "-pk")
    term = query.terms[0]
    times = (Length("text") - Length(Replace("text", Value(term), Value("")))) / len(term)
    often = Case(
        When(rank__lt=5, then=Value(0)),
        When(times__gte=8, then=Value(0)),
        When(times__gte=3, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = found.annotate(times=times).annotate(often=often)
    return found.order_by("rank", "dead", "often", "-published_at", "-pk")


def _titles_then_newest(query, found, limit, offset) -> list[tuple[int, int]]:
    """Too many to sort: titles that hold the words, newest first, then the rest, newest first."""
    in_title = of_groups(query, title_holds)
    titles = found.filter(in_title)
    known = titles.order_by().values("pk")[: COUNTED + 1].count()
    keys = []
    if known <= COUNTED and offset < known:
        order = _ranked(query, titles, read_texts=False)
        keys = list(order.values_list("pk", "rank")[offset : offset + limit])
    if len(keys) < limit:
        rest, first = found.exclude(in_title), max(0, offset - known)
        if known > COUNTED:
            rest, first = titles, offset
        rows = rest.annotate(rank=Value(6, IntegerField())).order_by("-published_at", "-pk")
        with _walking():
            keys += list(rows.values_list("pk", "rank")[first : first + limit - len(keys)])
    return keys


def _facets(query, choices, found, results) -> dict:
    """How many exact hits each choice would leave: {field: {value: count}}, in one query.

    Of very many hits the counts are kept for a while.
    """
    key = f"facets:{hash((query, choices))}"
    if not results.total_is_exact and (kept := cache.get(key)):
        return kept
    sql, params = found.order_by().values_list(*FACETS).query.sql_with_params()
    columns = ", ".join(FACETS)
    sets = ", ".join(f"({name})" for name in FACETS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns}, grouping({columns}), count(*) FROM ({sql}) AS found"  # noqa: S608
            f" GROUP BY GROUPING SETS ({sets})",
            params,
        )
        rows = cursor.fetchall()
    counted: dict = {name: {} for name in FACETS}
    for *values, grouping, count in rows:
        place = next(n for n in range(len(FACETS)) if not grouping >> (len(FACETS) - 1 - n) & 1)
        if values[place] not in ("", None):
            counted[FACETS[place]][values[place]] = count
    if not results.total_is_exact:
        cache.set(key, counted, FACETS_SECONDS)
    return counted


def _titles_only(query, entries, limit, offset) -> Results:
    """The honest remainder of a search that took too long: titles with all words, newest first."""
    found = entries.filter(of_groups(query, title_holds))
    for term in query.unwanted:
        found = found.exclude(title_key__contains=bare(term))
    total = found.order_by().values("pk")[: COUNTED + 1].count()
    newest = found.order_by("-published_at", "-pk").values_list("pk", flat=True)
    keys = list(newest[offset : offset + limit])
    rows = {row.pk: row for row in with_excerpts(query, keys)}
    for row in rows.values():
        row.rank = IN_TITLE
    hits = list(hits_of([rows[key] for key in keys], query))
    return Results(total, total <= COUNTED, 0, hits, is_partial=True)
