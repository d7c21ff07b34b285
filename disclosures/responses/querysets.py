"""Named questions about responses, and about years in which there was nothing to respond to."""

from django.db import models
from django.db.models.functions import ExtractYear

from disclosures.organisations.models import Organisation
from disclosures.rooms.querysets import RoomQuerySet


class ResponseQuerySet(RoomQuerySet):
    def for_rows(self):
        return super().for_rows().defer("body", "concern")

    def published_in(self, year: int):
        return self.filter(first_published_at__year=year)


class YearQuerySet(models.QuerySet):
    def uncontradicted(self, responses):
        """Those in whose year neither the organisation nor any node below it has published one of
        the `responses`. Three queries."""
        published = responses.order_by().annotate(year=ExtractYear("first_published_at"))
        parents = Organisation.objects.parents()
        taken = set()
        for node, year in published.values_list("organisation_id", "year").distinct():
            while node is not None:
                taken.add((node, year))
                node = parents[node]
        return [one for one in self.select_related("organisation") if one.mark not in taken]
