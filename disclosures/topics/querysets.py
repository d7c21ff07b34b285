"""The documents that a topic gathers."""

from django.db.models import Q

from disclosures.documents.models import Document
from disclosures.documents.rules import normalise_number


def gathered_in(topic) -> list[dict]:
    """Heading → the public documents under it, in the office's order. One query."""
    rows = [(row["part"], normalise_number(row["number"])) for row in topic.gathered]
    numbers = {number for _, number in rows}
    known = Q(index_number__in=numbers) | Q(document_number__in=numbers)
    found: dict[str, list] = {}
    for document in Document.objects.visible().filter(known).newest_first().for_rows():
        for number in {document.index_number, document.document_number} & numbers:
            found.setdefault(number, []).append(document)
    parts: dict[str, list] = {}
    for part, number in rows:
        parts.setdefault(part, []).extend(found.get(number, []))
    return [{"heading": part, "documents": parts[part]} for part in parts if parts[part]]


def unknown_in(rows) -> list[str]:
    """The numbers that no public document has. One query."""
    numbers = {normalise_number(row["number"]) for row in rows}
    visible = Document.objects.visible()
    known = set(visible.filter(index_number__in=numbers).values_list("index_number", flat=True))
    known |= set(
        visible.filter(document_number__in=numbers).values_list("document_number", flat=True)
    )
    return sorted(numbers - known)
