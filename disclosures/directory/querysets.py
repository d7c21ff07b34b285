"""Named questions about officials: who holds a post on a day, of which group, in what order."""

from django.db.models import Case, IntegerField, Q, When

from disclosures.attachments.models import Attachment
from disclosures.directory.kinds import GroupRole, Rank
from disclosures.rooms.querysets import RoomQuerySet


def in_order_of(field, choices):
    """Sorts by the place of a choice in its list; what has none comes last."""
    places = [When(**{field: value}, then=place) for place, value in enumerate(choices.values)]
    return Case(*places, default=len(places), output_field=IntegerField())


# Leaders, middle ranks, windows; within them unit by unit, each in the office's own order.
PRECEDENCE = (in_order_of("rank", Rank), "organisation__order", "order", "pk")


class OfficialQuerySet(RoomQuerySet):
    def holding(self, on):
        """In the post on a day, its first and its last day included; as rules.is_holding()."""
        return self.filter(
            Q(held_from=None) | Q(held_from__lte=on), Q(held_until=None) | Q(held_until__gte=on)
        )

    def of_rank(self, rank: Rank):
        return self.filter(rank=rank)

    def at(self, organisation):
        """Of the node itself, not of those below it."""
        return self.filter(organisation=organisation)

    def in_group(self):
        """The leading group for disclosure and its office, in the order of their roles."""
        return self.exclude(group_role="").order_by(
            in_order_of("group_role", GroupRole), *PRECEDENCE
        )

    def by_precedence(self):
        return self.order_by(*PRECEDENCE)

    def portraits(self) -> dict[int, Attachment]:
        """The first picture of each, by the key of the official. One query."""
        images = Attachment.objects.of_any(self).images().order_by("-order", "-pk").defer("text")
        return {image.object_id: image for image in images}
