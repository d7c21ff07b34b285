"""Inquiries in the admin: by when each is to be answered, who is to, and the public answer."""

from django.contrib import admin
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localdate

from disclosures.inquiries.exchange import InquirySheets
from disclosures.inquiries.forms import InquiryForm
from disclosures.inquiries.models import Inquiry, answer_limits
from disclosures.inquiries.views import show
from disclosures.organisations.access import organisations_for
from disclosures.rooms.admin import RoomAdmin, clocks_as_html, sections
from disclosures.rooms.deadlines import Standing
from disclosures.statute.querysets import calendar_in_force


class ClockFilter(admin.SimpleListFilter):
    title = "答复时限"
    parameter_name = "clock"

    def lookups(self, request, model_admin):
        return Standing.choices

    def queryset(self, request, queryset):
        if self.value() not in Standing.values:
            return queryset
        days = calendar_in_force()
        return queryset.standing(self.value(), limits=answer_limits(), today=localdate(), days=days)


@admin.register(Inquiry)
class InquiryAdmin(RoomAdmin):
    form = InquiryForm
    exchange, show = InquirySheets, show
    quiet = ("get_channel_display", "work_order", "registration", "index_number")
    list_filter = [
        *(ClockFilter, "channel", "is_complaint_art47", "is_hard", "consent"),
        ("assigned_to", admin.RelatedOnlyFieldListFilter),
        *RoomAdmin.list_filter,
    ]
    list_select_related = ["organisation", "assigned_to"]
    search_fields = [*RoomAdmin.search_fields, "work_order", "registration"]
    search_help_text = "按标题、工单号、登记编号、索引号查找"
    date_hierarchy = "received_on"
    readonly_fields = ["registration", *RoomAdmin.readonly_fields]
    fieldsets = sections(
        (
            "来件（不公开）",
            {
                "fields": [
                    ("channel", "work_order"),
                    ("received_on", "registration"),
                    "question_original",
                    ("asker_name", "asker_contact"),
                    ("consent", "is_complaint_art47"),
                ]
            },
        ),
        (
            "办理",
            {"fields": [("assigned_to", "answered_on"), ("is_hard", "hard_reason")]},
        ),
        ("公开的问题", {"fields": ["question"]}),
        body="公开的答复",
    )

    def get_list_display(self, request):
        """The calendar is read once for all rows of a page."""
        days, today = SimpleLazyObject(calendar_in_force), localdate()

        @admin.display(description="答复时限")
        def standing(item):
            clock = item.clock(today=today, days=days)
            return clocks_as_html([clock] if clock else [])

        return ["heading", standing, "assigned", "state_badge", "published_on"]

    @admin.display(description="承办单位", ordering="assigned_to__order")
    def assigned(self, item):
        return item.assigned_to.name if item.assigned_to else "—"

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "assigned_to":
            options["queryset"] = organisations_for(request.user)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def notices(self, item):
        """A clock that was not met in time, or still runs."""
        clock = None if item.is_gone else item.clock(today=localdate(), days=calendar_in_force())
        told = [clock.words] if clock and clock.standing != Standing.MET else []
        return [*told, *super().notices(item)]
