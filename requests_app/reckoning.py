"""The last day of a period, kept beside its trace so that lists can be asked for it."""

from django.conf import settings
from django.db import transaction

from disclosures.publishing.history import record
from disclosures.statute.querysets import calendar_in_force
from requests_app.deadlines import Trace, trace
from requests_app.models import Application
from requests_app.querysets import RECOMPUTED


def trace_of(application, calendar) -> Trace | None:
    """The clock of a case day by day; None while its day of receipt is open."""
    anew = getattr(settings, "FEE_BEGINS_ANEW", True)
    facts = application.facts(fee_begins_anew=anew)
    return trace(facts, calendar) if facts else None


def reckon(application, calendar):
    """Set the last day of the period as the trace gives it now; the caller saves it."""
    found = trace_of(application, calendar)
    application.due_on = found.due_on if found else None


def recompute(*, at) -> list[tuple[str, object, object]]:
    """After a change of the calendar: every open case whose last day moved, (number, was, is)."""
    calendar, moved = calendar_in_force(), []
    with transaction.atomic():
        keys = Application.objects.open().select_for_update().values_list("pk", flat=True)
        for case in Application.objects.filter(pk__in=list(keys)).with_clock():
            was = case.due_on
            reckon(case, calendar)
            if case.due_on != was:
                case.save(update_fields=["due_on"])
                moved.append((case.number, was, case.due_on))
                told = f"{was or '尚不能计算'} → {case.due_on or '尚不能计算'}"
                record(case, RECOMPUTED, "期限重新计算", by=None, at=at, remark=told)
    return moved
