"""The ledger in the admin: what is open, what is overdue, and the ledger as a spreadsheet."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.timezone import localdate

from disclosures.exchange.views import ENDINGS, sheet_response
from disclosures.organisations.access import organisations_for, organisations_of
from disclosures.rooms.forms import DayField
from disclosures.supervision.exchange import HEADINGS, rows
from disclosures.supervision.models import Shortcoming


class StandingFilter(admin.SimpleListFilter):
    title = "情况"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("open", "未完成"), ("overdue", "已超期"), ("done", "已完成")]

    def queryset(self, request, queryset):
        if self.value() == "open":
            return queryset.open()
        if self.value() == "overdue":
            return queryset.overdue(localdate())
        return queryset.exclude(done_on=None) if self.value() == "done" else queryset


@admin.register(Shortcoming)
class ShortcomingAdmin(admin.ModelAdmin):
    change_list_template = "admin/supervision/change_list.html"
    view_on_site = False
    list_display = ["heading", "organisation", "due_on", "done_on", "standing"]
    list_display_links = ["heading"]
    list_filter = [StandingFilter, "year", "source"]
    list_select_related = ["organisation"]
    search_fields = ["problem", "measures", "result"]
    fieldsets = [
        ("发现的问题", {"fields": [("year", "source"), "organisation", "problem"]}),
        ("整改", {"fields": ["measures", "due_on", "done_on", "result"]}),
    ]

    def get_queryset(self, request):
        mine = organisations_of(request.user)
        found = super().get_queryset(request)
        return found if mine is None else found.filter(organisation__in=mine)

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["queryset"] = organisations_for(request.user)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name in ("due_on", "done_on"):
            options["form_class"] = DayField
        return super().formfield_for_dbfield(db_field, request, **options)

    def has_delete_permission(self, request, obj=None):
        return False  # what was found wanting stays on record

    def get_urls(self):
        view = self.admin_site.admin_view(self.export_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_export"
        return [path("export.<str:ending>", view, name=name), *super().get_urls()]

    def export_view(self, request, ending):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if ending not in ENDINGS:
            raise Http404
        found = self.get_queryset(request).select_related("organisation")
        return sheet_response(ending, HEADINGS, rows(found, at=timezone.now()), name="整改台账")

    @admin.display(description="存在的问题", ordering="year")
    def heading(self, one):
        source = f"{one.year}年 {one.get_source_display()}"
        return format_html('{}<span class="quiet">{}</span>', one.problem[:80], source)

    @admin.display(description="情况")
    def standing(self, one):
        return one.standing_on(localdate())
