"""Spreadsheets as the tests need them: files from rows, plans, and what a file holds again."""

import io
import zipfile

from openpyxl import Workbook, load_workbook

from disclosures.documents.columns import DocumentSheets
from disclosures.exchange.archives import Archive
from disclosures.exchange.planning import plan_import
from disclosures.exchange.sheets import read_table
from disclosures.exchange.workbooks import csv_lines, workbook
from tests.making import NOW

HEADINGS = {column.heading for column in DocumentSheets.importing()}
GOOD = {"标题": "关于公路养护的通知", "信息类别": "其他文件", "公开栏目": "政策文件"}


def sheet_file(*rows, headings=None):
    """A workbook made by a clerk's own program, with the rows given as dicts by heading."""
    headings = headings or list(dict.fromkeys(key for row in rows for key in row))
    book = Workbook()
    book.active.append(headings)
    for row in rows:
        book.active.append([row.get(heading) for heading in headings])
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def table_of(*rows, **options):
    return read_table(sheet_file(*rows, **options), HEADINGS)


def plan_of(by, *rows, at=NOW, publishing=False, archive=None, **options):
    table = table_of(*rows, **options)
    return plan_import(DocumentSheets(by), table, at=at, publishing=publishing, archive=archive)


def zipped(**files):
    """A ZIP of name=content; a double underscore stands for the dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    file.seek(0)
    return file


def archive_of(**files):
    return Archive(zipped(**files))


def cells_of(file):
    """Every cell of the first sheet of a workbook, as rows of values."""
    return [[cell.value for cell in row] for row in load_workbook(file).worksheets[0]]


def through(ending, headings, rows):
    """The rows written to a file and read again."""
    if ending == "csv":
        file = io.BytesIO(b"".join(csv_lines(headings, rows)))
    else:
        file = workbook(headings, rows)
    return [cells for _, cells in read_table(file, set(headings)).rows]
