"""The staff's synonyms, and what citizens looked for in vain."""

from django.contrib import admin

from portal.search.models import FruitlessQuery, Synonym


@admin.register(Synonym)
class SynonymAdmin(admin.ModelAdmin):
    list_display = ["short", "full"]
    search_fields = ["short", "full"]


@admin.register(FruitlessQuery)
class FruitlessQueryAdmin(admin.ModelAdmin):
    """Read only; what has been dealt with is deleted."""

    list_display = ["text", "times", "last_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
