"""The columns of responses' spreadsheets; the clocks of the office are no part of public lists."""

from disclosures.responses.models import PublicResponse
from disclosures.rooms.columns import RoomExchange, column_of, room_columns


def column(key, **more):
    public = key not in PublicResponse.PRIVATE
    return column_of(PublicResponse, key, public=public, **more)


class ResponseSheets(RoomExchange):
    model = PublicResponse
    deferred = ("body",)
    columns = room_columns(
        PublicResponse,
        column("concern"),
        column("found_at", example="2018-06-01 09:30"),
        column("severity", default="ordinary", example="一般政务舆情"),
        column("answered_at"),
        column("briefed_at"),
        column("channel", example="政府网站"),
        column("link"),
        title_example="关于部分公交线路调整情况的回应",
    )
