"""What a reader may narrow the list of decisions by."""

from django.db.models import F

from disclosures.decisions.kinds import DecisionKind, PartyKind
from disclosures.decisions.models import AdministrativeDecision
from disclosures.rooms.filters import RoomFilter, choice_filter


class DecisionFilter(RoomFilter):
    COUNTED = {**RoomFilter.COUNTED, "kind": F("kind"), "party_kind": F("party_kind")}

    year = choice_filter("决定年份", (), method="filter_year")
    kind = choice_filter("种类", DecisionKind.choices)
    party_kind = choice_filter("当事人类型", PartyKind.choices)

    class Meta:
        model = AdministrativeDecision
        fields = ["q", "year", "kind", "party_kind", "organisation"]

    def filter_year(self, queryset, name, value):
        return queryset.decided_in(int(value))
