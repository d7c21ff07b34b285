"""Named questions about applications: whose, how far, by when, received or answered in a year."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth

from disclosures.publishing.models import HistoryEntry
from requests_app.states import OPEN, State

RECOMPUTED = "recompute"  # the verb by which the history tells of a moved last day


class ApplicationQuerySet(models.QuerySet):
    def within(self, organisation):
        """Of the organisation and the nodes below it."""
        return self.filter(organisation__in=organisation.subtree_ids())

    def of_bodies(self, keys: set[int] | None):
        """What the staff of these bodies and sections handle; None means all."""
        if keys is None:
            return self
        helped = self.model.assisting.through.objects.filter(organisation__in=keys)
        own = Q(organisation__in=keys) | Q(section__in=keys)
        return self.filter(own | Q(pk__in=helped.values("application")))

    def open(self):
        """Neither answered nor given up."""
        return self.filter(state__in=sorted(OPEN))

    def unassigned(self):
        return self.open().filter(handler=None)

    def mine(self, user):
        return self.open().filter(handler=user)

    def awaiting_others(self):
        """The next step is the applicant's, a third party's or another organ's."""
        waiting = (State.AWAITING_SUPPLEMENT, State.AWAITING_FEE, State.CONSULTING)
        return self.filter(state__in=waiting)

    def unconfirmed(self):
        return self.filter(state=State.AWAITING_CONFIRMATION)

    def overdue(self, on: date):
        """The last day of the period is past and nobody has been answered."""
        return self.open().filter(due_on__lt=on)

    def due_between(self, first: date, last: date):
        return self.open().filter(due_on__range=(first, last))

    def under_review(self):
        return self.filter(state=State.UNDER_REVIEW)

    def awaiting_archive(self):
        """Answered, withdrawn or given up, and not yet in the archive."""
        return self.exclude(state__in=[*sorted(OPEN), State.ARCHIVED])

    def moved_by_calendar(self):
        """Open cases whose last day a changed calendar of working days has moved."""
        model = ContentType.objects.get_for_model(self.model)
        told = HistoryEntry.objects.filter(content_type=model, verb=RECOMPUTED)
        return self.open().filter(pk__in=told.values("object_id"))

    def with_clock(self):
        """All that the trace needs, in two queries for any number of cases."""
        own = ("supplement", "fee", "extension", "answer")
        who = ("organisation", "section", "handler", "applicant")
        return self.select_related(*who, *own).prefetch_related("consultations")

    def received_in(self, year: int):
        """Of the year by the day of receipt (本年新收)."""
        return self.filter(received_on__year=year)

    def decided_in(self, year: int):
        """Answered, lapsed or withdrawn in the year."""
        return self.filter(answered_on__year=year).exclude(outcome="")

    def carried_into(self, year: int):
        """Received before the year and not yet answered when it began (上年结转)."""
        before = date(year, 1, 1)
        pending = Q(answered_on=None) | Q(answered_on__gte=before)
        return self.filter(pending, received_on__lt=before)

    def by_month_and(self, day: str, field: str) -> dict[tuple[int, str], int]:
        """(month of the day, value of the field) → number. One query."""
        groups = self.order_by().values_list(ExtractMonth(day), field)
        return {(month, value): n for month, value, n in groups.annotate(Count("pk"))}

    def years_received(self) -> list[int]:
        found = self.exclude(received_on=None).order_by().values_list("received_on__year")
        return sorted({year for (year,) in found.distinct()}, reverse=True)
