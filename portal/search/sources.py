"""What is searched, as data: each kind of public record, and how one becomes an index row."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model

from disclosures.documents.models import Document
from disclosures.documents.rich_text import plain_text


@dataclass(frozen=True)
class Source:
    """One kind of record: its id in results, its label, and the text that finds it."""

    kind: str
    label: str
    model: type[Model]
    body: Callable[[Model], str]
    number: Callable[[Model], str]


SOURCES = {
    source.kind: source
    for source in [
        Source(
            kind="documents",
            label="文件与信息",
            model=Document,
            body=lambda document: plain_text(document.body),
            number=lambda document: document.document_number,
        ),
    ]
}
BY_MODEL = {source.model: source for source in SOURCES.values()}
