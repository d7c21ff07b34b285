"""What can be subscribed to, as data: kinds of record, kinds of document; and their lists."""

from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet
from django.urls import reverse

from disclosures.documents.kinds import DocumentKind
from disclosures.documents.models import Document, Section
from portal.search.sources import SOURCES

MOST = 50  # entries of a feed


@dataclass(frozen=True)
class Subject:
    """One feed: its words, the address of the list that it follows, and its visible records."""

    title: str
    list_url: str
    records: tuple[QuerySet, ...]

    def newest(self) -> list:
        """The newest of them, whatever their kind. One query for each kind of record."""
        found = [
            item for records in self.records for item in records.newest_first().for_rows()[:MOST]
        ]
        return sorted(found, key=lambda item: item.first_published_at, reverse=True)[:MOST]


@cache
def list_address(model) -> str:
    """The list of a kind of record: the folder in which its pages lie."""
    return model(pk=1).get_absolute_url().removesuffix("1/")


def everything() -> Subject:
    records = tuple(source.model.objects.visible() for source in SOURCES.values())
    return Subject("最新公开", reverse("home"), records)


def of_kind(kind: str) -> Subject | None:
    """A kind of record (interpretations) or a kind of document (notice)."""
    if kind in SOURCES:
        model = SOURCES[kind].model
        return Subject(SOURCES[kind].label, list_address(model), (model.objects.visible(),))
    if kind in DocumentKind.values:
        url = f"{reverse('document-list')}?kind={kind}"
        return Subject(DocumentKind(kind).label, url, (Document.objects.visible().of_kind(kind),))
    return None


def of_section(section: Section) -> Subject:
    records = Document.objects.visible().filter(section=section)
    return Subject(section.name, section.get_absolute_url(), (records,))
