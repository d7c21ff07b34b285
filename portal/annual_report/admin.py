"""Writing the annual report's text."""

from django import forms
from django.contrib import admin

from portal.annual_report.models import AnnualReport, ReportText
from portal.annual_report.tables import editions

PARTS = [
    (edition.label, [(part.id, part.heading) for part in edition.parts]) for edition in editions()
]


class ReportTextForm(forms.ModelForm):
    part = forms.ChoiceField(label="部分", choices=PARTS)

    class Meta:
        model = ReportText
        fields = ["part", "text"]


class ReportTextInline(admin.StackedInline):
    model = ReportText
    form = ReportTextForm
    extra = 0

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("portal.change_annualreport")

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(AnnualReport)
class AnnualReportAdmin(admin.ModelAdmin):
    list_display = ["title", "year", "organisation", "published_on"]
    list_select_related = ["organisation"]
    inlines = [ReportTextInline]

    def has_delete_permission(self, request, obj=None):
        return False
