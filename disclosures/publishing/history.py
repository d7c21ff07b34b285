"""Reading and writing the append-only history of any record, its versions included."""

from django.contrib.contenttypes.models import ContentType

from disclosures.publishing.models import HistoryEntry

COMMAND_LINE = "命令行"


def actor_name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else COMMAND_LINE


def entry(item, verb, label, *, by, at, remark="", changes=None, from_state="", actor=""):
    """An unsaved history row for what has just been done to `item`, by a user or another `actor`.

    What happens to a version is told of the record, with the version's number: a record has one
    history.
    """
    return HistoryEntry(
        content_type=ContentType.objects.get_for_model(item),
        object_id=getattr(item, "record_id", item.pk),
        version=getattr(item, "version", 1),
        verb=verb,
        label=label,
        from_state=from_state,
        to_state=getattr(item, "state", ""),
        by=by,
        actor=actor or actor_name(by),
        at=at,
        remark=remark,
        changes=changes or {},
    )


def record(item, verb, label, **what):
    """Write one history row, in the transaction of the change that it tells of."""
    entry(item, verb, label, **what).save()


def history_of(item):
    """Everything that happened to the record and its versions, oldest first."""
    return HistoryEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(item),
        object_id=getattr(item, "record_id", item.pk),
    )


def history_of_version(item):
    """What happened to this version alone."""
    return history_of(item).filter(version=item.version)


def reviews_of(item) -> list:
    """The entries of review that count for the version: those since it was last submitted."""
    found = []
    for step in history_of_version(item).select_related("by"):
        if step.verb == "submit":
            found = []
        elif step.verb in ("approve", "review_secrecy"):
            found.append(step)
    return found
