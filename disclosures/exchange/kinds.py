"""Kinds of cell: how each is read from what people write, printed, and offered for choice. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from disclosures.exchange.rules import CellRefused, as_text, read_date, storable

LONGEST_CELL = 32_767  # characters that one cell of a workbook holds
TOO_LONG = "（内容过长，不在表格中列出）"
SHOWN = 60  # characters of a value that a difference shows
OFFERED = 30  # choices that a refusal spells out
YES = {"是", "有", "√", "✓", "y", "yes", "true", "1"}
NO = {"否", "无", "×", "✗", "n", "no", "false", "0"}


@dataclass(frozen=True)
class Text:
    """Words. `lines` keeps line ends; `normalise` is the room's own way of writing such a text."""

    lines: bool = False
    normalise: Callable[[str], str] | None = None
    words = "文字"

    def reader(self, by) -> Callable:
        return self.read

    def read(self, cell) -> str:
        text = as_text(cell)
        if text == TOO_LONG:
            raise CellRefused("这一格在导出时因内容过长没有列出，请删除这一列后导入")
        if not self.lines:
            text = " ".join(text.split())
        return self.normalise(text) if self.normalise else text

    def writer(self) -> Callable:
        return self.write

    def write(self, value) -> str:
        text = storable(str(value or ""))
        return text if len(text) < LONGEST_CELL else TOO_LONG

    def options(self, by) -> list[str]:
        return []

    def show(self, value) -> str:
        text = str(value or "")
        return f"{text[:SHOWN]}…（共{len(text)}字）" if len(text) > SHOWN else text or "（空）"


@dataclass(frozen=True)
class Day(Text):
    """A date, in a real date cell or in any of the ways that people write it."""

    words = "日期，如 2018-05-28"

    def read(self, cell) -> date | None:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        text = as_text(cell)
        try:
            return read_date(text) if text else None
        except ValueError as error:
            raise CellRefused(str(error)) from error

    def write(self, value):
        return value


@dataclass(frozen=True)
class YesNo(Text):
    words = "是或者否"

    def read(self, cell) -> bool:
        text = as_text(cell).lower()
        if text in YES or text in NO or not text:
            return text in YES
        raise CellRefused(f"“{text[:40]}”应写“是”或者“否”")

    def write(self, value) -> str:
        return "是" if value else "否"

    def options(self, by) -> list[str]:
        return ["是", "否"]

    def show(self, value) -> str:
        return self.write(value)


@dataclass(frozen=True)
class Choice(Text):
    """One of a fixed list, by its words on screen or by its code."""

    choices: tuple[tuple[str, str], ...] = ()
    words = "从列表中选"

    def read(self, cell) -> str:
        text = as_text(cell)
        if not text:
            return ""
        for value, label in self.choices:
            if text in (value, label):
                return value
        labels = "、".join(label for _, label in self.choices)
        raise CellRefused(f"“{text[:40]}”不在可选的范围内，可以选：{labels}")

    def write(self, value) -> str:
        return str(dict(self.choices).get(value, value or ""))

    def options(self, by) -> list[str]:
        return [str(label) for _, label in self.choices]

    def show(self, value) -> str:
        return self.write(value) or "（空）"


@dataclass(frozen=True)
class Reference(Text):
    """One of the records that `records()` lists, by any of the names that `names` gives it.

    The first name is the one that is printed, unless two records share it; then the last is, the
    code. `offered(by)` narrows what the template offers the person.
    """

    records: Callable[[], Iterable] = tuple
    names: Callable[[object], tuple[str, ...]] = lambda record: (str(record),)
    offered: Callable[[object], Iterable] | None = None
    words = "从列表中选，写名称或者代码"

    def reader(self, by) -> Callable:
        by_name: dict[str, list] = {}
        for record in self.records():
            for name in dict.fromkeys(self.names(record)):
                by_name.setdefault(name, []).append(record)

        def read(cell):
            text = as_text(cell)
            found = by_name.get(text, []) if text else []
            if len(found) > 1:
                codes = "、".join(self.names(record)[-1] for record in found[:OFFERED])
                raise CellRefused(f"“{text[:40]}”有{len(found)}个，请写代码：{codes}")
            if text and not found:
                raise CellRefused(f"没有“{text[:40]}”，请写列表中的名称或者代码")
            return found[0] if found else None

        return read

    def writer(self) -> Callable:
        """Prints the name, or the code where the name would be read as several records."""
        uses = Counter(name for record in self.records() for name in set(self.names(record)))

        def write(value):
            names = self.names(value) if value else ("",)
            return names[0] if uses[names[0]] <= 1 else names[-1]

        return write

    def options(self, by) -> list[str]:
        return list(map(self.writer(), self.offered(by) if self.offered else self.records()))

    def write(self, value) -> str:
        return self.names(value)[0] if value else ""

    def show(self, value) -> str:
        return self.write(value) or "（空）"


@dataclass(frozen=True)
class Names(Text):
    """Several names in one cell, one a line or with semicolons between them."""

    words = "一个或者几个名称，用分号隔开"

    def read(self, cell) -> list[str]:
        parts = (part.strip() for part in re.split(r"[;；\n]", as_text(cell)))
        return list(dict.fromkeys(filter(None, parts)))

    def write(self, value) -> str:
        return "；".join(value or [])
