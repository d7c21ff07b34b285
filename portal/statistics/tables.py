"""The tables of the statistics and their bars: a row of numbers for each name. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MONTHS = range(1, 13)
MONTH_HEAD = [*(f"{month}月" for month in MONTHS), "全年"]
SUM = "合计"
SHORT = 5  # characters of a name that stands beside its bar on any screen


@dataclass(frozen=True)
class Row:
    """A name and its numbers; `url` opens what is behind it."""

    label: str
    numbers: list
    url: str = ""


@dataclass(frozen=True)
class Table:
    """What is counted, in words, and the numbers; `bars` are drawn above them."""

    id: str
    heading: str
    corner: str  # what the names in the first column are
    head: list[str]
    rows: list[Row]
    note: str = ""
    bars: tuple[dict, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not any(number for row in self.rows for number in row.numbers)

    def lines(self) -> list[list[str]]:
        """A line for each number, to be sorted and summed elsewhere."""
        return [
            [self.heading, row.label, name, str(number)]
            for row in self.rows
            for name, number in zip(self.head, row.numbers, strict=True)
        ]


LINE_HEADINGS = ["统计方式", "名称", "项目", "数量"]


def bars(pairs: Iterable[tuple[str, int]], heading: str = "") -> dict:
    """Label, number and length in percent of the longest bar."""
    shown = list(pairs)
    longest = max((number for _, number in shown), default=0) or 1
    lines = [
        {"label": label, "number": number, "length": f"{100 * number / longest:.1f}%"}
        for label, number in shown
    ]
    is_short = all(len(label) <= SHORT for label, _ in shown)
    return {"heading": heading, "lines": lines, "is_short": is_short}


def with_sum(rows: list[Row], width: int) -> list[Row]:
    """The rows and the row of their sums."""
    sums = [sum(column) for column in zip(*(row.numbers for row in rows), strict=True)]
    return [*rows, Row(SUM, sums or [0] * width)]


def month_rows(labels: Iterable[tuple], counts: Mapping[tuple, int]) -> list[Row]:
    """A row of thirteen numbers for each (value, label), and the row of their sums."""
    rows = []
    for value, label in labels:
        numbers = [counts.get((value, month), 0) for month in MONTHS]
        rows.append(Row(label, [*numbers, sum(numbers)]))
    return with_sum(rows, len(MONTH_HEAD))


def month_bars(row: Row) -> dict:
    """The twelve months of a row, without their sum."""
    return bars(zip(MONTH_HEAD[:-1], row.numbers[:-1], strict=True))


def sum_bars(rows: list[Row]) -> dict:
    """The last number of every row but the sum."""
    return bars((row.label, row.numbers[-1]) for row in rows[:-1])
