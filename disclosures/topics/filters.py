"""What a reader may narrow the list of topics by."""

from disclosures.rooms.filters import RoomFilter
from disclosures.topics.models import Topic


class TopicFilter(RoomFilter):
    class Meta:
        model = Topic
        fields = ["q", "year", "organisation"]
