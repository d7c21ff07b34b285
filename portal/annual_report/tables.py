"""Editions of the annual report's form, read as data: the year decides which one applies. Pure.

A file in editions/ is an edition. `counted` of a row of table two names the question (cells.py)
that counts a cell; a cell without one is supplied. `outcomes` of a row of table three lists the
outcomes that it counts, where it is not the one with its own id.
"""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

FIRST_YEAR = 2008  # the first Regulation came into force on 1 May 2008
LAST_YEAR = 2100
TOTAL, ALL_DECIDED = "total", "r3_7_total"
NEW, CARRIED_IN, CARRIED_OUT = "r1_new", "r2_carried_in", "r4_carried_out"
RESULTS = "r3"  # 本年度办理结果: the head of all the rows of results


@dataclass(frozen=True)
class ReportPart:
    """A titled part of the report: a text that the office writes, or one of the tables."""

    id: str
    number: str
    title: str
    kind: str = "text"
    table: str = ""

    @property
    def heading(self) -> str:
        return f"{self.number}、{self.title}"


@dataclass(frozen=True)
class Cell:
    """A number of the form: where it stands, in words, and what makes it."""

    id: str
    label: str
    unit: str
    is_derived: bool = False
    counted: str = ""  # the question of table two

    @property
    def is_amount(self) -> bool:
        """Money may have decimals; what is counted has none."""
        return self.unit == "万元" or self.id.endswith("amount_wan")

    @property
    def is_signed(self) -> bool:
        """本年增/减 alone may be less than nothing."""
        return self.id.endswith(".change")


@dataclass(frozen=True)
class Edition:
    """One form of the report and the first year that it holds for."""

    id: str
    label: str
    first_year: int
    sections: tuple[ReportPart, ...]
    tables: dict

    def __hash__(self):
        return hash(self.id)

    @property
    def parts(self) -> tuple[ReportPart, ...]:
        """What the office writes."""
        return tuple(part for part in self.sections if part.kind == "text")

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """Every cell by its id, in the order of the form."""
        found = [*_cells_two(self.tables), *_cells_three(self.tables), *_cells_four(self.tables)]
        return {cell.id: cell for cell in found}

    @cached_property
    def rows_three(self) -> list[dict]:
        return self.tables["t3"]["rows"] if "t3" in self.tables else []

    @cached_property
    def applicants(self) -> list[str]:
        """The columns of table three without their sum."""
        columns = self.tables["t3"]["columns"] if "t3" in self.tables else []
        return [column["id"] for column in columns if column["id"] != TOTAL]

    def outcomes_of(self, row_id: str) -> list[str]:
        """The outcomes that a row of results counts: its own, or those of the rows under it."""
        row = next(row for row in self.rows_three if row["id"] == row_id)
        if row_id in (RESULTS, ALL_DECIDED):
            return [id for leaf in self.leaves() for id in self.outcomes_of(leaf)]
        if row["kind"] == "group":
            below = [one["id"] for one in self.rows_three if one.get("parent") == row_id]
            return [id for one in below for id in self.outcomes_of(one)]
        return row.get("outcomes", [row_id])

    def leaves(self) -> list[str]:
        """The rows of results that are neither heads nor sums."""
        return [
            row["id"]
            for row in self.rows_three
            if row["kind"] == "leaf" and row["id"].startswith(f"{RESULTS}_")
        ]


def _cells_two(tables):
    for block in tables.get("t2", {}).get("blocks", []):
        for row in block["rows"]:
            for column in block["columns"]:
                yield Cell(
                    id=f"t2.{block['id']}.{row['id']}.{column['id']}",
                    label=f"{row['label']}{column['label']}",
                    unit=block["unit"],
                    counted=row.get("counted", {}).get(column["id"], ""),
                )


def _cells_three(tables):
    table = tables.get("t3", {})
    heads = {row["id"]: row["label"] for row in table.get("rows", [])}
    for row in table.get("rows", []):
        above = heads.get(row.get("parent"), "")
        words = f"{above}·{row['label']}" if above and row["parent"] != RESULTS else row["label"]
        for column in table["columns"]:
            yield Cell(
                id=f"t3.{row['id']}.{column['id']}",
                label=f"{words}（{column['label']}）",
                unit=table["unit"],
                is_derived=column["id"] == TOTAL or row["kind"] != "leaf",
            )


def _cells_four(tables):
    table = tables.get("t4", {})
    for block in table.get("blocks", []):
        for column in table["columns"]:
            yield Cell(
                id=f"t4.{block['id']}.{column['id']}",
                label=f"{block['group']}{block['label']}·{column['label']}",
                unit=table["unit"],
                is_derived=column["id"] == TOTAL,
            )


@cache
def editions() -> tuple[Edition, ...]:
    """The oldest first."""
    files = Path(__file__).with_name("editions").glob("*.json")
    rows = [json.loads(file.read_text("utf-8")) for file in files]
    return tuple(
        Edition(
            id=row["id"],
            label=row["label"],
            first_year=row["first_year"],
            sections=tuple(ReportPart(**part) for part in row["sections"]),
            tables=row.get("tables", {}),
        )
        for row in sorted(rows, key=lambda row: row["first_year"])
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
