"""Named questions about what was received: of whom, of a year, how much."""

from decimal import Decimal

from django.db import models
from django.db.models import Sum

YUAN_IN_WAN = 10_000


class FeeIncomeQuerySet(models.QuerySet):
    def within(self, organisation):
        """Of the organisation and of any node below it."""
        return self.filter(organisation__in=organisation.subtree_ids())

    def of_year(self, year: int):
        return self.filter(year=year)

    def amount(self) -> Decimal:
        """The sum in yuan."""
        return self.aggregate(total=Sum("amount"))["total"] or Decimal(0)

    def amount_in_wan(self) -> Decimal:
        """The sum in 万元, as table two prints it; every digit is kept."""
        return (self.amount() / YUAN_IN_WAN).normalize()
