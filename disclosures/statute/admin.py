"""The desk of the yearly notice: added and corrected, never deleted."""

from django.contrib import admin

from disclosures.statute.forms import WorkingYearForm
from disclosures.statute.models import WorkingYear


@admin.register(WorkingYear)
class WorkingYearAdmin(admin.ModelAdmin):
    form = WorkingYearForm
    list_display = ["year", "notice", "count_off", "count_worked", "updated_at"]
    search_fields = ["notice"]
    readonly_fields = ["updated_at"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "year"] if obj else self.readonly_fields

    def has_delete_permission(self, request, obj=None):
        """Without its year every running clock would stop: a wrong row is corrected instead."""
        return False

    @admin.display(description="放假（天）")
    def count_off(self, year):
        return len(year.days_off)

    @admin.display(description="调休上班（天）")
    def count_worked(self, year):
        return len(year.working_weekends)
