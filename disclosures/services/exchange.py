"""The columns of service items' spreadsheets."""

from datetime import date

from disclosures.rooms.columns import RoomExchange, column_of, room_columns
from disclosures.services.models import ServiceItem


def column(key, **more):
    return column_of(ServiceItem, key, public=True, **more)


class ServiceSheets(RoomExchange):
    model = ServiceItem
    MARK = ("事项编码", ("code",))
    columns = room_columns(
        ServiceItem,
        column("code", required=True),
        column("kind", example="行政许可"),
        column("basis"),
        column("conditions"),
        column("materials"),
        column("steps"),
        column("legal_days", example=20),
        column("promised_days", example=10),
        column("result"),
        column("fee", example="不收费"),
        column("at_hall", example="是"),
        column("at_subcentre", example="否"),
        column("window"),
        column("phone"),
        column("complaint_phone"),
        column("online_url"),
        column("times_on_site", example=1),
        column("questions"),
        column("is_common", example="否"),
        column("entered_on", example=date(2018, 4, 20)),
        column("checked_on"),
        title="事项名称",
        title_example="道路旅客运输经营许可",
    )
