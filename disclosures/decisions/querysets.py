"""Named questions about decisions: made in a year, of a kind, under a number, to be taken back."""

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from disclosures.decisions.kinds import PartyKind
from disclosures.publishing.states import VISIBLE, State
from disclosures.rooms.querysets import RoomQuerySet

LONG = ("body", "matter", "result", "basis", "annulment_reason")


class DecisionQuerySet(RoomQuerySet):
    def for_rows(self):
        return super().for_rows().defer(*LONG)

    def kept(self):
        """All but what was given up: shown or not, they are the body's decisions."""
        return self.exclude(state=State.DISCARDED)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def decided_in(self, year: int):
        """Decided on a day of the year, shown or not: acts done, as table two counts them."""
        return self.kept().filter(decided_on__year=year)

    def of_same_number(self, item):
        """Other decisions of the same body under the same number."""
        if not item.number:
            return self.none()
        others = self.kept().filter(number=item.number, organisation=item.organisation_id)
        return others.exclude(pk=item.record_id)

    def to_be_taken_back(self):
        """Annulled, and still public."""
        return self.visible().exclude(annulled_on=None)

    def years(self):
        """The years of decision, newest first: what their list is narrowed by."""
        year = ExtractYear("decided_on")
        years = self.order_by().exclude(decided_on=None).values_list(year, flat=True).distinct()
        return sorted(years, reverse=True)

    def years_decided(self):
        """The years in which any was decided, shown or not, newest first."""
        return self.kept().years()

    def by_kind(self):
        """For each kind its numbers: all, natural and legal parties, shown now, annulled."""
        return (
            self.order_by()
            .values("kind")
            .annotate(
                total=Count("pk"),
                natural=Count("pk", filter=Q(party_kind=PartyKind.NATURAL)),
                legal=Count("pk", filter=Q(party_kind=PartyKind.LEGAL)),
                shown=Count("pk", filter=Q(**VISIBLE)),
                annulled=Count("pk", filter=Q(annulled_on__isnull=False)),
            )
        )
