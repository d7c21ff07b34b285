"""The numbers of the report as XLSX: a sheet for each table and one for the figures of the text."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from portal.annual_report.paper.pages import content_of
from portal.annual_report.paper.rows import rows_of_four, rows_of_three, rows_of_two

SHEETS = {"t2": "主动公开", "t3": "依申请公开", "t4": "复议诉讼"}
FIRST_WIDTH, WIDTH = 44, 14


def render_xlsx(form: dict) -> bytes:
    """Real numbers, so that sums and comparisons work."""
    content = content_of(form)
    tables = content["tables"]
    book = Workbook()
    book.remove(book.active)
    if tables:
        blocks = [
            row for block in tables["t2"] for row in ([block["caption"]], *rows_of_two(block))
        ]
        _sheet(book, SHEETS["t2"], content, blocks)
        _sheet(book, SHEETS["t3"], content, rows_of_three(tables["t3"]))
        _sheet(book, SHEETS["t4"], content, rows_of_four(tables["t4"]))
    figures = [["指标", "数值", "单位"]]
    figures += [[one["label"], one["value"], one["unit"]] for one in form["figures"]]
    _sheet(book, "文字中的数据", content, figures)
    book.properties.creator, book.properties.title = content["organ"], content["title"]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book, name, content, rows):
    sheet = book.create_sheet(name)
    sheet.append([content["title"]])
    sheet["A1"].font = Font(bold=True, size=14)
    for row in rows:
        sheet.append(row)
    sheet.column_dimensions["A"].width = FIRST_WIDTH
    for column in "BCDEFGH":
        sheet.column_dimensions[column].width = WIDTH
    for cell in sheet["A"]:
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
