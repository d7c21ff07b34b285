"""Officials and reading places in the admin."""

from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse
from django.utils.timezone import localdate

from disclosures.directory.exchange import OfficialSheets
from disclosures.directory.forms import OfficialForm
from disclosures.directory.models import Official, ReadingPlace
from disclosures.directory.views import show
from disclosures.rooms.admin import RoomAdmin, sections

HANDED_ON = ("organisation_id", "rank", "post", "duties", "office_phone", "group_role", "order")


class HoldingFilter(admin.SimpleListFilter):
    title = "任职情况"
    parameter_name = "holding"

    def lookups(self, request, model_admin):
        return [("now", "现任"), ("former", "已离任")]

    def queryset(self, request, queryset):
        if self.value() == "former":
            return queryset.filter(held_until__lt=localdate())
        return queryset.holding(localdate()) if self.value() == "now" else queryset


@admin.register(Official)
class OfficialAdmin(RoomAdmin):
    form = OfficialForm
    exchange, show = OfficialSheets, show
    quiet = ("post", "organisation", "index_number")
    list_display = ["heading", "rank", "period", "state_badge", "published_on"]
    list_filter = [HoldingFilter, "rank", "group_role", *RoomAdmin.list_filter]
    search_fields = [*RoomAdmin.search_fields, "post"]
    search_help_text = "按姓名、职务、索引号查找"
    date_hierarchy = None
    fieldsets = sections(
        (
            "职务和分工",
            {"fields": [("rank", "post"), "duties", ("office_phone", "order"), "group_role"]},
        ),
        (
            "任期",
            {
                "fields": [("held_from", "held_until")],
                "description": "换人时：在原任的新版本里填写离任日期，再为继任者新建一条。"
                "照片作为图片附件上传",
            },
        ),
        body="简介",
    )

    @admin.display(description="任期", ordering="held_from")
    def period(self, item):
        if not (item.held_from or item.held_until):
            return "—"
        return f"{item.held_from or ''}至{item.held_until or '今'}"

    def tools(self, request, item):
        """桌牌 and 公示牌 print what is public; a successor's draft begins with the post."""
        found = super().tools(request, item)
        if item.is_visible:
            found.append(("桌牌", reverse("official-card", args=[item.pk])))
            found.append(("公示牌", reverse("official-wall", args=[item.organisation.code])))
        if self.has_add_permission(request):
            found.append(("登记继任者", self._successor_url(item)))
        return found

    def _successor_url(self, item):
        post = {name.removesuffix("_id"): getattr(item, name) for name in HANDED_ON}
        return f"{reverse(admin_urlname(self.opts, 'add'))}?{urlencode(post)}"


@admin.register(ReadingPlace)
class ReadingPlaceAdmin(admin.ModelAdmin):
    view_on_site = False
    list_display = ["name", "organisation", "address", "hours", "is_open", "order"]
    list_filter = ["is_open"]
    list_select_related = ["organisation"]
    search_fields = ["name", "address"]

    def has_delete_permission(self, request, obj=None):
        return False  # closed, never deleted
