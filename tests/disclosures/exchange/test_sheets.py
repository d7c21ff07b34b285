"""Reading files: where the table is, what no cell may be, and wrong files refused in words."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from disclosures.exchange import sheets
from disclosures.exchange.rules import Unreadable
from disclosures.exchange.sheets import WrongSheet, read_table
from tests.disclosures.exchange.making import saved, sheet_file
from tests.specimens import packed

KNOWN = {"标题", "成文日期", "发文字号"}


def read_csv(text, encoding="utf-8"):
    return read_table(io.BytesIO(text.encode(encoding)), KNOWN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_csv_is_read_in_any_encoding_and_with_any_sign_between_cells(encoding, sign):
    table = read_csv(f"标题{sign}成文日期\n养护办法{sign}2018-05-28\n", encoding)
    assert table.rows == [(2, ["养护办法", "2018-05-28"])]


def test_the_numbers_of_rows_are_those_of_the_program_and_blank_rows_are_none():
    table = read_csv('标题,成文日期\n甲,1\n,\n"乙\n二",2\n  ,\n丙,3\n')
    assert [number for number, _ in table.rows] == [2, 4, 6]


def test_titles_and_notes_may_stand_above_the_headings():
    book = Workbook()
    for row in (["发文登记簿"], [], ["标题", "发文字号"], ["甲", "一号"]):
        book.active.append(row)
    table = read_table(saved(book), KNOWN)
    assert (table.headings, table.rows) == (["标题", "发文字号"], [(4, ["甲", "一号"])])


def test_the_first_sheet_with_the_headings_is_read_and_the_others_are_named():
    book = Workbook()
    book.active.append(["目录"])
    for title in ("数据", "二月", "填写说明", "空白"):
        sheet = book.create_sheet(title)
        if title != "空白":
            sheet.append(["标题", "发文字号"])
    book["数据"].append(["甲", "一号"])
    table = read_table(saved(book), KNOWN)
    assert table.rows == [(2, ["甲", "一号"])]
    assert table.unread == ["Sheet", "二月"]


def test_merged_cells_are_found():
    book = Workbook()
    for row in (["标题", "发文字号"], ["甲", "一号"], ["乙"], ["丙", "三号"]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    assert read_table(saved(book), KNOWN).merged == [(2, 3, "A2:A3")]


def test_a_formula_is_not_evaluated_and_an_error_is_no_value():
    book = Workbook()
    book.active.append(["标题", "发文字号"])
    book.active.append(['="甲"&"乙"', "#N/A"])
    [(_, cells)] = read_table(saved(book), KNOWN).rows
    assert all(isinstance(cell, Unreadable) for cell in cells)
    assert "公式" in cells[0].why


def test_a_far_cell_costs_nothing():
    book = Workbook()
    book.active.append(["标题", "发文字号"])
    book.active.cell(1_048_576, 1, "末行")
    book.active.cell(3, 16_384, "末列")
    table = read_table(saved(book), KNOWN)
    assert table.rows == [(1_048_576, ["末行"])]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "没有找到列名"),
        ("姓名,电话\n甲,1\n".encode(), "没有找到列名"),
        (b"%PDF-1.7\n%%EOF\n", "没有找到列名"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "不是表格"),
        ("标题,标题,成文日期\n".encode(), "两列“标题”"),
        (b"\xd0\xcf\x11\xe0" + bytes(64), "另存为不加密码的 xlsx"),
        (b"PK\x03\x04broken", "损坏"),
        (packed({"word/document.xml": "x"}), "打不开"),
        (packed({"mimetype": "x"}), "打不开"),
    ],
)
def test_a_wrong_file_is_refused_in_words(content, reason):
    with pytest.raises(WrongSheet, match=reason):
        read_table(io.BytesIO(content), KNOWN)


def with_sheet(change):
    """A workbook whose XML of the sheet has been changed."""
    bad = io.BytesIO()
    good = zipfile.ZipFile(sheet_file({"标题": "TITLE", "发文字号": "一号"}))
    with good, zipfile.ZipFile(bad, "w") as target:
        for name in good.namelist():
            content = good.read(name)
            target.writestr(name, change(content) if "sheet1" in name else content)
    return bad


def test_a_workbook_whose_xml_is_broken_is_refused_in_words():
    with pytest.raises(WrongSheet, match="打不开"):
        read_table(with_sheet(lambda content: content[:-40]), KNOWN)


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(sheets, "load_workbook", None)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(sheets.LARGEST_UNPACKED + 1))
    assert bomb.tell() < 1024 * 1024
    with pytest.raises(WrongSheet, match="展开后超过"):
        read_table(bomb, KNOWN)


def test_entities_that_multiply_are_refused():
    twice = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 40))
    doctype = f'<!DOCTYPE w [<!ENTITY e0 "ha">{twice}]><worksheet'.encode()

    def multiply(content):
        return content.replace(b"<worksheet", doctype, 1).replace(b"TITLE", b"&e39;")

    with pytest.raises(WrongSheet, match="打不开"):
        read_table(with_sheet(multiply), KNOWN)


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [("LARGEST_UPLOAD", 10, "MB，请拆成"), ("MOST_ROWS", 2, "超过2行")],
)
def test_a_file_beyond_every_bound_is_refused_whole(monkeypatch, limit, value, reason):
    monkeypatch.setattr(sheets, limit, value)
    with pytest.raises(WrongSheet, match=reason):
        read_csv("标题,成文日期\n" + "甲,1\n" * 3)


def test_only_the_headings_are_read_where_only_they_are_asked_for():
    file = sheet_file({"标题": "甲", "发文字号": "一号"})
    assert read_table(file, KNOWN, headings_only=True).rows == []
