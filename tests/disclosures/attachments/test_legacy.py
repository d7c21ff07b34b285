"""Word, WPS and Excel of 1997–2003: their text, and names overwritten where they stand."""

import io

import olefile
import pytest
import xlrd

from disclosures.attachments.extraction import examine
from disclosures.attachments.legacy import FIELD_CODE
from tests.compound import doc, xls
from tests.specimens import TEXT


def examined(content, extension):
    return examine(io.BytesIO(content), extension)


def streams(content):
    with olefile.OleFileIO(io.BytesIO(content)) as ole:
        return {path[-1]: ole.openstream(path).read() for path in ole.listdir()}


def test_what_no_reader_sees_is_not_text():
    text = f"{TEXT}\r第一格\x07第二格\x07\x13 HYPERLINK \x14链接\x15\x01尾"
    assert examined(doc(text), "doc").text == f"{TEXT}\n第一格\t第二格\t链接尾"


def test_the_code_of_a_field_without_result_goes_whole():
    assert FIELD_CODE.sub("", "前\x13 PAGE \x15后") == "前后"


@pytest.mark.parametrize("extension", ["doc", "wps"])
def test_a_word_file_loses_its_names_and_keeps_its_place(extension):
    content = doc(TEXT, saved_by="张三丰")
    name = "张三丰".encode("utf-16-le")
    assert content.count(name) == 4
    found = examined(content, extension)
    assert name not in found.cleaned
    assert "张三丰".encode() not in found.cleaned
    assert found.cleaned.count("Unknown".encode("utf-16-le")) == 4
    assert len(found.cleaned) == len(content)
    assert streams(found.cleaned).keys() == streams(content).keys()
    assert streams(found.cleaned)["WordDocument"] == streams(content)["WordDocument"]
    with olefile.OleFileIO(io.BytesIO(found.cleaned)) as ole:
        assert not ole.get_metadata().author
    assert found.text == TEXT


def test_remarks_and_changes_of_word_are_told():
    assert "修订记录或者批注" in examined(doc(TEXT, saved_by="张三丰"), "doc").note
    assert examined(doc(TEXT), "doc").note == ""


def test_an_excel_file_loses_its_user_and_opens_as_before():
    content = xls([[TEXT, "第二格"]], user="张三丰")
    assert "张三丰".encode("utf-16-le") in content
    found = examined(content, "xls")
    assert "张三丰".encode("utf-16-le") not in found.cleaned
    assert "张三丰".encode() not in found.cleaned
    sheet = xlrd.open_workbook(file_contents=found.cleaned).sheet_by_index(0)
    assert sheet.row_values(0) == [TEXT, "第二格"]
    assert found.text == f"表一\n{TEXT}\t第二格"


def test_macros_in_sheets_of_their_own_are_refused():
    found = examined(xls([[TEXT]], kind=1), "xls")
    assert found.refusal == "含有宏，请另存为不含宏的文件后重新选择"


def test_a_hidden_sheet_is_told():
    assert "隐藏的工作表" in examined(xls([[TEXT]], hidden=1), "xls").note


@pytest.mark.parametrize("place", [*range(512, 520), 0x600 + 10, 1024, 2048])
@pytest.mark.parametrize(("extension", "make"), [("doc", doc), ("xls", lambda t: xls([[t]]))])
def test_a_broken_file_is_answered(extension, make, place):
    content = bytearray(make(TEXT))
    content[place : place + 40] = b"\xff" * 40
    found = examined(bytes(content), extension)
    assert found.note or found.text
