"""The duties to interpret as staff see them: each normative document with how its duty stands."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.timezone import localdate

from disclosures.documents.models import Document
from disclosures.interpretations.deadlines import interpretation_clock
from disclosures.interpretations.querysets import interpretable
from disclosures.organisations.access import organisations_of
from disclosures.rooms.deadlines import Clock, Standing
from disclosures.statute.querysets import calendar_in_force

OPEN = (Standing.LATE, Standing.DUE, Standing.UNKNOWN)


@dataclass(frozen=True)
class Duty:
    """One document: waived with a reason, or with the clock of its interpretation."""

    document: Document
    waived: str
    clock: Clock

    @property
    def is_open(self) -> bool:
        return not self.waived and self.clock.standing in OPEN


def duties_for(user, *, at) -> list[Duty]:
    """The duties of the user's organisations, the newest documents first. Three queries."""
    documents = interpretable(settings.INTERPRETATION_DUTY_FROM)
    mine = organisations_of(user)
    if mine is not None:
        documents = documents.filter(organisation__in=mine)
    calendar, today = calendar_in_force(), localdate(at)
    return [_duty(document, today, calendar) for document in documents]


def _duty(document, today, calendar) -> Duty:
    waiver = getattr(document, "interpretation_waiver", None)
    at = document.interpreted_at
    clock = interpretation_clock(
        localdate(document.first_published_at),
        interpreted_on=localdate(at) if at else None,
        today=today,
        days=settings.INTERPRETATION_DAYS,
        calendar=calendar,
    )
    return Duty(document, waiver.reason if waiver else "", clock)
