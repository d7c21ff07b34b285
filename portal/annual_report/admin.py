"""Writing the annual report's text."""

from django.contrib import admin

from portal.annual_report.forms import ReportTextForm, ReportTextFormSet, for_edition
from portal.annual_report.models import AnnualReport, ReportText


class ReportTextInline(admin.StackedInline):
    model = ReportText
    form = ReportTextForm
    formset = ReportTextFormSet
    extra = 0

    def get_formset(self, request, obj=None, **options):
        """Once the year is known, only the parts of its edition are offered."""
        form = for_edition(obj.edition) if obj else self.form
        return super().get_formset(request, obj, **{"form": form, **options})

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("portal.change_annualreport")

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(AnnualReport)
class AnnualReportAdmin(admin.ModelAdmin):
    list_display = ["title", "year", "organisation", "published_on"]
    list_select_related = ["organisation"]
    inlines = [ReportTextInline]

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["help_text"] = (
                "只能选公开主体。本站只展示主办单位的报告；其他公开主体的报告可以保存，没有页面"
            )
        return super().formfield_for_foreignkey(db_field, request, **options)

    def has_delete_permission(self, request, obj=None):
        return False
