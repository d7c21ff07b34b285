"""The rows of the sheet: a line for each body that has something to tell, and their sum."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Q
from django.utils.timezone import get_default_timezone

from disclosures.organisations.models import Organisation
from disclosures.publishing.models import HistoryEntry
from disclosures.register.models import RegisterEntry
from disclosures.statute.querysets import calendar_in_force
from portal.search.sources import SOURCES
from requests_app.models import Application

COLUMNS = (
    ("published", "主动公开（条）"),
    ("returned", "审核退回（次）"),
    ("waiting", "登记簿超期（条）"),
    ("received", "收到申请（件）"),
    ("answered", "办结申请（件）"),
    ("late", "其中超期答复（件）"),
    ("overdue", "超期未答复（件）"),
)
SUM = "合计"


def month_of(year: int, month: int) -> tuple[date, date]:
    """The first day of the month, and of the next one."""
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1)


def sheet(organisation, year: int, month: int, *, today: date) -> list[dict]:
    """Numbers of each node below the organisation and of itself; zeros are printed as 0.

    What waits is told as it stands on the last day of the month, or today while it runs; lines
    that were published since no longer stand among them.
    """
    first, end = month_of(year, month)
    on = min(end - timedelta(days=1), today)
    counts = {
        "published": _published(organisation, first, end),
        "returned": _returned(organisation, first, end),
        "waiting": _waiting(organisation, on),
        "overdue": _overdue(organisation, on),
        **_applications(organisation, first, end),
    }
    nodes = Organisation.objects.filter(pk__in=organisation.subtree_ids()).order_by("order", "pk")
    rows = [
        {"label": node.name, "numbers": [counts[name][node.pk] for name, _ in COLUMNS]}
        for node in nodes
    ]
    told = [row for row in rows if any(row["numbers"])]
    sums = [sum(counts[name].values()) for name, _ in COLUMNS]
    return [*told, {"label": SUM, "numbers": sums, "is_sum": True}]


def _by_node(records) -> Counter:
    return Counter(dict(records.order_by().values_list("organisation").annotate(Count("pk"))))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=get_default_timezone())


def _published(organisation, first, end) -> Counter:
    """Of every kind, whatever happened to them since."""
    found = Counter()
    for source in SOURCES.values():
        own = source.model.objects.within(organisation)
        found += _by_node(own.first_published_between(_midnight(first), _midnight(end)))
    return found


def _returned(organisation, first, end) -> Counter:
    """How often a reviewer sent something back, by the body of the record."""
    found = Counter()
    for source in SOURCES.values():
        steps = HistoryEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(source.model),
            verb="return_for_changes",
            at__gte=_midnight(first),
            at__lt=_midnight(end),
        )
        times = Counter(steps.values_list("object_id", flat=True))
        own = source.model.objects.within(organisation).filter(pk__in=times)
        for key, node in own.values_list("pk", "organisation"):
            found[node] += times[key]
    return found


def _waiting(organisation, on) -> Counter:
    """Lines of the register whose term is over and that are not public (条例第二十六条)."""
    made = RegisterEntry.objects.within(organisation).filter(made_on__lte=on)
    return _by_node(made.overdue(on, calendar_in_force()))


def _applications(organisation, first, end) -> dict[str, Counter]:
    """By the body that was asked: received by day of receipt, answered by day of answer."""
    mine = Application.objects.within(organisation)
    answered = mine.filter(answered_on__gte=first, answered_on__lt=end).exclude(outcome="")
    return {
        "received": _by_node(mine.filter(received_on__gte=first, received_on__lt=end)),
        "answered": _by_node(answered),
        "late": _by_node(answered.filter(answered_on__gt=F("due_on"))),
    }


def _overdue(organisation, on) -> Counter:
    """Applications whose period was over before the day and that were not answered by then."""
    late = Application.objects.within(organisation).filter(due_on__lt=on)
    return _by_node(late.filter(Q(answered_on=None) | Q(answered_on__gt=on)))
