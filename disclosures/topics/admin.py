"""Topics in the admin."""

from django.contrib import admin

from disclosures.rooms.admin import RoomAdmin, sections
from disclosures.topics.exchange import TopicSheets
from disclosures.topics.models import Topic
from disclosures.topics.querysets import unknown_in
from disclosures.topics.views import show


@admin.register(Topic)
class TopicAdmin(RoomAdmin):
    exchange, show = TopicSheets, show
    fieldsets = sections(("专题", {"fields": ["introduction", "gathered"]}))

    def notices(self, item):
        unknown = unknown_in(item.gathered)
        found = [f"没有索引号或者发文字号为“{number}”的已公开信息" for number in unknown]
        return [*found, *super().notices(item)]
