"""Service items in the admin."""

from django.contrib import admin
from django.utils.timezone import localdate

from disclosures.rooms.admin import RoomAdmin, sections
from disclosures.services.exchange import ServiceSheets
from disclosures.services.forms import ServiceForm
from disclosures.services.models import ServiceItem
from disclosures.services.views import show


@admin.register(ServiceItem)
class ServiceItemAdmin(RoomAdmin):
    form = ServiceForm
    exchange, show = ServiceSheets, show
    quiet = ("code", "get_kind_display", "index_number")
    list_display = ["heading", "places", "state_badge", "published_on"]
    list_filter = ["kind", "at_hall", "at_subcentre", "is_common", *RoomAdmin.list_filter]
    search_fields = [*RoomAdmin.search_fields, "code"]
    search_help_text = "按事项名称、事项编码、索引号查找"
    fieldsets = sections(
        ("事项", {"fields": [("code", "kind"), "basis", "conditions"]}),
        ("申请材料", {"fields": ["materials"]}),
        ("办理流程", {"fields": ["steps"]}),
        (
            "时限、收费和结果",
            {"fields": [("legal_days", "promised_days", "times_on_site"), ("fee", "result")]},
        ),
        (
            "在哪里办",
            {
                "fields": [
                    ("at_hall", "at_subcentre"),
                    "window",
                    ("phone", "complaint_phone"),
                    "online_url",
                ]
            },
        ),
        ("常见问题", {"fields": ["questions"]}),
        ("录入和核对", {"fields": [("entered_on", "checked_on"), "is_common"]}),
        body="其他说明（空白表格、示范文本作为附件上传）",
    )

    def get_changeform_initial_data(self, request):
        return {"entered_on": localdate(), **super().get_changeform_initial_data(request)}

    @admin.display(description="办理窗口")
    def places(self, item):
        return "、".join(item.windows) or "—"
