"""The guide in the admin."""

from django.contrib import admin

from disclosures.guide.exchange import GuideSheets
from disclosures.guide.models import Guide
from disclosures.guide.views import show
from disclosures.rooms.admin import RoomAdmin, sections


@admin.register(Guide)
class GuideAdmin(RoomAdmin):
    exchange, show = GuideSheets, show
    fieldsets = sections(
        (
            "政府信息公开工作机构",
            {
                "fields": [
                    *("office", "office_address"),
                    *(("office_hours", "office_phone"), ("office_fax", "office_email")),
                ]
            },
        ),
        ("指南", {"fields": ["classification", "ways", "applying", "fees", "remedies"]}),
        body="其他需要说明的事项",
    )

    def get_changeform_initial_data(self, request):
        return {"title": "政府信息公开指南", **super().get_changeform_initial_data(request)}
