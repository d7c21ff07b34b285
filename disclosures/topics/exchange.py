"""The columns of topics' spreadsheets."""

from disclosures.rooms.columns import RoomExchange, column_of, room_columns
from disclosures.topics.models import Topic


class TopicSheets(RoomExchange):
    model = Topic
    columns = room_columns(
        Topic,
        column_of(Topic, "introduction", public=True),
        column_of(Topic, "gathered", public=True),
        title_example="解决“办事难”问题专项整治",
    )
