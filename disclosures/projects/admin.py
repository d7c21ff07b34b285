"""Projects in the admin, with the minimum periods that their stages do not keep."""

from django.contrib import admin

from disclosures.projects.exchange import ProjectSheets
from disclosures.projects.forms import ProjectForm
from disclosures.projects.kinds import Stage
from disclosures.projects.models import Project
from disclosures.projects.views import show
from disclosures.rooms.admin import RoomAdmin, sections


class StageFilter(admin.SimpleListFilter):
    title = "现在的阶段"
    parameter_name = "stage"

    def lookups(self, request, model_admin):
        return Stage.choices

    def queryset(self, request, queryset):
        return queryset.at_stage(self.value()) if self.value() in Stage.values else queryset


@admin.register(Project)
class ProjectAdmin(RoomAdmin):
    form = ProjectForm
    exchange, show = ProjectSheets, show
    quiet = ("owner", "code", "index_number")
    list_display = ["heading", "stage", "state_badge", "published_on"]
    list_filter = ["kind", StageFilter, "procurement", *RoomAdmin.list_filter]
    search_fields = [*RoomAdmin.search_fields, "code", "owner"]
    search_help_text = "按项目名称、项目代码、建设单位、索引号查找"
    fieldsets = sections(
        (
            "项目",
            {
                "fields": [
                    ("kind", "code"),
                    ("owner", "place"),
                    "investment",
                    "scope",
                ]
            },
        ),
        ("进场交易和政府采购", {"fields": ["trading_centre", "procurement"]}),
        ("办理过程", {"fields": ["stages", "period_reason"]}),
        ("全程监督", {"fields": ["supervision"]}),
        body="其他说明",
    )

    @admin.display(description="现在的阶段")
    def stage(self, item):
        return item.current_stage.get("stage", "—")

    def notices(self, item):
        return [*item.short_periods, *super().notices(item)]
