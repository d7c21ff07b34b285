"""The catalogue as it is read: items under columns, what is there, whom to ask. Pure."""

from dataclasses import dataclass, field
from datetime import date

from disclosures.catalogue.rules import Update, due_on, inspection_hint, is_stale


@dataclass(frozen=True)
class Line:
    """One item with the state of the column that it is filed under."""

    item: object
    update: Update
    on: date

    @property
    def due_on(self) -> date | None:
        return due_on(self.update.last_on, self.item.frequency)

    @property
    def is_empty(self) -> bool:
        return self.update.count == 0

    @property
    def is_stale(self) -> bool:
        return is_stale(self.update.last_on, self.item.frequency, self.on)

    @property
    def standing(self) -> str:
        if self.is_empty:
            return "暂无信息"
        return "未按更新频率更新" if self.is_stale else ""

    @property
    def hint(self) -> str:
        return inspection_hint(self.item.section.code, self.update.last_on, self.on)

    @property
    def whom_to_ask(self) -> str:
        phone = self.item.phone_to_ask
        return f"{self.item.organisation}（电话 {phone}）" if phone else str(self.item.organisation)


@dataclass
class Column:
    """A column of the statutory content with its lines."""

    section: object
    update: Update
    lines: list[Line] = field(default_factory=list)

    @property
    def fault(self) -> str:
        """What the reader is told instead of finding it out: empty, or not renewed in time."""
        return next((line.standing for line in self.lines if line.standing), "")

    @property
    def ask(self) -> list[str]:
        """Whom to ask about the fault, each once."""
        return list(dict.fromkeys(line.whom_to_ask for line in self.lines if line.standing))


def lines_of(items, updates: dict[int, Update], on: date) -> list[Line]:
    return [Line(item, updates.get(item.section_id, Update()), on) for item in items]


def columns_of(lines: list[Line]) -> list[Column]:
    """The lines under their columns, in the order in which they come."""
    columns: dict[int, Column] = {}
    for line in lines:
        section = line.item.section
        column = columns.setdefault(section.pk, Column(section, line.update))
        column.lines.append(line)
    return list(columns.values())
