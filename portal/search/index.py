"""Writing the search index from the visible records, in the transaction that changed them."""

from contextlib import contextmanager

from django.db import connection, transaction
from django.utils.timezone import localdate

from portal.search.language import number_of
from portal.search.models import SearchEntry
from portal.search.sources import SOURCES, Source
from portal.search.text import bare, grams, normalise, shown


def entry_for(source: Source, item) -> SearchEntry:
    """The unsaved index row of one record."""
    body = source.body(item)
    title = normalise(item.title).replace("\n", "")
    text = f"{title}\n{normalise(body)}"
    return SearchEntry(
        kind=source.kind,
        object_id=item.pk,
        source_id=item.source_id,
        title=item.title,
        title_key=bare(title),
        number=number_of(source.number(item)),
        index_number=normalise(item.index_number),
        shown=shown(f"{item.title}\n{body}"),
        text=text,
        grams=grams(text),
        title_grams=grams(title),
        published_at=item.first_published_at,
        year=localdate(item.first_published_at).year,
        subkind=source.subkind(item),
        section=source.section(item),
        organisation_id=item.organisation_id,
        validity=source.validity(item),
    )


def refresh(source: Source, pks) -> int:
    """Make the index agree with the records `pks`: visible ones are in it, all others are not."""
    with transaction.atomic():
        SearchEntry.objects.filter(kind=source.kind, object_id__in=pks).delete()
        items = source.model.objects.visible().select_related(*source.related).filter(pk__in=pks)
        entries = SearchEntry.objects.bulk_create(entry_for(source, item) for item in items)
    return len(entries)


def rebuild(batch=200, progress=lambda done, total: None):
    """Write the whole index anew, batch by batch, while the site is up; drop what is stale."""
    for source in SOURCES.values():
        keys = list(source.model.objects.visible().order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), batch):
            refresh(source, keys[start : start + batch])
            progress(min(start + batch, len(keys)), len(keys))
        entries = SearchEntry.objects.filter(kind=source.kind)
        entries.exclude(object_id__in=source.model.objects.visible().values("pk")).delete()


@contextmanager
def bulk_writing():
    """Let many entries wait together before they are sorted into the index; sort them at the end.

    Searches find waiting entries too, only a little slower. The setting holds for this connection.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET gin_pending_list_limit = '256MB'")
        try:
            yield
        finally:
            cursor.execute("RESET gin_pending_list_limit")
            cursor.execute("SELECT gin_clean_pending_list('search_grams')")
            cursor.execute("SELECT gin_clean_pending_list('search_title_grams')")
