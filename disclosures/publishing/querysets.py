"""Named questions that every kind of publishable record answers."""

from django.db import models
from django.db.models.functions import ExtractYear

from disclosures.publishing.states import VISIBLE, WITHDRAWN, State


class PublishableQuerySet(models.QuerySet):
    def visible(self):
        """What the public may see: published, and to be disclosed by the body's own motion."""
        return self.filter(**VISIBLE)

    def withdrawn(self):
        """Once public, now withdrawn: the address answers with a notice."""
        return self.filter(**WITHDRAWN)

    def within(self, organisation):
        """Records of the organisation or of any node below it."""
        return self.filter(organisation__in=organisation.subtree_ids())

    def first_published_between(self, start, end):
        """First published at or after `start` and before `end`, whatever happened since."""
        return self.filter(first_published_at__gte=start, first_published_at__lt=end)

    def years(self) -> list[int]:
        """The years in which any of them was first published, newest first. One query."""
        year = ExtractYear("first_published_at")
        return sorted(self.order_by().values_list(year, flat=True).distinct(), reverse=True)

    def due(self, at):
        """Scheduled, and the time has come."""
        return self.filter(state=State.SCHEDULED, scheduled_for__lte=at)

    def newest_first(self):
        """Newest publication first; the key decides between equals, so pages never overlap."""
        return self.order_by("-first_published_at", "-pk")
