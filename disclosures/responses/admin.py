"""Responses in the admin with their clocks, and the years that had nothing to respond to."""

from django.contrib import admin
from django.db import models
from django.utils.timezone import now

from disclosures.organisations.access import organisations_for, organisations_of
from disclosures.publishing.access import has_permission
from disclosures.publishing.history import actor_name
from disclosures.responses.actions import record_none
from disclosures.responses.exchange import ResponseSheets
from disclosures.responses.forms import ResponseForm, YearForm
from disclosures.responses.models import PublicResponse, YearWithoutResponse
from disclosures.responses.views import show
from disclosures.rooms.admin import RoomAdmin, clocks_as_html, sections
from disclosures.rooms.deadlines import Standing, worst
from disclosures.rooms.forms import MomentField


class ClockFilter(admin.SimpleListFilter):
    """The rule is in deadlines.py alone, so the rows are asked one by one: a body has few."""

    title = "回应时限"
    parameter_name = "clock"

    def lookups(self, request, model_admin):
        return Standing.choices

    def queryset(self, request, queryset):
        if self.value() not in Standing.values:
            return queryset
        at, rows = now(), queryset.select_related("revision_of").defer("body")
        found = [item.pk for item in rows if worst(item.clocks(at)) == self.value()]
        return queryset.filter(pk__in=found)


@admin.register(PublicResponse)
class ResponseAdmin(RoomAdmin):
    form = ResponseForm
    exchange, show = ResponseSheets, show
    formfield_overrides = {
        **RoomAdmin.formfield_overrides,
        models.DateTimeField: {"form_class": MomentField},
    }
    list_display = ["heading", "clock", "state_badge", "published_on"]
    list_filter = [ClockFilter, "severity", *RoomAdmin.list_filter]
    list_select_related = ["organisation", "revision_of"]
    date_hierarchy = "found_at"
    fieldsets = sections(
        ("发现", {"fields": ["concern", ("found_at", "severity")]}),
        (
            "回应",
            {"fields": [("answered_at", "briefed_at"), ("channel", "link")]},
        ),
        body="回应内容",
    )

    @admin.display(description="回应时限")
    def clock(self, item):
        return clocks_as_html(item.clocks(now()))

    def notices(self, item):
        """Every clock that was not met in time, or still runs."""
        clocks = [] if item.is_gone else item.clocks(now())
        open_ones = [clock.words for clock in clocks if clock.standing != Standing.MET]
        return [*open_ones, *super().notices(item)]


@admin.register(YearWithoutResponse)
class YearWithoutResponseAdmin(admin.ModelAdmin):
    """登记为当年没有需要回应的事项: whoever publishes responses puts it on record."""

    form = YearForm
    view_on_site = False
    list_display = ["year", "organisation", "statement", "recorded_by", "at"]
    list_filter = ["year", ("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organisation", "by"]

    @admin.display(description="经办人")
    def recorded_by(self, one):
        return actor_name(one.by)

    def get_queryset(self, request):
        mine = organisations_of(request.user)
        every = super().get_queryset(request)
        return every if mine is None else every.filter(organisation__in=mine)

    def has_view_permission(self, request, obj=None):
        return has_permission(request.user, PublicResponse, "view") or self.has_add_permission(
            request
        )

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return has_permission(request.user, PublicResponse, "publish")

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False  # corrected, never deleted; a response of that year takes it off the page

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["queryset"] = organisations_for(request.user)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def get_form(self, request, obj=None, **options):
        form = super().get_form(request, obj, **options)
        form.by = request.user
        return form

    def save_model(self, request, obj, form, change):
        record_none(obj, by=request.user, at=now())
