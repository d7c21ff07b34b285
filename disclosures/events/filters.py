"""What a reader may narrow the list of events by."""

from django.db.models import F
from django.utils.timezone import localdate

from disclosures.events.kinds import EventKind, Standing
from disclosures.events.models import Event
from disclosures.rooms.filters import RoomFilter, choice_filter


class EventFilter(RoomFilter):
    COUNTED = {**RoomFilter.COUNTED, "kind": F("kind")}
    year = choice_filter("年份", (), method="filter_year")
    kind = choice_filter("类型", EventKind.choices)
    standing = choice_filter("意见征集状态", Standing.choices)

    class Meta:
        model = Event
        fields = ["q", "year", "kind", "standing", "organisation"]

    def __init__(self, data=None, queryset=None, **options):
        super().__init__(data, queryset.with_standing(localdate()), **options)

    def filter_year(self, queryset, name, value):
        return queryset.held_in(int(value))
