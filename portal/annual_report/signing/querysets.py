"""Named questions about signed reports."""

from django.db import models

from portal.annual_report.signing.states import SigningStatus


class SignedReportQuerySet(models.QuerySet):
    def signed(self):
        return self.filter(status=SigningStatus.SIGNED)

    def in_force(self, organisation, year, on):
        """The newest published version of the year's report, None before its day."""
        found = self.signed().filter(
            report__organisation=organisation,
            report__year=year,
            report__published_on__lte=on,
            published_at__isnull=False,
        )
        return found.select_related("report").order_by("-version").first()
