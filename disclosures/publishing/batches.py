"""Verbs over many items at once: what is due by the clock, and what is imported."""

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.publishing.actions import announce, publish
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import entry, history_of_version, record
from disclosures.publishing.models import HistoryEntry
from disclosures.publishing.numbers import assign_index_numbers
from disclosures.publishing.states import Attribute, State


def publish_due(queryset, *, at) -> tuple[list, list]:
    """Publish what was scheduled for now or earlier: (published items, (item, refusal) pairs).

    Each is checked again as the person who scheduled it: a permission, a review or a rule that
    has lapsed or changed meanwhile holds the item back. The history tells so, once.
    """
    published, refused = [], []
    for key in queryset.due(at).values_list("pk", flat=True):
        with transaction.atomic():
            # Locked and asked again: it may have been put off or taken up by another run meanwhile.
            item = queryset.due(at).select_for_update(of=("self",)).filter(pk=key).first()
            if item is None:
                continue
            last = history_of_version(item).select_related("by")
            scheduled = last.filter(verb="schedule").last()
            try:
                published.append(publish(item, by=scheduled.by, at=at))
            except NotAllowed as error:
                refused.append((item, str(error)))
                if last.last().verb != "hold_back":
                    record(item, "hold_back", "到时未发布", by=None, at=at, remark=str(error))
    return published, refused


def end_displays(queryset, *, at) -> list:
    """Take from the public what was shown for a period that is over (公示期满)."""
    ended = []
    for key in queryset.display_ended(localdate(at)).values_list("pk", flat=True):
        with transaction.atomic():
            item = (
                queryset.display_ended(localdate(at))
                .select_for_update(of=("self",))
                .filter(pk=key)
                .first()
            )
            if item is None:
                continue
            item.state, before = State.DISPLAY_ENDED, item.state
            item.save(update_fields=["state"])
            record(item, "end_display", "公示期满", by=None, at=at, from_state=before)
            announce(type(item), [item.pk])
            ended.append(item)
    return ended


def publish_imported(items, *, batch, at):
    """Publish many new records at once; the batch is their recorded review (who, when, source).

    Items whose first publication is known carry it in `first_published_at`. Unsaved; all of one
    model. The caller has checked each row.
    """
    if not items:
        return
    with transaction.atomic():
        by_year: dict[int, list] = {}
        for item in items:
            item.state = State.PUBLISHED
            item.disclosure_attribute = Attribute.PROACTIVE
            item.import_batch = batch
            item.created_by, item.created_at, item.changed_at = batch.by, at, at
            item.first_published_at = item.first_published_at or at
            item.version_published_at = item.first_published_at
            by_year.setdefault(localdate(item.first_published_at).year, []).append(item)
        for group in by_year.values():
            assign_index_numbers(group, at=group[0].first_published_at)
        model = type(items[0])
        model._default_manager.bulk_create(items)
        HistoryEntry.objects.bulk_create(
            entry(item, "import", "导入并发布", by=batch.by, at=at, remark=str(batch))
            for item in items
        )
        announce(model, [item.pk for item in items])
