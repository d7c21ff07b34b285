"""Small tables inside a record (questions and answers, materials, steps): their columns. Pure.

They are part of the text of a version, so they are stored in it and reviewed with it: a list of
rows, each a column's key → its text.
"""

from contextlib import suppress
from dataclasses import dataclass

from disclosures.exchange.rules import read_date

YES, NO = "是", "否"
BETWEEN, LINE = "｜", "\n"
LONGEST_CELL, MOST_ROWS = 4_000, 300


@dataclass(frozen=True)
class TableColumn:
    """One column: key, heading, whether every row must fill it in, a yes or no, several lines,
    a day, or one of `choices`."""

    key: str
    heading: str
    required: bool = False
    yes_no: bool = False
    lines: bool = False
    day: bool = False
    choices: tuple[str, ...] = ()


def tidy_rows(columns, rows) -> list[dict]:
    """Rows with every column as text, none that is empty."""
    found = []
    for row in rows or ():
        cells = {column.key: _tidy_cell(column, row.get(column.key)) for column in columns}
        if any(value for column, value in _pairs(columns, cells) if not column.yes_no):
            found.append(cells)
    return found


def _tidy_cell(column, value) -> str:
    """Its text; a day as 2018-05-28, however people write it. What is no day is told later."""
    text = str(value or "").strip()
    if column.day and text:
        with suppress(ValueError):
            return str(read_date(text))
    return text


def problems(columns, rows) -> list[str]:
    """What is wrong with the rows, as sentences that name the row."""
    found = []
    if len(rows) > MOST_ROWS:
        found.append(f"最多{MOST_ROWS}行，现有{len(rows)}行")
    for number, row in enumerate(rows, 1):
        for column, value in _pairs(columns, row):
            if column.required and not value:
                found.append(f"第{number}行还缺“{column.heading}”")
            if len(value) > LONGEST_CELL:
                found.append(f"第{number}行的“{column.heading}”超过{LONGEST_CELL}字")
            elif value and (why := _unreadable(column, value)):
                found.append(f"第{number}行的“{column.heading}”{why}")
    return found


def _unreadable(column, value) -> str:
    """Why the cell is no day, or none of the choices; '' when it is."""
    if column.choices and value not in column.choices:
        return f"应写“{'”“'.join(column.choices)}”之一"
    if column.day:
        try:
            read_date(value)
        except ValueError:
            return "应写日期，如 2018-05-28"
    return ""


def as_lines(columns, rows) -> str:
    """Every row in words, one a line, each cell with its heading; empty cells are left out."""
    return LINE.join(
        "；".join(f"{column.heading}：{value}" for column, value in _pairs(columns, row) if value)
        for row in rows or ()
    )


def to_cell(columns, rows) -> str:
    """The rows as one cell of a spreadsheet: a line each, cells between upright bars."""
    return LINE.join(
        BETWEEN.join(" ".join(value.split()) for _, value in _pairs(columns, row))
        for row in rows or ()
    )


def from_cell(columns, text: str) -> list[dict]:
    """The rows that a cell of a spreadsheet spells out; raises ValueError at too many cells."""
    rows = []
    for number, line in enumerate(filter(str.strip, text.split(LINE)), 1):
        cells = [cell.strip() for cell in line.replace("|", BETWEEN).split(BETWEEN)]
        if len(cells) > len(columns):
            headings = BETWEEN.join(column.heading for column in columns)
            raise ValueError(f"第{number}行有{len(cells)}格，应为：{headings}")
        rows.append(dict(zip((column.key for column in columns), cells, strict=False)))
    return tidy_rows(columns, rows)


def _pairs(columns, row):
    return [(column, row.get(column.key, "")) for column in columns]
