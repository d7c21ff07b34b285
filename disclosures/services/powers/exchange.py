"""The columns of the list of powers as a spreadsheet."""

from disclosures.rooms.columns import RoomExchange, column_of, room_columns
from disclosures.services.powers.models import PowerItem


def column(key, **more):
    return column_of(PowerItem, key, public=True, **more)


class PowerSheets(RoomExchange):
    model = PowerItem
    MARK = ("事项编码", ("code", "title"))
    columns = room_columns(
        PowerItem,
        column("code", required=True),
        column("category", example="行政许可"),
        column("basis"),
        column("responsible_unit", example="行政审批科"),
        column("responsibilities"),
        column("accountability"),
        title="事项名称",
        title_example="道路旅客运输经营许可",
    )
