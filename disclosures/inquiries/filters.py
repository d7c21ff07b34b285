"""What a reader may narrow the list of answers by."""

from django.db.models import F

from disclosures.inquiries.kinds import Channel
from disclosures.inquiries.models import Inquiry
from disclosures.rooms.filters import RoomFilter, choice_filter


class InquiryFilter(RoomFilter):
    COUNTED = {**RoomFilter.COUNTED, "channel": F("channel")}
    channel = choice_filter("来件渠道", Channel.choices)

    class Meta:
        model = Inquiry
        fields = ["q", "year", "channel", "organisation"]
