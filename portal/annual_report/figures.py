"""The figures of the annual report: each a named question over the records, and its wording."""

from django.db.models import QuerySet

from disclosures.attachments.models import Attachment
from disclosures.documents.kinds import DocumentKind
from disclosures.documents.models import Document
from disclosures.organisations.models import Organisation
from portal.annual_report.counter_figures import COUNTER_FIGURES
from portal.annual_report.measuring import SCOPE, Figure, published_in_year
from portal.annual_report.room_figures import ROOM_FIGURES

disclosed = published_in_year(Document)


def disclosed_of(kind: DocumentKind):
    return lambda organisation, year, on=None: disclosed(organisation, year, on).of_kind(kind)


def images(organisation: Organisation, year: int, on=None) -> QuerySet:
    return Attachment.objects.of_any(disclosed(organisation, year, on)).images()


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
        *ROOM_FIGURES,
        *COUNTER_FIGURES,
    ]
}


def values(
    organisation: Organisation, year: int, ids=FIGURES, on=None
) -> dict[str, int | float | None]:
    """The number of each figure, as it stands or on a day. One query each (a rate two), and one
    for the tree."""
    return {id: FIGURES[id].value(organisation, year, on) for id in ids}
