"""The columns of documents' spreadsheets, and how a row finds its document."""

from datetime import date

from disclosures.documents.kinds import ContentSource
from disclosures.documents.models import Document, Section, Theme
from disclosures.documents.rules import normalise_number, warnings
from disclosures.exchange.columns import Column
from disclosures.exchange.kinds import Reference, Text
from disclosures.publishing.states import Attribute
from disclosures.rooms.columns import (
    FILES,
    HELP,
    ORGANISATIONS,
    PUBLISHED_ON,
    STATE,
    RoomExchange,
    column_of,
    stored_form,
)

HELP = {
    **HELP,
    "document_number": "没有索引号时用它辨认是哪一件；括号自动规范",
    "made_on": "没有索引号和发文字号时，用标题和成文日期辨认",
    "source_name": "转载和联合发文的必填",
    "body": "直接写文字，一行一段；依申请公开和不予公开的信息不录入正文和概述",
}


def column(key, **more) -> Column:
    return column_of(Document, key, help=HELP.get(key, ""), **more)


SECTIONS = Reference(
    records=lambda: Section.objects.filter(parent__isnull=False),
    names=lambda section: (section.name, section.code),
)
# A document that the public can read, as another room's record names it.
PUBLIC_DOCUMENTS = Reference(
    records=lambda: Document.objects.visible().only("title", "document_number", "index_number"),
    names=lambda document: tuple(
        filter(None, (document.index_number, document.document_number, document.title))
    ),
    offered=lambda by: (),
)
THEMES = Reference(
    records=lambda: Theme.objects.select_related("parent"),
    names=lambda theme: (str(theme), theme.name, theme.code),
)


class DocumentSheets(RoomExchange):
    """Documents as rows: the same columns in the template, the import and the export."""

    model = Document
    related = ("organisation", "section", "theme__parent")
    emptied = ("body", "summary")
    columns = (
        column("index_number", written=False, public=True),
        column("title", required=True, public=True, example="关于做好道路运输工作的通知"),
        column("kind", required=True, public=True, example="其他文件"),
        column("section", kind=SECTIONS, public=True, example="政策文件"),
        column("organisation", kind=ORGANISATIONS, public=True),
        column("disclosure_attribute", default=Attribute.PROACTIVE, example="主动公开"),
        column("attribute_ground"),
        column("issuing_organ", public=True, example="示例市交通运输局"),
        column(
            "document_number",
            kind=Text(normalise=normalise_number),
            public=True,
            example="示交发〔2018〕12号",
        ),
        column("made_on", public=True, example=date(2018, 5, 28)),
        PUBLISHED_ON,
        column("effective_on", public=True),
        column("approved_on", public=True),
        column("period", public=True),
        column("validity", public=True),
        column("valid_until", public=True),
        column("theme", kind=THEMES, public=True),
        column("summary"),
        column("keywords"),
        column("content_source", default=ContentSource.ORIGINAL, example="原创"),
        column("source_name"),
        column("source_url"),
        column("is_led_here"),
        column("lead_organ"),
        column(
            "body",
            kind=Text(lines=True, normalise=stored_form),
            exported=False,
            example="正文一行一段。",
        ),
        FILES,
        STATE,
    )

    def identity(self, values):
        if number := values.get("index_number"):
            return ("索引号", number)
        if number := values.get("document_number"):
            return ("发文字号", number)
        title = values.get("title")
        return ("标题和成文日期", title, values.get("made_on")) if title else None

    def find(self, identities):
        marks = {"索引号": "index_number", "发文字号": "document_number", "标题和成文日期": "title"}
        found: dict[tuple, list] = {}
        for mark, name in marks.items():
            wanted = {identity[1] for identity in identities if identity[0] == mark}
            for document in self.known().filter(**{f"{name}__in": wanted}) if wanted else ():
                values = {name: getattr(document, name), "made_on": document.made_on}
                found.setdefault(self.identity(values), []).append(document)
        return found

    def unpublishable(self, document, files):
        found = [] if document.section else ["缺少“公开栏目”"]
        if not (document.body or files):
            found.append("正文和附件都没有，没有可以公开的内容")
        return found

    def hints(self, document):
        return warnings(
            document_number=document.document_number,
            made_on=document.made_on,
            effective_on=document.effective_on,
        )
