"""Named questions about requests to put a record right."""

from django.db import models
from django.db.models import Q


class RectificationQuerySet(models.QuerySet):
    def of_bodies(self, keys: set[int] | None):
        """What the staff of these bodies handle; None means all."""
        return self if keys is None else self.filter(organisation__in=keys)

    def open(self):
        """Nobody has been told a result yet."""
        return self.filter(Q(result=""))
