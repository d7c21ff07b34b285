"""The columns of officials' spreadsheets."""

from datetime import date

from disclosures.directory.models import Official
from disclosures.rooms.columns import RoomExchange, column_of, room_columns


def column(key, **more):
    return column_of(Official, key, public=True, **more)


class OfficialSheets(RoomExchange):
    model = Official
    # One person may have held several posts: name and post together tell a record again.
    MARK = ("姓名和职务", ("title", "post"))
    columns = room_columns(
        Official,
        column("rank", example="中层干部"),
        column("post", example="科长"),
        column("duties"),
        column("office_phone"),
        column("group_role"),
        column("held_from", example=date(2018, 1, 1)),
        column("held_until"),
        column("order", default=0, example=1),
        title="姓名",
        title_example="示例一",
    )
