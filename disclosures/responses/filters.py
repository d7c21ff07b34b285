"""What a reader may narrow the list of responses by."""

from disclosures.responses.models import PublicResponse
from disclosures.rooms.filters import RoomFilter


class ResponseFilter(RoomFilter):
    class Meta:
        model = PublicResponse
        fields = ["q", "year", "organisation"]
