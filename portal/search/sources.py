"""What is searched, as data: each kind of public record, and how one becomes an index row."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model

from disclosures.documents.models import Document
from disclosures.documents.rich_text import plain_text


def nothing(record) -> str:
    return ""


@dataclass(frozen=True)
class Source:
    """One kind of record: its id in results, the text that finds it, its facets."""

    kind: str
    model: type[Model]
    related: tuple[str, ...]
    body: Callable[[Model], str]
    number: Callable[[Model], str] = nothing
    subkind: Callable[[Model], str] = nothing
    section: Callable[[Model], str] = nothing
    validity: Callable[[Model], str] = nothing


SOURCES = {
    source.kind: source
    for source in [
        Source(
            kind="documents",
            model=Document,
            related=("section",),
            body=lambda document: plain_text(document.body),
            number=lambda document: document.document_number,
            subkind=lambda document: document.kind,
            section=lambda document: document.section.code,
            validity=lambda document: document.validity,
        ),
    ]
}
BY_MODEL = {source.model: source for source in SOURCES.values()}
