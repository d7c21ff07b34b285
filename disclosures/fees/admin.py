"""What was received under each item of fees, in the admin; nothing is ever deleted."""

from django.contrib import admin

from disclosures.fees.models import FeeIncome
from disclosures.organisations.access import organisations_for, organisations_of


@admin.register(FeeIncome)
class FeeIncomeAdmin(admin.ModelAdmin):
    view_on_site = False
    list_display = ["item", "organisation", "year", "amount", "source"]
    list_filter = ["year"]
    list_select_related = ["organisation"]
    search_fields = ["item", "basis"]
    fieldsets = [
        ("收费项目", {"fields": [("organisation", "year"), "item", "basis"]}),
        ("收费金额", {"fields": ["amount", "source"]}),
    ]

    def get_queryset(self, request):
        mine = organisations_of(request.user)
        found = super().get_queryset(request)
        return found if mine is None else found.filter(organisation__in=mine)

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["queryset"] = organisations_for(request.user)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def has_delete_permission(self, request, obj=None):
        return False
