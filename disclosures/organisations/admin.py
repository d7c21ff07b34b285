"""The organisation tree and staff postings in the admin."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin

from disclosures.organisations.models import Organisation, Posting

User = get_user_model()


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "kind", "parent", "is_disclosing_organ", "is_closed"]
    list_filter = ["kind", "is_disclosing_organ", "is_closed"]
    list_select_related = ["parent"]
    search_fields = ["name", "short_name", "code"]
    fieldsets = [
        (None, {"fields": [("name", "short_name"), ("code", "kind"), ("parent", "order")]}),
        ("公开主体", {"fields": ["is_disclosing_organ", "hosts_portal", "is_closed"]}),
        (
            "联系方式",
            {
                "fields": [
                    ("address", "postcode"),
                    "office_hours",
                    ("phone", "fax"),
                    ("email", "website"),
                    "duties",
                ]
            },
        ),
    ]

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "website":
            options["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **options)

    def has_delete_permission(self, request, obj=None):
        return False  # closed, never deleted


class PostingInline(admin.StackedInline):
    model = Posting


admin.site.unregister(User)


@admin.register(User)
class StaffAdmin(UserAdmin):
    """Accounts, each with the organisation that its holder works for."""

    inlines = [PostingInline]
