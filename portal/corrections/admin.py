"""Reported errors in the admin: what waits first, the page one click away, outcome and reply."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from portal.corrections.actions import conclude
from portal.corrections.forms import ConclusionForm
from portal.corrections.models import ErrorReport


class WaitingFilter(admin.SimpleListFilter):
    title = "办理情况"
    parameter_name = "waiting"

    def lookups(self, request, model_admin):
        return [("yes", "待处理"), ("no", "已处理")]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.waiting()
        return queryset.exclude(outcome="") if self.value() == "no" else queryset


@admin.register(ErrorReport)
class ErrorReportAdmin(admin.ModelAdmin):
    """What was reported stays as it came; staff conclude it. Nobody adds or deletes a report."""

    form = ConclusionForm
    list_display = ["heading", "kind", "received_at", "standing"]
    list_filter = [WaitingFilter, "kind", "outcome"]
    search_fields = ["number", "address", "description"]
    search_help_text = "按登记编号、页面地址、问题说明查找"
    date_hierarchy = "received_at"
    readonly_fields = [
        *("number", "page", "kind", "description", "name", "contact", "received_at"),
        *("concluded_at", "concluded_by"),
    ]
    fieldsets = [
        ("来件", {"fields": ["number", "page", "kind", "description", "received_at"]}),
        ("来件人（不公开，只用于核实和答复）", {"fields": ["name", "contact"]}),
        ("处理", {"fields": ["outcome", "reply", "concluded_at", "concluded_by"]}),
    ]

    @admin.display(description="登记编号和问题", ordering="number")
    def heading(self, report):
        return format_html(
            '{}<span class="quiet">{}</span><span class="quiet">{}</span>',
            report.number,
            Truncator(report.description).chars(60),
            report.address,
        )

    @admin.display(description="办理情况", ordering="outcome")
    def standing(self, report):
        return report.get_outcome_display() or "待处理"

    @admin.display(description="页面地址")
    def page(self, report):
        return format_html('<a href="{0}" target="_blank" rel="noopener">{0}</a>', report.address)

    def save_model(self, request, obj, form, change):
        said = form.cleaned_data
        conclude(
            obj,
            outcome=said["outcome"],
            reply=said["reply"],
            by=request.user,
            at=timezone.now(),
        )

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
