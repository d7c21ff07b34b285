"""The columns of events' spreadsheets."""

from datetime import date

from disclosures.documents.columns import PUBLIC_DOCUMENTS
from disclosures.events.models import Event
from disclosures.rooms.columns import RoomExchange, column_of, room_columns


def column(key, **more):
    return column_of(Event, key, public=True, **more)


class EventSheets(RoomExchange):
    model = Event
    related = ("organisation", "document")
    deferred = ("body", "document__body", "document__summary")
    columns = room_columns(
        Event,
        column("kind", example="新闻发布会"),
        column("held_on", example=date(2018, 9, 20)),
        column("ends_on"),
        column("place", example="市政府新闻发布厅"),
        column("participants", example="局分管负责人"),
        column("document", kind=PUBLIC_DOCUMENTS, help="文件的索引号、发文字号或者标题"),
        column("is_interpretation", example="否"),
        column("transcript"),
        column("ways_to_comment"),
        column("period_reason"),
        column("result_summary"),
        column("result"),
        title_example="全市农村公路建设情况新闻发布会",
    )
