"""Named questions about reports and the figures that were supplied for them."""

from decimal import Decimal

from django.db import models
from django.db.models import Sum

from portal.annual_report.kinds import OPEN, FillStatus


class AnnualReportQuerySet(models.QuerySet):
    def public(self, on):
        """Reports whose day of publication has come."""
        return self.filter(published_on__lte=on)


class SuppliedFigureQuerySet(models.QuerySet):
    def within(self, organisation):
        """Of the organisation and the nodes below it."""
        return self.filter(organisation__in=organisation.subtree_ids())

    def of_bodies(self, keys: set[int] | None):
        """What the staff of these bodies fill in; None means all."""
        return self if keys is None else self.filter(organisation__in=keys)

    def confirmed(self):
        """The only ones that count: another person has looked at them."""
        return self.filter(status=FillStatus.CONFIRMED)

    def waiting(self):
        return self.filter(status__in=sorted(OPEN))

    def behind(self, organisation, year, figure):
        """What the figure of the subtree holds beside the records, with who says so."""
        found = self.confirmed().within(organisation).filter(year=year, figure=figure)
        return found.select_related("organisation", "filled_by", "confirmed_by")

    def sums(self, organisation, year) -> dict[str, Decimal | int]:
        """Figure or cell → what the subtree supplied for the year. One query, and the tree."""
        found = self.confirmed().within(organisation).filter(year=year)
        sums = found.order_by().values_list("figure").annotate(Sum("value"))
        return {figure: plain(value) for figure, value in sums}


def plain(value):
    """A number without decimals where it has none, else as few as it needs."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else value.normalize()
