"""What a reader may narrow the list of powers by."""

from django.db.models import F

from disclosures.rooms.filters import RoomFilter, choice_filter
from disclosures.services.powers.kinds import PowerCategory
from disclosures.services.powers.models import PowerItem


class PowerFilter(RoomFilter):
    COUNTED = {**RoomFilter.COUNTED, "category": F("category")}
    year = None
    category = choice_filter("事项类别", PowerCategory.choices)

    class Meta:
        model = PowerItem
        fields = ["q", "category", "organisation"]
