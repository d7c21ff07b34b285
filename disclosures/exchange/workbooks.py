"""Writing spreadsheets: CSV and XLSX whose cells can't execute, and the template to fill in."""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from disclosures.exchange.kinds import Day
from disclosures.exchange.rules import FORMULA, QUOTED, quoted, storable
from disclosures.exchange.sheets import NOTES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
FIRST_DAY = date(1900, 3, 1)  # before it, Excel's calendar has a day that never was
DAY_FORMAT = "yyyy-mm-dd"
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Formulas, what openpyxl takes for an error value, quoted texts, and what Excel would unescape.
NEEDS_CARE = re.compile(rf"{FORMULA.pattern}|{QUOTED.pattern}|#|(?s:.)*{LOOKS_ESCAPED.pattern}")
BOLD = Font(bold=True)
QUIET = Font(italic=True, color="FF6B7682")
COMPULSORY = PatternFill("solid", fgColor="FFFCE4E1")
OPTIONAL = PatternFill("solid", fgColor="FFE6EDF5")
WRAPPED = Alignment(wrap_text=True, vertical="top")
ADVICE = [
    "一行一条；第二行是示例，导入时自动略过，可以改写或者删去。",
    "请不要改动列名；不需要的列可以删去，已有信息的这一项保持原样。",
    "列在表中而空着的格，会清空已有信息的这一项（预检时会列出来）。",
    "请不要合并单元格，不要使用公式。",
    "日期写成 2018-05-28、2018/5/28、2018年5月28日 都可以。",
    "导入先预检、不写入，每一行都会说明是新增、有变化、无变化还是未导入；确认以后才写入。",
]


def csv_lines(headings: list[str], rows: Iterable[list]) -> Iterator[bytes]:
    """A CSV file line by line: UTF-8 with BOM, so that Excel knows it for what it is."""
    line = io.StringIO()
    writer = csv.writer(line, quoting=csv.QUOTE_ALL)
    yield b"\xef\xbb\xbf"
    for row in chain([headings], rows):
        yield _csv_line(writer, line, row)


def _csv_line(writer, line, row) -> bytes:
    line.seek(0)
    line.truncate()
    writer.writerow([quoted(_as_words(value)) for value in row])
    return line.getvalue().encode()


def _as_words(value) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else storable(str(value or ""))


def workbook(headings: list[str], rows: Iterable[list], *, name="清单"):
    """An XLSX file, open at its beginning; rows are written as they come."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for place, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(place)].width = max(14, len(heading) * 2 + 4)
    sheet.append([_cell(sheet, heading, BOLD) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    return _saved(book)


def _saved(book):
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet, value, font=None):
    """A cell whose text is text to every program, with the sign that keeps it so when edited."""
    if isinstance(value, date) and not isinstance(value, datetime) and value >= FIRST_DAY:
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = DAY_FORMAT
        return cell
    if isinstance(value, int | float):
        return value
    text = _as_words(value)
    if font is None and not NEEDS_CARE.match(text):
        return text  # quicker by half than a cell object
    cell = WriteOnlyCell(sheet)
    _write_text(cell, text)
    if font:
        cell.font = font
    return cell


def _write_text(cell, text):
    """What already begins with an apostrophe gets another, which reading takes off again."""
    text = f"'{text}" if QUOTED.match(text) else text
    cell.value = LOOKS_ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"
    cell.quotePrefix = bool(FORMULA.match(text))


def template(exchange, by):
    """The sheet to fill in: headings, an example, lists to choose from, and how to do it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "导入"
    sheet.freeze_panes = "A2"
    options = book.create_sheet("选项")
    columns = exchange.importing()
    for place, column in enumerate(columns, 1):
        _template_column(sheet, place, column)
        _offer(sheet, options, place, column.kind.options(by))
    _write_notes(book.create_sheet(NOTES, 1), columns)
    options.sheet_state = "hidden"
    return _saved(book)


def _template_column(sheet, place, column):
    letter = get_column_letter(place)
    heading, example = sheet.cell(1, place), sheet.cell(2, place)
    _write_text(heading, column.heading)
    heading.font, heading.fill = BOLD, COMPULSORY if column.required else OPTIONAL
    width = sheet.column_dimensions[letter]
    width.width = 40 if column.key in ("title", "body") else max(16, len(column.heading) * 2 + 4)
    if isinstance(column.kind, Day):
        width.number_format = example.number_format = DAY_FORMAT
        example.value = column.example or None
    else:
        width.number_format = example.number_format = "@"  # long numbers stay as they are typed
        _write_text(example, str(column.example))
    example.font = QUIET


def _offer(sheet, options, place, offered):
    """A drop-down. Its list has a sheet of its own: in the cell it may have 255 characters."""
    if not offered:
        return
    letter = get_column_letter(place)
    for number, option in enumerate(offered, 1):
        _write_text(options.cell(number, place), option)
    listed = f"'{options.title}'!${letter}$1:${letter}${len(offered)}"
    # A warning only: codes and old names are read as well.
    choice = DataValidation("list", listed, allow_blank=True, errorStyle="warning")
    choice.error = "不在列表中，请核对"
    choice.add(f"{letter}2:{letter}10000")
    sheet.add_data_validation(choice)


def _write_notes(sheet, columns):
    heads = ["列名", "是否必填", "填什么", "说明", "示例"]
    lines = [[text] for text in ADVICE] + [[], heads] + [_notes_on(column) for column in columns]
    for number, line in enumerate(lines, 1):
        for place, text in enumerate(line, 1):
            cell = sheet.cell(number, place)
            _write_text(cell, text)
            if line is heads:
                cell.font, cell.fill = BOLD, OPTIONAL
            elif len(line) > 1:
                cell.alignment = WRAPPED
    for letter, width in zip("ABCDE", (22, 12, 30, 60, 30), strict=True):
        sheet.column_dimensions[letter].width = width


def _notes_on(column) -> list[str]:
    compulsory = "必填" if column.required else "选填"
    return [column.heading, compulsory, column.kind.words, column.help, str(column.example)]
