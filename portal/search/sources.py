"""What is searched, as data: each kind of public record, and how one becomes an index row."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, Prefetch

from disclosures.decisions.models import AdministrativeDecision
from disclosures.directory.models import Official
from disclosures.documents.models import Document
from disclosures.events.models import Event
from disclosures.guide.models import Guide
from disclosures.inquiries.models import Inquiry
from disclosures.interpretations.models import Interpretation
from disclosures.projects.models import Project
from disclosures.proposals.models import Proposal
from disclosures.responses.models import PublicResponse
from disclosures.rich_text.cleaning import plain_text
from disclosures.services.models import ServiceItem
from disclosures.services.powers.models import PowerItem
from disclosures.topics.models import Topic


def nothing(record) -> str:
    return ""


def none(record) -> list[tuple[str, str]]:
    return []


@dataclass(frozen=True)
class Source:
    """One kind of record: its id in results, its words, the texts that find it, its facets.

    `attachments` gives name and text of each file that whoever sees the record may see;
    `prefetched` names what it needs, so that a rebuild asks once for many records.
    """

    kind: str
    label: str
    model: type[Model]
    related: tuple[str, ...]
    body: Callable[[Model], str]
    attachments: Callable[[Model], list[tuple[str, str]]] = none
    prefetched: tuple[str | Prefetch, ...] = ()
    number: Callable[[Model], str] = nothing
    subkind: Callable[[Model], str] = nothing
    section: Callable[[Model], str] = nothing
    validity: Callable[[Model], str] = nothing


def room(kind: str, label: str, model, **more) -> Source:
    """A room whose records say themselves what they are found by."""
    return Source(
        kind=kind,
        label=label,
        model=model,
        related=("organisation",),
        body=lambda record: record.searched_text(),
        attachments=lambda record: record.file_texts(),
        prefetched=("files",),
        subkind=lambda record: kind,
        **more,
    )


SOURCES = {
    source.kind: source
    for source in [
        Source(
            kind="documents",
            label="文件与信息",
            model=Document,
            related=("section",),
            body=lambda document: plain_text(document.body),
            attachments=lambda document: document.file_texts(),
            prefetched=("files",),
            number=lambda document: document.document_number,
            subkind=lambda document: document.kind,
            section=lambda document: document.section.code,
            validity=lambda document: document.validity,
        ),
        room("interpretations", "政策解读", Interpretation),
        room("events", "新闻发布和互动活动", Event),
        room("responses", "回应关切", PublicResponse),
        room("proposals", "建议提案办理", Proposal),
        room("inquiries", "咨询答复", Inquiry),
        room("services", "政务服务事项", ServiceItem),
        room("powers", "权责清单", PowerItem),
        room("projects", "重点领域项目", Project),
        room("decisions", "行政决定公示", AdministrativeDecision),
        room("officials", "领导和干部信息", Official),
        room("topics", "专题", Topic),
        room("guide", "政府信息公开指南", Guide),
    ]
}
BY_MODEL = {source.model: source for source in SOURCES.values()}
