"""The verb beside publishing: noting what the proposers thought of the answer (满意程度)."""

from django.db import transaction

from disclosures.proposals.access import refusal_to_note_opinion
from disclosures.proposals.kinds import USUAL_CLASSES
from disclosures.proposals.models import ProposalClass
from disclosures.proposals.rules import problems_of_days, problems_of_opinion
from disclosures.publishing.actions import locked
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record

NOTED = ("satisfaction", "redone_on", "second_satisfaction")


def note_opinion(proposal, *, satisfaction, redone_on, second_satisfaction, by, at):
    """Keep the opinion, the day of a second answer and the opinion about that, in any state.

    It is counted and never shown with the record, so it needs no new version.
    """
    with transaction.atomic():
        item = locked(proposal)
        if why := refusal_to_note_opinion(by, item):
            raise NotAllowed(why)
        item.satisfaction, item.redone_on = satisfaction, redone_on
        item.second_satisfaction = second_satisfaction
        problems = problems_of_days(item.assigned_on, item.replied_on, redone_on)
        problems += problems_of_opinion(satisfaction, redone_on, second_satisfaction)
        if problems:
            raise NotAllowed("；".join(problems))
        item.changed_at = at
        item.save(update_fields=[*NOTED, "changed_at"])
        said = {
            "satisfaction": item.get_satisfaction_display(),
            "redone_on": str(redone_on or ""),
            "second": item.get_second_satisfaction_display(),
        }
        record(item, "note_opinion", "登记满意程度", by=by, at=at, changes=said)
    return item


def ensure_classes():
    """The usual classes of answers, where there are none yet."""
    if not ProposalClass.objects.exists():
        ProposalClass.objects.bulk_create(
            ProposalClass(code=code, wording=wording) for code, wording in USUAL_CLASSES.items()
        )
