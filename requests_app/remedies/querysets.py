"""Named questions about remedies: filed in a year, as table four counts a year."""

from datetime import date

from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth


class RemedyQuerySet(models.QuerySet):
    def within(self, organisation):
        return self.filter(organisation__in=organisation.subtree_ids())

    def of_kinds(self, *kinds):
        return self.filter(kind__in=kinds)

    def filed_in(self, year: int):
        return self.filter(filed_on__year=year)

    def decided_in(self, year: int):
        return self.filter(decided_on__year=year)

    def pending_at_end_of(self, year: int):
        """Filed by then and not decided by 31 December."""
        last = date(year, 12, 31)
        return self.filter(
            Q(decided_on=None) | Q(decided_on__gt=last),
            filed_on__lte=last,
        )

    def of_bodies(self, keys: set[int] | None):
        """Of these organs; None means all."""
        return self if keys is None else self.filter(organisation__in=keys)

    def pending(self):
        return self.filter(decided_on=None)

    def awaiting_our_answer(self):
        """Told to answer, and not answered yet."""
        return self.pending().filter(answered_on=None).exclude(notified_on=None)

    def with_lessons(self, year: int):
        """What was learnt from what was decided in the year: for section five of the report."""
        return self.decided_in(year).exclude(lessons="")

    def by_month_and_result(self) -> dict[tuple[int, str], int]:
        """(month of filing, result) → number. One query."""
        groups = self.order_by().values_list(ExtractMonth("filed_on"), "result")
        return {(month, result): n for month, result, n in groups.annotate(Count("pk"))}
