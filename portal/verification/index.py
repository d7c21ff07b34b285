"""The search index against the visible records, both ways."""

from portal.search.models import SearchEntry
from portal.search.sources import SOURCES
from portal.verification.findings import Finding

SHOWN_OF_EACH = ("title", "organisation_id", "source_id")
REBUILD = "可用 manage.py rebuild_search 重建"


def agrees_with_records() -> Finding:
    """Every visible record is found, nothing else is, and what is shown of it is its own."""
    records, problems = 0, []
    for source in SOURCES.values():
        visible = _rows(source.model.objects.visible(), "pk", "first_published_at")
        entries = _rows(SearchEntry.objects.filter(kind=source.kind), "object_id", "published_at")
        records += len(visible)
        name = source.model._meta.verbose_name
        for pk in sorted(visible.keys() - entries.keys()):
            problems.append(f"{name} {pk} 已公开而索引里没有，{REBUILD}")
        for pk in sorted(entries.keys() - visible.keys()):
            problems.append(f"{name} {pk} 不公开而索引里有，{REBUILD}")
        for pk in sorted(visible.keys() & entries.keys()):
            if visible[pk] != entries[pk]:
                problems.append(f"{name} {pk} 在索引里的内容已过时，{REBUILD}")
    return Finding("搜索索引", f"{records} 条公开信息，双向", problems)


def _rows(queryset, key, moment) -> dict[int, tuple]:
    rows = queryset.order_by().values_list(key, moment, *SHOWN_OF_EACH)
    return {pk: tuple(shown) for pk, *shown in rows.iterator(chunk_size=2000)}
