"""What was public on a day: from the history of publications and withdrawals, not from today.

Costs a look into the history for each record, so the public pages, which show what stands now,
don't use it: it is for the staff, who compare (and may know what has been withdrawn since).
"""

from datetime import date, datetime, time, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import get_default_timezone

from disclosures.publishing.models import OUT, HistoryEntry
from disclosures.publishing.states import GONE, Attribute


def end_of(on: date) -> datetime:
    """The first instant after the day."""
    return datetime.combine(on + timedelta(days=1), time.min, tzinfo=get_default_timezone())


def standing(records: QuerySet, on: date) -> QuerySet:
    """Those of the records that the public could see at the end of the day.

    A record without an entry of its publication (imported with an earlier date) counts from its
    date of publication.
    """
    steps = HistoryEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(records.model),
        object_id=OuterRef("pk"),
        to_state__in=OUT,
        at__lt=end_of(on),
    ).order_by("-at", "-pk")
    return (
        records.filter(first_published_at__lt=end_of(on), disclosure_attribute=Attribute.PROACTIVE)
        .annotate(stood=Subquery(steps.values("to_state")[:1]))
        .filter(Q(stood=None) | ~Q(stood__in=GONE))
    )


def shown(model, on: date | None) -> QuerySet:
    """Public now, or on a day."""
    return model.objects.visible() if on is None else standing(model.objects.all(), on)
