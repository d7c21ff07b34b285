"""Questions about reported errors."""

from django.db import models


class ErrorReportQuerySet(models.QuerySet):
    def waiting(self):
        """Not yet dealt with."""
        return self.filter(outcome="")

    def with_person(self):
        """Those that still say who reported."""
        return self.exclude(name="", contact="")

    def concluded_before(self, at):
        return self.filter(concluded_at__lt=at)
