"""What a reader may narrow the list of interpretations by."""

from django.db.models import F

from disclosures.interpretations.kinds import InterpretationForm
from disclosures.interpretations.models import Interpretation
from disclosures.rooms.filters import RoomFilter, choice_filter


class InterpretationFilter(RoomFilter):
    COUNTED = {**RoomFilter.COUNTED, "form": F("form")}
    form = choice_filter("解读形式", InterpretationForm.choices)

    class Meta:
        model = Interpretation
        fields = ["q", "year", "form", "organisation"]
