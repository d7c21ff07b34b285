"""What a dry run (预检) has found out: every row of a spreadsheet with what would become of it."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from disclosures.exchange.archives import Archive
from disclosures.exchange.columns import Column, Exchange
from disclosures.exchange.outcomes import Result
from disclosures.exchange.rules import heading_key
from disclosures.exchange.sheets import Table


@dataclass(frozen=True)
class Difference:
    """One field that a row would change, in the words of the screen."""

    heading: str
    before: str
    after: str

    def __str__(self):
        return f"{self.heading}：{self.before} → {self.after}"


@dataclass
class PlannedRow:
    """One row. `record` is the stored one that it changes, or a new one not yet saved."""

    number: int
    cells: list
    label: str = ""
    result: Result = Result.NEW
    reasons: list[str] = field(default_factory=list)  # why it is refused
    hints: list[str] = field(default_factory=list)  # what looks wrong and hinders nothing
    differences: list[Difference] = field(default_factory=list)
    values: dict = field(default_factory=dict)  # what the cells say, by the columns' keys
    changes: dict = field(default_factory=dict)  # the part of it that differs from the record
    files: list[str] = field(default_factory=list)  # names in the ZIP to attach
    record: object = None
    begins_version: bool = False

    def refuse(self, *reasons):
        if reasons:
            self.result = Result.REFUSED
            self.reasons.extend(reasons)

    def cell(self, place):
        return self.cells[place] if place < len(self.cells) else None

    @property
    def is_refused(self) -> bool:
        return self.result == Result.REFUSED

    @property
    def notes(self) -> list[str]:
        """Why it is refused, or what it changes; then what looks wrong."""
        if self.is_refused:
            return self.reasons
        added = [f"附件：{name}" for name in self.files]
        return [*map(str, self.differences), *added, *self.hints]


@dataclass
class Plan:
    """A whole table, read for one person at one moment."""

    exchange: Exchange
    table: Table
    at: datetime
    publishing: bool = False  # past records, already public elsewhere: published, not drafted
    archive: Archive | None = None

    def __post_init__(self):
        known = {heading_key(c.heading): c for c in self.exchange.importing()}
        self.columns: dict[int, Column] = {
            place: known[heading_key(heading)]
            for place, heading in enumerate(self.table.headings)
            if heading_key(heading) in known
        }
        self.present = {column.key for column in self.columns.values()}
        self.rows = [PlannedRow(number, cells) for number, cells in self.table.rows]

    @property
    def by(self):
        return self.exchange.by

    def of(self, result) -> list[PlannedRow]:
        return [row for row in self.rows if row.result == result]

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(row.result for row in self.rows)
        return {result.value: found[result] for result in Result}

    @property
    def is_worth_confirming(self) -> bool:
        counts = self.counts
        return bool(counts[Result.NEW] or counts[Result.CHANGED])

    @property
    def remarks(self) -> list[str]:
        """What is to be said of the file as a whole."""
        found = []
        needed = [c for c in self.exchange.importing() if c.required]
        if absent := [c.heading for c in needed if c.key not in self.present]:
            found.append(f"表中没有必填的列：{'、'.join(absent)}，新增的行因此不能导入")
        headings = enumerate(self.table.headings)
        unknown = [str(h) for place, h in headings if h and place not in self.columns]
        if unknown:
            found.append(f"这些列不在模板中，没有读取：{'、'.join(unknown)}")
        if any(map(self._holds_more, self.rows)):
            found.append("有的格上面没有列名，没有读取")
        if self.table.unread:
            found.append(f"只读取了{self.table.name}，没有读取：{'、'.join(self.table.unread)}")
        if self.archive and (unused := self.archive.unused()):
            found.append(f"压缩包里没有一行写到的文件：{'、'.join(unused)}")
        return found

    def _holds_more(self, row) -> bool:
        """Whether something stands in a column without a heading."""
        headings = [*self.table.headings, *[None] * len(row.cells)]
        return any(cell and not head for cell, head in zip(row.cells, headings, strict=False))

    @property
    def digest(self) -> str:
        """Tells whether what is confirmed is still what was previewed."""
        told = [(r.number, r.result, getattr(r.record, "pk", None), r.notes) for r in self.rows]
        return hashlib.sha256(repr((self.publishing, told)).encode()).hexdigest()
