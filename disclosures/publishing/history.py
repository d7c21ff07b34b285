"""Reading and writing the append-only history of any record."""

from django.contrib.contenttypes.models import ContentType

from disclosures.publishing.models import HistoryEntry

COMMAND_LINE = "命令行"


def actor_name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else COMMAND_LINE


def entry(item, verb, label, *, by, at, remark="", changes=None, from_state=""):
    """An unsaved history row for what has just been done to `item`."""
    return HistoryEntry(
        content_type=ContentType.objects.get_for_model(item),
        object_id=item.pk,
        verb=verb,
        label=label,
        from_state=from_state,
        to_state=item.state,
        by=by,
        actor=actor_name(by),
        at=at,
        remark=remark,
        changes=changes or {},
    )


def record(item, verb, label, **what):
    """Write one history row, in the transaction of the change that it tells of."""
    entry(item, verb, label, **what).save()


def history_of(item):
    """Everything that happened to the record, oldest first."""
    return HistoryEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(item), object_id=item.pk
    )
