"""Writing the search index from the visible records, in the transaction that changed them."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction
from django.utils.timezone import localdate

from portal.search.language import number_of
from portal.search.models import Countable, SearchEntry, SearchSample
from portal.search.sampling import is_sampled
from portal.search.sources import SOURCES, Source
from portal.search.text import CHOICES, bare, choice_gram, grams, normalise, query_grams, shown

GIN = ("search_grams", "search_title_grams", "search_number_grams")
COUNTABLE = [field.name for field in Countable._meta.fields]
# Pages of new pairs that wait to be sorted in are read by every search, and whoever fills the
# last one sorts them all: after a publication few may wait, during a bulk load many.
WAITING, WAITING_IN_BULK = "64kB", "32MB"
LOCK = "portal.search.rebuild"
in_bulk = ContextVar("in_bulk", default=False)


class AlreadyRebuilding(RuntimeError):
    """Somebody else is rebuilding the index at this moment."""


def entry_for(source: Source, item) -> SearchEntry:
    """The unsaved index row of one record."""
    title, number = normalise(item.title).replace("\n", ""), number_of(source.number(item))
    index_number = normalise(item.index_number)
    text, written, files = _texts(source, item)
    entry = SearchEntry(
        kind=source.kind,
        object_id=item.pk,
        source_id=item.source_id,
        title=item.title,
        title_key=bare(title),
        number=number,
        index_number=index_number,
        number_grams=query_grams(f"{number}\n{index_number}"),
        shown=shown(f"{item.title}\n{written}"),
        text=f"{title}\n{text}",
        files=files,
        title_grams=grams(title),
        published_at=item.first_published_at,
        year=localdate(item.first_published_at).year,
        subkind=source.subkind(item),
        section=source.section(item),
        organisation_id=item.organisation_id,
        validity=source.validity(item),
    )
    entry.grams = grams(entry.text)
    entry.grams += [choice_gram(name, value) for name in CHOICES if (value := getattr(entry, name))]
    return entry


def _texts(source, item) -> tuple[str, str, list]:
    """Body and attached files as one text, normalised and as written; each file's place and name.

    A file's name is the first line of its text, so that it is found by its name as well.
    """
    body = source.body(item)
    texts, written, files = [normalise(body)], [body], []
    length = len(texts[0])
    for name, text in source.attachments(item):
        name = " ".join(name.split())
        texts.append(normalise(f"{name}\n{text}"))
        written.append(f"{name}\n{text}")
        files.append([length + 1, name])
        length += 1 + len(texts[-1])
    return "\n".join(texts), "\n".join(written), files


def refresh(source: Source, pks) -> int:
    """Make the index agree with the records `pks`: visible ones are in it, all others are not.

    Whoever changes a record at this moment is waited for, so that what is written is the last.
    """
    with transaction.atomic():
        _locked(source, pks)
        return _write(source, pks)


def _locked(source, pks, **options) -> list[int]:
    records = source.model.objects.filter(pk__in=pks).order_by("pk")
    return list(records.select_for_update(no_key=True, **options).values_list("pk", flat=True))


def _write(source, pks) -> int:
    if not in_bulk.get():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('gin_pending_list_limit', %s, true)", [WAITING])
    SearchEntry.objects.filter(kind=source.kind, object_id__in=pks).delete()
    items = source.model.objects.visible().filter(pk__in=pks).order_by("pk")
    items = items.select_related(*source.related).prefetch_related(*source.prefetched)
    entries = SearchEntry.objects.bulk_create(entry_for(source, item) for item in items)
    SearchSample.objects.bulk_create(
        SearchSample(entry=entry, **{name: getattr(entry, name) for name in COUNTABLE})
        for entry in entries
        if is_sampled(entry.kind, entry.object_id)
    )
    return len(entries)


def rebuild(batch=200, progress=lambda done, total: None):
    """Write the whole index anew, batch by batch, while the site is up; drop what is stale."""
    with _alone():
        for source in SOURCES.values():
            keys = list(source.model.objects.visible().order_by("pk").values_list("pk", flat=True))
            for start in range(0, len(keys), batch):
                _rewrite(source, keys[start : start + batch])
                progress(min(start + batch, len(keys)), len(keys))
            entries = SearchEntry.objects.filter(kind=source.kind)
            entries.exclude(object_id__in=source.model.objects.visible().values("pk")).delete()


def _rewrite(source, pks):
    """A batch of the rebuild. Records in use are left for last, each alone: who holds one of them
    may be waiting for another, and would wait for ever."""
    with transaction.atomic():
        free = _locked(source, pks, skip_locked=True)
        _write(source, free)
    for pk in set(pks).difference(free):
        refresh(source, [pk])


@contextmanager
def _alone():
    """One rebuild at a time; a second does no harm, but the same work again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [LOCK])
        if not cursor.fetchone()[0]:
            raise AlreadyRebuilding("搜索索引正在重建，请等这一次完成后再试")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [LOCK])


@contextmanager
def bulk_writing():
    """Let many entries wait together before they are sorted into the index; sort them at the end.

    Searches find waiting entries too, only a little slower. The setting holds for this connection.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('gin_pending_list_limit', %s, false)", [WAITING_IN_BULK])
        bulk = in_bulk.set(True)
        try:
            yield
        finally:
            in_bulk.reset(bulk)
            cursor.execute("RESET gin_pending_list_limit")
            cursor.execute(
                "SELECT gin_clean_pending_list(name::regclass) FROM unnest(%s) AS name", [list(GIN)]
            )
