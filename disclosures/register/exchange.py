"""The columns of the register's spreadsheet, by the headings that offices give them."""

from dataclasses import dataclass

from disclosures.documents.rules import normalise_number
from disclosures.exchange.columns import Column, Exchange
from disclosures.exchange.kinds import Choice, Day, Text
from disclosures.exchange.rules import as_text, heading_key
from disclosures.publishing.states import Attribute
from disclosures.register.models import RegisterEntry
from disclosures.statute.terms import PublicationKind

# What papers and other registers write for the three attributes.
ALSO = {
    "此件公开发布": Attribute.PROACTIVE,
    "此件依申请公开": Attribute.ON_REQUEST,
    "此件不予公开": Attribute.WITHHELD,
    "不公开": Attribute.WITHHELD,
    "免予公开": Attribute.WITHHELD,
}
# Headings of the offices' own registers → the column that they mean.
HEADINGS = {
    "文号": "document_number",
    "文件标题": "title",
    "文件名称": "title",
    "发文日期": "made_on",
    "公开方式": "attribute",
    "拟稿单位": "drafting_section",
    "主办科室": "drafting_section",
    "承办科室": "drafting_section",
}


@dataclass(frozen=True)
class AttributeChoice(Choice):
    def read(self, cell) -> str:
        text = as_text(cell).strip("（）()")
        return super().read(ALSO.get(text, text))


class RegisterExchange(Exchange):
    model = RegisterEntry
    columns = (
        Column("document_number", "发文字号", Text(normalise=normalise_number),
               example="×交发〔2026〕3号", help="没有发文字号的可以空着"),
        Column("title", "标题", required=True, example="关于做好公路养护工作的通知"),
        Column("made_on", "成文日期", Day(), required=True, example="2026-03-02"),
        Column("attribute", "公开属性", AttributeChoice(choices=tuple(Attribute.choices)),
               required=True, example="主动公开"),
        Column("attribute_ground", "理由和依据", help="不予公开的必须写明"),
        Column("drafting_section", "拟稿科室", example="办公室"),
        Column("kind", "期限类别", Choice(choices=tuple(PublicationKind.choices)),
               default=PublicationKind.ORDINARY, help="不填为一般政府信息"),
        Column("approved_on", "批准（批复）日期", Day(), help="预算、决算填写"),
        Column("note", "尚未公开的原因"),
        Column("mark", "密级", written=False, exported=False,
               help="只用来核对：标有密级的不得录入，整张表都不导入"),
    )  # fmt: skip

    @classmethod
    def by_heading(cls) -> dict[str, Column]:
        """Every heading that is known, as heading_key() gives it, and its column."""
        columns = {column.key: column for column in cls.columns}
        known = {heading_key(column.heading): column for column in cls.columns}
        return known | {heading_key(text): columns[key] for text, key in HEADINGS.items()}
