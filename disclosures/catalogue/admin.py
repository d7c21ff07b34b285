"""The catalogue in the admin, as 栏目更新情况: what is due, stale or empty, and whom to ask."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.utils.html import format_html
from django.utils.timezone import localdate

from disclosures.catalogue.models import CatalogueItem
from disclosures.catalogue.presentation import lines_of
from disclosures.catalogue.querysets import updates_by_section
from disclosures.catalogue.rules import home_page_hint
from disclosures.organisations.access import may_work_for, organisations_for

EMPTY, STALE, HINTED = "empty", "stale", "hinted"


def updates_of(request):
    """What is in the columns, asked once for a page."""
    if not hasattr(request, "updates_by_section"):
        request.updates_by_section = updates_by_section()
    return request.updates_by_section


def lines_today(request, items):
    return lines_of(items, updates_of(request), localdate())


class Standing(admin.SimpleListFilter):
    title = "更新情况"
    parameter_name = "standing"
    asks = {
        EMPTY: lambda line: line.is_empty,
        STALE: lambda line: line.is_stale,
        HINTED: lambda line: bool(line.hint),
    }

    def lookups(self, request, model_admin):
        return [(EMPTY, "暂无信息"), (STALE, "未按更新频率更新"), (HINTED, "检查指标提示")]

    def queryset(self, request, queryset):
        ask = self.asks.get(self.value())
        if ask is None:
            return queryset
        return queryset.filter(pk__in=[n.item.pk for n in lines_today(request, queryset) if ask(n)])


class CatalogueList(ChangeList):
    """Asks once what is in the columns, for all the items on the page."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        lines = lines_today(request, self.result_list)
        for item, line in zip(self.result_list, lines, strict=True):
            item.line = line


@admin.register(CatalogueItem)
class CatalogueItemAdmin(admin.ModelAdmin):
    view_on_site = False
    list_display = ["heading", "standing", "renewed", "ask"]
    list_filter = [
        Standing,
        "frequency",
        ("organisation", admin.RelatedOnlyFieldListFilter),
        "is_active",
    ]
    search_fields = ["item", "content", "section__name"]
    search_help_text = "按公开事项、公开内容、栏目查找"
    list_per_page = 100
    show_full_result_count = False
    fieldsets = [
        (None, {"fields": ["section", "item", "content", "basis"]}),
        ("公开时限", {"fields": ["time_limit", "term_working_days"]}),
        ("公开主体", {"fields": ["organisation", ("channels", "audience")]}),
        ("更新", {"fields": ["frequency", ("order", "is_active")]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).in_order()

    def get_ordering(self, request):
        return ["section__parent__order", "section__order", "order", "pk"]

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_work_for(request.user, obj.organisation_id))

    def has_delete_permission(self, request, obj=None):
        return False  # out of use, never deleted

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["queryset"] = organisations_for(request.user)
        return super().formfield_for_foreignkey(db_field, request, **options)

    # --- the list -------------------------------------------------------------------------------
    def get_changelist(self, request, **options):
        return CatalogueList

    def changelist_view(self, request, extra_context=None):
        renewed = [update.last_on for update in updates_of(request).values()]
        if hint := home_page_hint(max(renewed, default=None), localdate()):
            messages.warning(request, hint)
        title = {"title": "栏目更新情况（主动公开基本目录）"}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    @admin.display(description="公开事项 / 公开栏目")
    def heading(self, item):
        column = f"{item.section}{'' if item.is_active else '（未列入目录）'}"
        return format_html('{}<span class="quiet">{}</span>', item.item, column)

    @admin.display(description="最近更新")
    def renewed(self, item):
        """Since when and how much; at what rhythm, and by when next."""
        update, due = item.line.update, item.line.due_on
        found = f"{update.last_on}，共{update.count}条" if update.count else "—"
        rhythm = item.get_frequency_display() + (f"，应于{due}前更新" if due else "")
        return format_html('{}<span class="quiet">{}</span>', found, rhythm)

    @admin.display(description="更新情况")
    def standing(self, item):
        css = "state state-returned" if item.line.standing else ""
        hint = format_html('<span class="quiet">{}</span>', item.line.hint)
        return format_html('<span class="{}">{}</span>{}', css, item.line.standing or "正常", hint)

    @admin.display(description="询问")
    def ask(self, item):
        return item.line.whom_to_ask
