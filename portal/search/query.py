"""Answering a search: every public record that holds all the words, titles first."""

from dataclasses import dataclass, field

from django.db import connection, models, transaction
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import StrIndex, Substr
from django.utils.html import format_html

from portal.search.models import SearchEntry
from portal.search.sources import SOURCES
from portal.search.text import is_exact, mark, normalise, query_grams

SHORTEST_NUMBER = 2  # shorter than this nothing is the beginning of a document number
LONGEST_QUERY = 200  # characters after normalisation; more is a pasted page, not a question
MOST_WORDS = 20
EXCERPT_BEFORE, EXCERPT = 30, 150
RELEVANCE, DATE = "relevance", "date"


class UnusableQuery(ValueError):
    """The query can't be searched for; the text says why, and what to do."""


@dataclass
class Results:
    """One page of hits; `total` counts all of them."""

    total: int = 0
    hits: list = field(default_factory=list)


@dataclass
class Hit:
    kind: str
    kind_label: str
    object_id: int
    source_id: str
    title: str
    title_html: str
    excerpt_html: str
    url: str
    published_at: object
    item: object


def words_of(text: str) -> list[str]:
    """The normalised words of a query, in order, each once. Raises UnusableQuery."""
    words = list(dict.fromkeys(filter(None, (normalise(word) for word in text.split()))))
    if sum(map(len, words)) > LONGEST_QUERY:
        raise UnusableQuery(f"搜索的文字太长，请缩短到 {LONGEST_QUERY} 字以内")
    if len(words) > MOST_WORDS:
        raise UnusableQuery(f"搜索的词太多，请减少到 {MOST_WORDS} 个以内")
    return words


def matching(words: list[str]) -> models.QuerySet:
    """Entries that hold every word, or whose own number or index number the query is."""
    holds = Q()
    for word in words:
        holds &= Q(grams__contains=query_grams(word))
        if not is_exact(word):
            holds &= Q(text__contains=word)
    whole = "".join(words)
    if len(whole) >= SHORTEST_NUMBER:
        holds |= Q(number__startswith=whole) | Q(index_number=whole)
    return SearchEntry.objects.filter(holds)


def ranked(found: models.QuerySet, words: list[str], sort: str) -> models.QuerySet:
    """Number first, then the whole title, then titles that hold the words; newest within each."""
    if sort == DATE:
        return found.order_by("-published_at", "-pk")
    whole = "".join(words)
    in_title = Q()
    for word in words:
        in_title &= Q(title_grams__contains=query_grams(word))
    rank = Case(
        When(Q(number=whole) | Q(index_number=whole), then=Value(0)),
        When(text__startswith=f"{whole}\n", then=Value(1)),
        When(in_title, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return found.annotate(rank=rank).order_by("rank", "-published_at", "-pk")


def search(text, *, kind="", year=None, sort=RELEVANCE, limit=20, offset=0) -> Results:
    """The hits `offset` to `offset + limit` and the exact total. Raises UnusableQuery."""
    words = words_of(text)
    if not words:
        return Results()
    found = matching(words)
    if kind:
        found = found.filter(kind=kind)
    if year:
        found = found.filter(published_at__year=year)
    with transaction.atomic(), connection.cursor() as cursor:
        # The planner thinks that reading a stored array costs nothing and would scan every row.
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
        total = found.count()
        page = ranked(found, words, sort).annotate(
            at=StrIndex("text", Value(words[0])),
            excerpt=Substr(
                "shown", models.functions.Greatest(models.F("at") - EXCERPT_BEFORE, 1), EXCERPT
            ),
        )
        rows = list(page.defer("text", "shown", "grams", "title_grams")[offset : offset + limit])
    return Results(total, list(_hits(rows, words)))


def _hits(rows, words):
    """Rows as hits, narrowed once more by each kind's own visibility rule."""
    items = {
        kind: source.model.objects.visible()
        .for_rows()
        .in_bulk([row.object_id for row in rows if row.kind == kind])
        for kind, source in SOURCES.items()
    }
    for row in rows:
        item = items[row.kind].get(row.object_id)
        if item is None:
            continue
        yield Hit(
            kind=row.kind,
            kind_label=item.get_kind_display(),
            object_id=row.object_id,
            source_id=row.source_id,
            title=row.title,
            title_html=mark(row.title, words),
            excerpt_html=_excerpt(row, words),
            url=item.get_absolute_url(),
            published_at=row.published_at,
            item=item,
        )


def _excerpt(row, words) -> str:
    """The passage around the first place, without the title line where it is the first line."""
    passage = row.excerpt
    if row.at <= EXCERPT_BEFORE + 1 and "\n" in passage:
        passage = passage.partition("\n")[2]
    if not passage:
        return ""
    before = "…" if row.at > EXCERPT_BEFORE + 1 else ""
    return format_html("{}{}…", before, mark(passage.replace("\n", " "), words))
