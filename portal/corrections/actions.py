"""The verbs of reported errors: taking one down, concluding it, forgetting who reported."""

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.publishing.history import record
from disclosures.publishing.numbers import take_serials
from portal.corrections.models import ErrorReport

SERIES = "error-report"


def report_error(*, key, address, kind, description, name, contact, at) -> ErrorReport:
    """Keep a report under the next number of the year; the same sheet sent again, once."""
    year = localdate(at).year
    with transaction.atomic():
        serial = take_serials(f"{SERIES}:{year}")  # a second sending of the form waits here
        known = ErrorReport.objects.filter(key=key).first()
        if known:
            transaction.set_rollback(True)  # gives the number back
            return known
        return ErrorReport.objects.create(
            key=key,
            number=f"JC{year}-{serial:05d}",
            address=address,
            kind=kind,
            description=description,
            name=name,
            contact=contact,
            received_at=at,
        )


def conclude(report, *, outcome, reply, by, at):
    """Say what became of it and answer; may be said again when something was overlooked."""
    with transaction.atomic():
        report.outcome, report.reply = outcome, reply
        report.concluded_at, report.concluded_by = at, by
        report.save(update_fields=["outcome", "reply", "concluded_at", "concluded_by"])
        label = report.get_outcome_display()
        record(report, "conclude", label, by=by, at=at, remark=reply)
    return report


def forget_people(*, at, keep) -> int:
    """Erase who reported, once a report has been concluded for so long. One statement."""
    done = ErrorReport.objects.concluded_before(at - keep).with_person()
    return done.update(name="", contact="")
