"""What a reader may narrow the list of proposals by."""

import django_filters
from django.db.models import F

from disclosures.proposals.kinds import ProposalKind
from disclosures.proposals.models import Proposal, ProposalClass
from disclosures.rooms.filters import EVERYTHING, UNKNOWN, RoomFilter, choice_filter


class ProposalFilter(RoomFilter):
    COUNTED = {**RoomFilter.COUNTED, "kind": F("kind"), "result_class": F("result_class__code")}
    kind = choice_filter("种类", ProposalKind.choices)
    result_class = django_filters.ModelChoiceFilter(
        label="办理结果",
        queryset=ProposalClass.objects.all(),
        to_field_name="code",
        empty_label=EVERYTHING,
        error_messages=UNKNOWN,
    )

    class Meta:
        model = Proposal
        fields = ["q", "year", "kind", "result_class", "organisation"]
