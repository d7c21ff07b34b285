"""The list of powers in the admin."""

from django.contrib import admin

from disclosures.rooms.admin import RoomAdmin, sections
from disclosures.services.powers.exchange import PowerSheets
from disclosures.services.powers.forms import PowerForm
from disclosures.services.powers.models import PowerItem
from disclosures.services.powers.views import show


@admin.register(PowerItem)
class PowerItemAdmin(RoomAdmin):
    form = PowerForm
    exchange, show = PowerSheets, show
    quiet = ("code", "get_category_display", "index_number")
    list_filter = ["category", *RoomAdmin.list_filter]
    search_fields = [*RoomAdmin.search_fields, "code"]
    search_help_text = "按事项名称、事项编码、索引号查找"
    fieldsets = sections(
        ("权力", {"fields": [("code", "category"), "basis", "responsible_unit"]}),
        ("责任", {"fields": ["responsibilities", "accountability"]}),
        body="其他说明",
    )
