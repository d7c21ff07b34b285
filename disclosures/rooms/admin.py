"""The admin base of the rooms: lists, sections of the form, the text as reviewers read it."""

from django.contrib import admin
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate

from disclosures.attachments.admin import PublishableWithFilesAdmin
from disclosures.channels.admin import ChanneledAdmin
from disclosures.exchange.admin import ExchangeAdmin
from disclosures.publishing.admin import RECORDED, WaitingFilter
from disclosures.rooms.deadlines import worst
from disclosures.rooms.forms import DayField, RoomForm


def clocks_as_html(clocks):
    """A cell of a list: the badge of the worst clock, and under it each clock in words."""
    standing = worst(clocks)
    if standing is None:
        return "—"
    words = format_html_join("", '<span class="quiet">{}</span>', ((c.words,) for c in clocks))
    badge = '<span class="state state-clock-{}">{}</span>{}'
    return format_html(badge, standing, standing.label, words)


def sections(*own, body="正文", recorded=()):
    """The sections of a room's form: its own between what every record has."""
    return [
        (None, {"fields": ["seen", "title", "organisation"]}),
        *own,
        (body, {"fields": ["body"]}),
        (
            "公开属性",
            {"fields": ["disclosure_attribute", "attribute_ground", "display_until"]},
        ),
        ("办理情况", {"fields": [*recorded, *RECORDED], "classes": ["collapse"]}),
    ]


class RoomAdmin(ExchangeAdmin, ChanneledAdmin, PublishableWithFilesAdmin):
    """Rooms add `exchange`, `show` (their public page), fieldsets, and columns of the list."""

    form = RoomForm
    formfield_overrides = {models.DateField: {"form_class": DayField, "widget": DayField.widget}}
    list_display = ["heading", "state_badge", "published_on"]
    list_filter = [
        WaitingFilter,
        "state",
        "disclosure_attribute",
        ("organisation", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["organisation"]
    search_fields = ["title", "index_number"]
    search_help_text = "按标题、索引号查找"
    date_hierarchy = "first_published_at"
    # Under the title in the list: quiet facts of a row.
    quiet = ("index_number",)
    show = None  # show(request, record) renders the public page

    @admin.display(description="标题", ordering="title")
    def heading(self, item):
        values = [getattr(item, name) for name in self.quiet]
        facts = filter(None, (str(v() if callable(v) else v) for v in values))
        lines = format_html_join("", '<span class="quiet">{}</span>', ((f,) for f in facts))
        return format_html("{}{}", item.title, lines)

    @admin.display(description="发布日期", ordering="first_published_at")
    def published_on(self, item):
        published_at = item.first_published_at
        return f"{localdate(published_at):%Y-%m-%d}" if published_at else "—"

    def public_page(self, request, item):
        return type(self).show(request, item)
