"""Named questions that every kind of publishable record answers."""

from django.db import models
from django.db.models.functions import ExtractYear

from disclosures.publishing.states import GONE, UNDER_WAY, VISIBLE, State


class PublishableQuerySet(models.QuerySet):
    def visible(self):
        """What the public may see: published, and to be disclosed by the body's own motion."""
        return self.filter(**VISIBLE)

    def gone(self):
        """Once public, now not: the address answers with a notice."""
        return self.filter(state__in=GONE)

    def under_way(self):
        """Drafted and not yet decided on."""
        return self.filter(state__in=UNDER_WAY)

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

    def lapsing(self, day, *, within):
        """In force, and lapsing within so many days; only rooms with validity have any."""
        return self.none()

    def display_ended(self, day):
        """Public, and its period of display was over before `day`."""
        return self.filter(state=State.PUBLISHED, display_until__lt=day)

    def newest_first(self):
        """Newest publication first; the key decides between equals, so pages never overlap."""
        return self.order_by("-first_published_at", "-pk")


class RecordManager(models.Manager):
    """Records alone: no new version on its way, no old one."""

    def get_queryset(self):
        return super().get_queryset().filter(revision_of=None)


class ReviewPolicyQuerySet(models.QuerySet):
    def levels_for(self, item) -> int | None:
        """Levels of review of the item, where a policy says: the most special kind, then the
        nearest organisation. Two queries at most."""
        chain = item.organisation.ancestor_ids()
        kinds = ["", item._meta.model_name, item.review_kind]
        policies = list(self.filter(organisation__in=chain, kind__in=kinds))
        if not policies:
            return None
        best = max(policies, key=lambda p: (kinds.index(p.kind), -chain.index(p.organisation_id)))
        return best.levels


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **changes):
        raise TypeError("办理记录只能追加，不能修改")

    def delete(self):
        raise TypeError("办理记录只能追加，不能删除")
