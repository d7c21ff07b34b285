"""Named questions about shortcomings."""

from django.db import models


class ShortcomingQuerySet(models.QuerySet):
    def open(self):
        """Not mended yet."""
        return self.filter(done_on=None)

    def overdue(self, day):
        """Not mended, and its day is past."""
        return self.open().filter(due_on__lt=day)

    def within(self, organisation):
        return self.filter(organisation__in=organisation.subtree_ids())
