"""What is written: nothing executes, days are days, the template offers and explains."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from disclosures.documents.columns import DocumentSheets
from disclosures.exchange.workbooks import csv_lines, template, workbook

DANGEROUS = ["=1+1", "+86", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1", "#N/A"]


def test_a_csv_begins_with_a_bom_and_no_cell_of_it_executes():
    content = b"".join(
        csv_lines(["标题", "日期"], [[text, date(2018, 5, 28)] for text in DANGEROUS])
    )
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == ["标题", "日期"]
    assert all(row[0][0] not in "=+-@＝\t\r" for row in rows[1:])
    assert {row[1] for row in rows[1:]} == {"2018-05-28"}


def test_headings_are_guarded_like_cells():
    assert b'"\'=1"' in b"".join(csv_lines(["=1"], []))
    assert load_workbook(workbook(["=1"], [])).active["A1"].data_type == "s"


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_in_a_workbook_is_text_to_every_program(text):
    cell = load_workbook(workbook(["标题"], [[text]])).active["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text != "#N/A")


def test_a_day_in_a_workbook_is_a_real_date():
    cell = load_workbook(workbook(["日期"], [[date(2018, 5, 28)]])).active["A2"]
    assert cell.is_date
    assert (cell.value.date(), cell.number_format) == (date(2018, 5, 28), "yyyy-mm-dd")


def test_a_day_before_excels_calendar_is_written_out():
    assert (
        load_workbook(workbook(["日期"], [[date(1898, 6, 11)]])).active["A2"].value == "1898-06-11"
    )


@pytest.fixture
def book(editor, section):
    return load_workbook(template(DocumentSheets, editor))


def test_the_template_has_the_columns_of_the_import_and_an_example(book):
    headings = [cell.value for cell in book["导入"][1]]
    assert headings == [column.heading for column in DocumentSheets.importing()]
    example = dict(zip(headings, (cell.value for cell in book["导入"][2]), strict=True))
    assert example["发文字号"] == "示交发〔2018〕12号"
    assert example["成文日期"].date() == date(2018, 5, 28)


def test_the_template_offers_what_may_be_chosen(book, sibling):
    sheet, options = book["导入"], book["选项"]
    assert options.sheet_state == "hidden"
    offered = {}
    for rule in sheet.data_validations.dataValidation:
        letter = str(rule.sqref)[: str(rule.sqref).index("2")]
        column = [cell.value for cell in options[letter] if cell.value]
        offered[sheet[f"{letter}1"].value] = column
        assert rule.formula1.endswith(f"${letter}${len(column)}")
    assert offered["信息类别"][0] == "规范性文件"
    assert offered["责任单位"] == ["章原市交通运输局", "办公室"]  # the editor's own
    assert "政策文件" in offered["公开栏目"]


def test_the_template_says_how_to_fill_it_in(book):
    notes = book["填写说明"]
    rows = {row[0].value: [cell.value for cell in row] for row in notes.iter_rows()}
    assert rows["标题"][1] == "必填"
    assert "辨认" in rows["索引号"][3]
    assert any("合并单元格" in str(key) for key in rows)


def test_long_numbers_stay_as_they_are_typed(book):
    dimension = book["导入"].column_dimensions["B"]
    assert dimension.number_format == "@"
