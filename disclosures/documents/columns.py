"""The columns of documents' spreadsheets, and how a row finds its document."""

from datetime import date

from django.utils.timezone import localdate

from disclosures.documents.kinds import ContentSource, DocumentKind, Validity
from disclosures.documents.models import Document, Section, Theme
from disclosures.documents.rich_text import clean
from disclosures.documents.rules import normalise_number, warnings
from disclosures.exchange.columns import Column, Exchange
from disclosures.exchange.kinds import Choice, Day, Names, Reference, Text, YesNo
from disclosures.organisations.access import organisations_for, organisations_of
from disclosures.organisations.models import Organisation, Posting
from disclosures.publishing.states import Attribute, State

LONGEST_BODY = 1_000_000
HELP = {
    "index_number": "已经发布的信息用它辨认；新增的信息留空，发布时自动编号",
    "organisation": "不填为您所在的单位",
    "attribute_ground": "不予公开和依申请公开的，写明理由和依据",
    "document_number": "没有索引号时用它辨认是哪一件；括号自动规范",
    "made_on": "没有索引号和发文字号时，用标题和成文日期辨认",
    "source_name": "转载和联合发文的必填",
    "body": "直接写文字，一行一段；依申请公开和不予公开的信息不录入正文和概述",
    "files": "附件压缩包里的文件名，几个文件用分号隔开；图片的说明取它的文件名",
    "published_on": "只用于导入此前已经公开的历史信息；其他信息由发布的时间决定",
}


def column(key, heading="", kind=None, **more) -> Column:
    """A column whose heading and length the model knows."""
    field = Document._meta.get_field(key)
    return Column(
        key, heading or field.verbose_name, kind or Text(), help=HELP.get(key, ""), **more
    )


def choice(key, choices, **more) -> Column:
    return column(key, kind=Choice(choices=tuple(choices.choices)), **more)


def stored_form(text: str) -> str:
    """A body as it will be stored: cleaning it once more changes nothing."""
    return clean(clean(text))


def published_day(document):
    return localdate(document.first_published_at) if document.first_published_at else None


SECTIONS = Reference(
    records=lambda: Section.objects.filter(parent__isnull=False),
    names=lambda section: (section.name, section.code),
)
THEMES = Reference(
    records=lambda: Theme.objects.select_related("parent"),
    names=lambda theme: (str(theme), theme.name, theme.code),
)
ORGANISATIONS = Reference(
    records=Organisation.objects.all,
    names=lambda body: tuple(filter(None, (body.name, body.short_name, body.code))),
    offered=organisations_for,
)


class DocumentSheets(Exchange):
    """Documents as rows: the same columns in the template, the import and the export."""

    model = Document
    related = ("organisation", "section", "theme__parent")
    deferred = ("body",)
    published_on, files = "published_on", "files"
    columns = (
        column("index_number", written=False, public=True),
        column("title", required=True, public=True, example="关于做好道路运输工作的通知"),
        choice("kind", DocumentKind, required=True, public=True, example="其他文件"),
        column("section", kind=SECTIONS, public=True, example="政策文件"),
        column("organisation", kind=ORGANISATIONS, public=True),
        choice("disclosure_attribute", Attribute, default=Attribute.PROACTIVE, example="主动公开"),
        column("attribute_ground"),
        column("issuing_organ", public=True, example="示例市交通运输局"),
        column(
            "document_number",
            kind=Text(normalise=normalise_number),
            public=True,
            example="示交发〔2018〕12号",
        ),
        column("made_on", kind=Day(), public=True, example=date(2018, 5, 28)),
        Column("published_on", "发布日期", Day(), written=False, public=True,
               help=HELP["published_on"], read_from=published_day),
        column("effective_on", kind=Day(), public=True),
        choice("validity", Validity, public=True),
        column("valid_until", kind=Day(), public=True),
        column("theme", kind=THEMES, public=True),
        column("summary"),
        column("keywords"),
        choice("content_source", ContentSource, default=ContentSource.ORIGINAL, example="原创"),
        column("source_name"),
        column("source_url"),
        column("is_led_here", kind=YesNo()),
        column("lead_organ"),
        column("body", kind=Text(lines=True, normalise=stored_form), exported=False,
               example="正文一行一段。"),
        Column("files", "附件", Names(), written=False, exported=False, help=HELP["files"]),
        Column("state", "状态", imported=False, read_from=lambda document: document.state_label),
    )  # fmt: skip

    def blank(self) -> Document:
        if not hasattr(self, "_home"):
            posting = Posting.objects.filter(user=self.by).select_related("organisation").first()
            self._home = posting.organisation if posting else Organisation.objects.host()
        return Document(organisation=self._home)

    def identity(self, values):
        if number := values.get("index_number"):
            return ("索引号", number)
        if number := values.get("document_number"):
            return ("发文字号", number)
        title = values.get("title")
        return ("标题和成文日期", title, values.get("made_on")) if title else None

    def find(self, identities):
        marks = {"索引号": "index_number", "发文字号": "document_number", "标题和成文日期": "title"}
        known = Document.objects.exclude(state=State.DISCARDED).select_related(*self.related)
        mine = organisations_of(self.by)
        if mine is not None:
            known = known.filter(organisation__in=mine)
        found: dict[tuple, list] = {}
        for mark, name in marks.items():
            wanted = {identity[1] for identity in identities if identity[0] == mark}
            for document in known.filter(**{f"{name}__in": wanted}) if wanted else ():
                values = {name: getattr(document, name), "made_on": document.made_on}
                found.setdefault(self.identity(values), []).append(document)
        return found

    def unknown(self, identity):
        if identity[0] != "索引号":
            return ""
        return f"没有索引号为“{identity[1]}”的信息，或者不属于您的单位；新增的信息请把索引号留空"

    def problems(self, document):
        found = []
        is_register_line = document.disclosure_attribute != Attribute.PROACTIVE
        if is_register_line and (document.body or document.summary):
            found.append("依申请公开和不予公开的信息只登记标题等项目，不录入正文和概述")
        if document.organisation.is_closed:
            found.append(f"“{document.organisation}”已经撤并，请填写现在的单位")
        if len(document.body) > LONGEST_BODY:
            found.append(f"正文超过{LONGEST_BODY}字")
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
