"""The columns of interpretations' spreadsheets."""

from disclosures.documents.models import Document
from disclosures.exchange.kinds import Reference
from disclosures.interpretations.models import Interpretation
from disclosures.rooms.columns import RoomExchange, column_of, room_columns

DOCUMENTS = Reference(
    records=lambda: Document.objects.visible().only("title", "document_number", "index_number"),
    names=lambda document: tuple(
        filter(None, (document.index_number, document.document_number, document.title))
    ),
    offered=lambda by: (),
)


def column(key, **more):
    return column_of(Interpretation, key, public=True, **more)


class InterpretationSheets(RoomExchange):
    model = Interpretation
    related = ("organisation", "document")
    deferred = ("body", "document__body", "document__summary")
    columns = room_columns(
        Interpretation,
        column("form", example="文字解读"),
        column("document", kind=DOCUMENTS, help="所解读文件的索引号、发文字号或者标题"),
        column("document_name"),
        column("interpreter", example="局政策法规科"),
        column("media_url"),
        column("questions"),
        title_example="《章原市公路养护管理办法》政策解读",
    )
