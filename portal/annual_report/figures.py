"""The figures of the annual report: each a named question over the records, and its wording."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone

from disclosures.attachments.models import Attachment
from disclosures.documents.kinds import DocumentKind
from disclosures.documents.models import Document
from disclosures.organisations.models import Organisation


@dataclass(frozen=True)
class Figure:
    """One figure: its id for ever, its words, and the records that it counts."""

    id: str
    label: str
    unit: str
    definition: str
    records: Callable[[Organisation, int], QuerySet]
    approximate: bool = False  # printed as 300多 in the narrative, while the record count is exact

    def printed(self, value: int) -> str:
        """The figure as the report's text prints it, with its unit."""
        if self.approximate and value > 100 and value % 100:
            return f"{value // 100 * 100}多{self.unit}"
        return f"{value}{self.unit}"


def year_bounds(year: int) -> tuple[datetime, datetime]:
    """The first instant of the year and of the next one, in the portal's zone."""
    zone = get_default_timezone()
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


def disclosed(organisation: Organisation, year: int) -> QuerySet:
    """Documents of the subtree, first published in the year and visible now; one item is one."""
    return (
        Document.objects.visible()
        .within(organisation)
        .first_published_between(*year_bounds(year))
        .newest_first()
    )


def disclosed_of(kind: DocumentKind):
    return lambda organisation, year: disclosed(organisation, year).of_kind(kind)


def images(organisation: Organisation, year: int) -> QuerySet:
    return Attachment.objects.of_any(disclosed(organisation, year)).images()


SCOPE = "本机关和所属单位"
FIGURES = {
    figure.id: figure
    for figure in [
        Figure(
            id="disclosures",
            label="主动公开政府信息",
            unit="条",
            definition=f"{SCOPE}当年在本站首次发布、现在仍然可以查到的各类信息（含转载）。"
            "同一信息通过几个渠道发布的，计1条；已经撤下的，"
            "不计；其他机关在本平台发布的，不计。",
            records=disclosed,
        ),
        Figure(
            id="images",
            label="上传图片",
            unit="幅",
            definition="上述信息所附的图片。文字报告中写约数，这里是实际数量。",
            records=images,
            approximate=True,
        ),
        Figure(
            id="normative_documents",
            label="主动公开规范性文件",
            unit="个",
            definition=f"{SCOPE}当年首次发布的规范性文件。",
            records=disclosed_of(DocumentKind.NORMATIVE),
        ),
        Figure(
            id="systems_improved",
            label="完善制度",
            unit="项",
            definition=f"{SCOPE}当年首次发布的制度。",
            records=disclosed_of(DocumentKind.RULES),
        ),
        Figure(
            id="convenience_measures",
            label="出台便民利企措施",
            unit="项",
            definition=f"{SCOPE}当年首次发布的便民利企措施。",
            records=disclosed_of(DocumentKind.MEASURE),
        ),
    ]
}


def values(organisation: Organisation, year: int, ids=FIGURES) -> dict[str, int]:
    """The number of records behind each figure. One query each, and one for the tree."""
    return {id: FIGURES[id].records(organisation, year).count() for id in ids}
