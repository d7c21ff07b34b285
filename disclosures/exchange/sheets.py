"""Reading spreadsheets, XLSX and CSV, into rows of cells. Formulas are never evaluated."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL

from disclosures.exchange.rules import Unreadable, heading_key

LARGEST_UPLOAD = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024  # a workbook that unpacks to more is refused unread
MOST_MEMBERS = 1_000
MOST_ROWS = 100_000
MOST_COLUMNS = 100
LAST_ROW = 1_048_576  # of a sheet, in every program
TITLE_ROWS = 20  # the headings stand within so many rows: titles and notes may come before them
NOTES = "填写说明"  # the sheet of our template that tells how to fill in the other
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
csv.field_size_limit(LARGEST_UPLOAD)


class WrongSheet(ValueError):
    """The file can't be read as a table; the text says why and what to do."""


@dataclass
class Table:
    """The rows below the headings, with the numbers that they have in the file."""

    headings: list
    rows: list[tuple[int, list]] = field(default_factory=list)
    name: str = ""
    unread: list[str] = field(default_factory=list)  # other sheets that hold something
    merged: list[tuple[int, int, str]] = field(default_factory=list)  # first row, last row, range


def read_table(file, known: set[str], *, headings_only=False) -> Table:
    """The table of an uploaded file; `known` are the headings that its first row may hold."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(4)
    file.seek(0)
    if size > LARGEST_UPLOAD:
        raise WrongSheet(f"表格超过{LARGEST_UPLOAD // 1024 // 1024} MB，请拆成几张表分别导入")
    if head.startswith(OLD_OR_LOCKED):
        raise WrongSheet("这是旧的 xls 格式或者加了密码的文件，请另存为不加密码的 xlsx 后重新上传")
    keys = {heading_key(heading) for heading in known}
    if not head.startswith(b"PK"):
        return _csv_table(file.read(), keys, headings_only)
    _refuse_bomb(file)
    try:
        return _workbook_table(file, keys, headings_only)
    except WrongSheet:
        raise
    except Exception as error:  # a damaged workbook makes openpyxl raise almost anything
        raise WrongSheet(
            "打不开这个文件，可能不是 xlsx 表格或者已经损坏，请用表格软件另存为 xlsx 后重新上传"
        ) from error


def _refuse_bomb(file):
    """What the directory declares is all that will be unpacked: zipfile stops there."""
    try:
        members = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise WrongSheet("文件已经损坏，请重新保存后上传") from error
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_UNPACKED or len(members) > MOST_MEMBERS:
        raise WrongSheet(
            f"文件展开后超过{LARGEST_UNPACKED // 1024 // 1024} MB，没有读取，请拆成几张表分别导入"
        )
    file.seek(0)


def _workbook_table(file, keys, headings_only) -> Table:
    """The first sheet that has the headings; what stands in others is named, not read."""
    book = load_workbook(file, read_only=True)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    refusals = []
    for sheet in sheets:
        sheet.reset_dimensions()  # what a file says of its own size is often wrong
        try:
            place, table = _headed(
                _sheet_rows(sheet, 1, TITLE_ROWS), keys, f"工作表“{sheet.title}”"
            )
        except WrongSheet as refusal:
            refusals.append(refusal)
            continue
        if not headings_only:
            _fill(table, _sheet_rows(sheet, place + 1, LAST_ROW, len(table.headings)))
            table.unread = [other.title for other in sheets if other is not sheet and _holds(other)]
            table.merged = _merged(file, sheet)
        return table
    raise refusals[0] if refusals else WrongSheet("文件里没有工作表")


def _sheet_rows(sheet, first, last, width=MOST_COLUMNS) -> Iterator[tuple[int, list]]:
    rows = sheet.iter_rows(min_row=first, max_row=last, max_col=width)
    for number, row in enumerate(rows, first):
        yield number, [None if cell is EMPTY_CELL else _value(cell) for cell in row]


def _holds(sheet) -> bool:
    """Whether a sheet that isn't read holds anything; the template's own notes don't count."""
    rows = sheet.iter_rows(max_row=TITLE_ROWS, max_col=MOST_COLUMNS, values_only=True)
    return sheet.title != NOTES and not all(map(is_blank, rows))


def _value(cell):
    if cell.data_type == "f":
        return Unreadable("是公式，系统不计算公式，请复制后选择性粘贴为数值")
    if cell.data_type == "e":
        return Unreadable(f"是错误值 {cell.value}")
    value = cell.value
    # Excel writes what XML can't hold, and texts that look like that, as _x000D_.
    return ESCAPED.sub(lambda m: chr(int(m[1], 16)), value) if isinstance(value, str) else value


def _merged(file, sheet) -> list[tuple[int, int, str]]:
    """Merged ranges, which openpyxl's read-only sheets don't tell: read from the sheet's XML."""
    found, rest = [], b""
    with zipfile.ZipFile(file) as archive, archive.open(sheet._worksheet_path) as source:
        while chunk := source.read(1 << 20):
            chunk = rest + chunk
            end = 0
            for match in MERGED.finditer(chunk):
                left, top, right, bottom = (part.decode() for part in match.groups())
                found.append((int(top), int(bottom), f"{left}{top}:{right}{bottom}"))
                end = match.end()
            rest = chunk[max(end, len(chunk) - 200) :]
    return found


def _csv_table(content: bytes, keys, headings_only) -> Table:
    text = decode(content)
    head = text[:20_000]
    # Programs set in other languages write semicolons or tabs: the sign that gives most headings.
    signs = {sign: len(_found(_first_rows(head, sign), keys)[1]) for sign in ",\t;，"}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(signs, key=signs.get))
    rows = enumerate(reader, 1)
    try:
        first = list(islice(rows, TITLE_ROWS))
        place, table = _headed(iter(first), keys, "这个文件")
        if not headings_only:
            _fill(table, chain(first[place:], rows))
    except csv.Error as error:
        raise WrongSheet("文件不是完整的 CSV，请用表格软件打开检查后另存为 xlsx") from error
    return table


def _first_rows(head: str, sign: str) -> list[list]:
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=sign)
    return list(islice(reader, TITLE_ROWS))


def decode(content: bytes) -> str:
    """UTF-8 with or without BOM, UTF-16 with BOM (“Unicode text”), else GB18030."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise WrongSheet(
        "这个文件不是表格，或者编码无法辨认。请上传 xlsx，或者 UTF-8、GB18030 编码的 CSV"
    )


def _found(rows, keys) -> tuple[int, list]:
    """Which of the first rows holds most of the headings: its place, and those it holds."""
    best = (0, [])
    for place, row in enumerate(rows):
        known = [heading_key(cell) for cell in row if heading_key(cell) in keys]
        if len(known) > len(best[1]):
            best = (place, known)
    return best


def _headed(rows: Iterator[tuple[int, list]], keys, where: str) -> tuple[int, Table]:
    """The number of the row with the headings, and the table that begins below it, still empty."""
    first = list(rows)
    place, known = _found([row for _, row in first], keys)
    if len(known) < min(2, len(keys)):
        raise WrongSheet(f"{where}的前{TITLE_ROWS}行里没有找到列名，请使用下载的模板，不要改动列名")
    if twice := [heading for heading in known if known.count(heading) > 1]:
        raise WrongSheet(f"{where}有两列“{twice[0]}”，请删去一列")
    width = max(len(_trimmed(row)) for _, row in first)
    headings = first[place][1][:width]
    return first[place][0], Table([*headings, *[None] * (width - len(headings))], name=where)


def _fill(table, rows):
    for number, row in rows:
        if not is_blank(row):
            table.rows.append((number, _trimmed(row)))
        if len(table.rows) > MOST_ROWS:
            raise WrongSheet(f"{table.name}超过{MOST_ROWS}行，没有读取，请拆成几张表分别导入")


def _trimmed(row) -> list:
    end = len(row)
    while end and is_blank(row[end - 1 : end]):
        end -= 1
    return list(row[:end])


def is_blank(row) -> bool:
    return all(cell is None or isinstance(cell, str) and not cell.strip() for cell in row)
