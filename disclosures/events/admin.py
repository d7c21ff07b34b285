"""Events in the admin; which consultations are over without a word of what became of them."""

from django.contrib import admin, messages
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate

from disclosures.events.exchange import EventSheets
from disclosures.events.forms import EventForm
from disclosures.events.kinds import Standing
from disclosures.events.models import Event
from disclosures.events.presentation import standing_of
from disclosures.events.rules import overdue_feedback
from disclosures.events.views import show
from disclosures.rooms.admin import RoomAdmin, sections

AWAITED = "awaited"


class FeedbackFilter(admin.SimpleListFilter):
    title = "结果反馈"
    parameter_name = "feedback"

    def lookups(self, request, model_admin):
        return [(AWAITED, "征集已结束、还没有反馈")]

    def queryset(self, request, queryset):
        return queryset.awaiting_feedback(localdate()) if self.value() == AWAITED else queryset


@admin.register(Event)
class EventAdmin(RoomAdmin):
    form = EventForm
    exchange, show = EventSheets, show
    quiet = ("get_kind_display", "index_number")
    list_display = ["heading", "held", "state_badge", "published_on"]
    list_filter = [FeedbackFilter, "kind", "is_interpretation", *RoomAdmin.list_filter]
    date_hierarchy = "held_on"
    fieldsets = sections(
        (
            "活动",
            {
                "fields": [
                    ("kind", "is_interpretation"),
                    ("held_on", "ends_on"),
                    "place",
                    "participants",
                    "document",
                ]
            },
        ),
        ("问答实录", {"fields": ["transcript"]}),
        ("意见征集", {"fields": ["ways_to_comment", "period_reason"]}),
        (
            "意见征集的结果反馈",
            {
                "fields": ["result_summary", "result"],
                "description": "征集结束后填写；已经发布的信息，点“修改（新版本）”后填写",
            },
        ),
        body="正文（意见征集填写征求意见稿）",
    )

    @admin.display(description="举行日期", ordering="held_on")
    def held(self, item):
        """The first day; under it the last one, and where a consultation stands."""
        standing = standing_of(item, localdate())
        lines = [f"至{item.ends_on}"] if item.ends_on else []
        lines += [standing["label"]] if standing else []
        quiet = format_html_join("", '<span class="quiet">{}</span>', ((x,) for x in lines))
        return format_html('<span class="nowrap">{}{}</span>', item.held_on or "—", quiet)

    def changelist_view(self, request, extra_context=None):
        if request.method == "GET" and "feedback" not in request.GET:
            waiting = self.get_queryset(request).awaiting_feedback(localdate()).count()
            if waiting:
                words = "有{}次意见征集已经结束，还没有公开结果反馈。"
                link = '<a href="?feedback={}">查看</a>'
                messages.warning(request, format_html(words + link, waiting, AWAITED))
        return super().changelist_view(request, extra_context)

    def notices(self, item):
        found = super().notices(item)
        today = localdate()
        standing = standing_of(item, today)
        if item.is_visible and standing and standing["label"] == Standing.CLOSED.label:
            found.append(overdue_feedback(item.ends_on or item.held_on, today))
        return found
