"""The register of outgoing documents: the numbered documents of 2018, and what is not public."""

from datetime import time
from itertools import groupby

from disclosures.publishing.models import ImportBatch
from disclosures.register.actions import import_lines
from disclosures.register.models import RegisterEntry
from disclosures.statute.terms import PublicationKind
from portal.demo.dates import CALENDAR, moment
from portal.demo.organisations import organisation
from portal.demo.topics import YEAR, read

SOURCE = "{year}年发文登记簿.xlsx"
CLOSING = time(16, 30)


def load_register(documents, organisations, people):
    """As a spreadsheet for each year, taken in by the office that keeps the register."""
    if RegisterEntry.objects.filter(is_sample=True).exists():
        return
    for year, lines in groupby(register_lines(documents), lambda line: line["made_on"].year):
        rows = [
            RegisterEntry(
                organisation=organisations[line.pop("code")], is_sample=True, source_row=row, **line
            )
            for row, line in enumerate(lines, 2)
        ]
        at = moment(CALENDAR.next_working_day(rows[-1].made_on), CLOSING)
        source = SOURCE.format(year=year)
        batch = ImportBatch.objects.create(source=source, sha256="", by=people["second"], at=at)
        import_lines(rows, [], batch=batch, at=at)


def register_lines(documents) -> list[dict]:
    """By the day on which they were made."""
    lines = [*_lines_of(documents), *_other_lines()]
    return sorted(lines, key=lambda line: (line["made_on"], line["document_number"]))


def _lines_of(documents):
    """A line for each document of the year that has a number, whatever has become of it."""
    return [
        {
            "code": demo.organisation,
            "document_number": demo.document_number,
            "title": demo.title,
            "made_on": demo.made_on,
            "attribute": demo.attribute,
            "attribute_ground": demo.reason if demo.attribute != "proactive" else "",
            "drafting_section": _section(demo.organisation),
        }
        for demo in documents
        if demo.document_number and demo.made_on.year == YEAR
    ]


def _other_lines():
    return [
        {
            "code": line["organisation"],
            "document_number": line["number"],
            "title": line["title"],
            "made_on": line["made_on"],
            "approved_on": line.get("approved_on"),
            "attribute": line["attribute"],
            "attribute_ground": line.get("ground", ""),
            "kind": line.get("kind", PublicationKind.ORDINARY),
            "note": line.get("note", ""),
            "drafting_section": _section(line["organisation"]),
        }
        for line in read("outgoing")
    ]


def _section(code):
    return organisation(code).short_name
