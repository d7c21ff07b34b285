"""What a reader may narrow the list of service items by."""

from django.db.models import F

from disclosures.rooms.filters import RoomFilter, choice_filter
from disclosures.services.kinds import ServiceKind, Window
from disclosures.services.models import ServiceItem


class ServiceFilter(RoomFilter):
    COUNTED = {**RoomFilter.COUNTED, "kind": F("kind")}
    year = None
    kind = choice_filter("事项类型", ServiceKind.choices)
    window = choice_filter("办理窗口", Window.choices, method="filter_window")

    class Meta:
        model = ServiceItem
        fields = ["q", "kind", "window", "organisation"]

    def filter_window(self, queryset, name, value):
        return queryset.at_window(value)
