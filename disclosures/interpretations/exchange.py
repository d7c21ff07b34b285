"""The columns of interpretations' spreadsheets."""

from disclosures.documents.columns import PUBLIC_DOCUMENTS
from disclosures.interpretations.models import Interpretation
from disclosures.rooms.columns import RoomExchange, column_of, room_columns


def column(key, **more):
    return column_of(Interpretation, key, public=True, **more)


class InterpretationSheets(RoomExchange):
    model = Interpretation
    related = ("organisation", "document")
    deferred = ("body", "document__body", "document__summary")
    columns = room_columns(
        Interpretation,
        column("form", example="文字解读"),
        column("document", kind=PUBLIC_DOCUMENTS, help="所解读文件的索引号、发文字号或者标题"),
        column("document_name"),
        column("interpreter", example="局政策法规科"),
        column("media_url"),
        column("questions"),
        title_example="《章原市公路养护管理办法》政策解读",
    )
