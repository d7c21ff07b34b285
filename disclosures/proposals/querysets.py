"""Named questions about proposals: handled in a year, with an opinion, content with the answer."""

from django.db.models import F, Value
from django.db.models.functions import Coalesce, ExtractYear, NullIf

from disclosures.proposals.kinds import CONTENT, ProposalKind
from disclosures.publishing.states import State
from disclosures.rooms.querysets import RoomQuerySet


class ProposalQuerySet(RoomQuerySet):
    printed = ("organisation", "result_class")

    def for_rows(self):
        return super().for_rows().defer("body", "matter", "other_units", "proposer_contacts")

    def kept(self):
        """All but what was given up: published or not, they are the body's proposals."""
        return self.exclude(state=State.DISCARDED)

    def of_kind(self, kind: ProposalKind):
        return self.filter(kind=kind)

    def handled_in(self, year: int):
        """Answered on a day of the year, published or not."""
        return self.kept().filter(replied_on__year=year)

    def assigned_in(self, year: int):
        return self.kept().filter(assigned_on__year=year)

    def with_last_opinion(self):
        """Each with the last word of its proposers (`opinion`, may be empty): after an answer was
        given anew, what they said about that."""
        last = Coalesce(NullIf("second_satisfaction", Value("")), F("satisfaction"))
        return self.annotate(opinion=last)

    def with_opinion(self):
        """Those about which the proposers have said something."""
        return self.with_last_opinion().exclude(opinion="")

    def content(self):
        """Of those with an opinion: 满意 and 基本满意."""
        return self.filter(opinion__in=CONTENT)

    def years_handled(self) -> list[int]:
        """The years in which any of them was answered, newest first. One query."""
        year = ExtractYear("replied_on")
        years = self.kept().exclude(replied_on=None).order_by().values_list(year, flat=True)
        return sorted(years.distinct(), reverse=True)
