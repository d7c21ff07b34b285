"""Editions of the annual report's form, read as data: the year decides which one applies. Pure."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FIRST_YEAR = 2008  # the first Regulation came into force on 1 May 2008
LAST_YEAR = 2100


@dataclass(frozen=True)
class ReportPart:
    """A titled part of the report that the office writes."""

    id: str
    number: str
    title: str

    @property
    def heading(self) -> str:
        return f"{self.number}、{self.title}"


@dataclass(frozen=True)
class Edition:
    """One form of the report and the years that it holds for."""

    id: str
    label: str
    first_year: int
    last_year: int | None
    parts: tuple[ReportPart, ...]


@cache
def editions() -> tuple[Edition, ...]:
    rows = json.loads(Path(__file__).with_name("editions.json").read_text("utf-8"))
    return tuple(
        Edition(
            id=row["id"],
            label=row["label"],
            first_year=row["first_year"],
            last_year=row["last_year"],
            parts=tuple(ReportPart(**part) for part in row["sections"]),
        )
        for row in rows
    )


def heading_of(part_id: str) -> str:
    """The heading of a part; where editions share a part they share its heading."""
    headings = {part.id: part.heading for edition in editions() for part in edition.parts}
    return headings.get(part_id, part_id)


def edition_for(year: int) -> Edition:
    """The edition of a year; years before the first Regulation read like its first."""
    for edition in reversed(editions()):
        if year >= edition.first_year:
            return edition
    return editions()[0]
