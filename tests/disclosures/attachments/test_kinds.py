"""Which files are taken: known by their content, refused in a sentence."""

import io

import pytest

from disclosures.attachments.kinds import BY_EXTENSION, KINDS, UnacceptableFile, kind_of
from tests import specimens
from tests.specimens import packed, specimen

pytestmark = pytest.mark.promise("hostile files are refused in a sentence before they are opened")

ALL = sorted({*(kind.extension for kind in KINDS), *BY_EXTENSION})


def kind(name, content, limit=1):
    return kind_of(name, io.BytesIO(content), len(content), limit)


@pytest.mark.parametrize("extension", ALL)
def test_every_accepted_format_is_taken_by_its_content(extension):
    found = kind(f"文件.{extension}", specimen(extension))
    assert found is BY_EXTENSION[extension]
    assert kind(f"文件.{extension.upper()}", specimen(extension)) is found


@pytest.mark.parametrize("extension", ["pdf", "docx", "ofd", "doc", "jpg", "png", "gif", "txt"])
@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00\x03\x00", b"\x7fELF\x02\x01\x01\x00", b"\x00" * 64]
)
def test_a_program_under_another_name_is_refused(extension, content):
    with pytest.raises(UnacceptableFile, match="扩展名与内容不符"):
        kind(f"通知.{extension}", content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("表.docx", specimen("xlsx")),
        ("表.ofd", specimen("docx")),
        ("图.png", specimen("jpg")),
        ("图.jpg", specimen("gif")),
        ("通知.pdf", specimen("docx")),
        ("通知.pdf", b" " * 10 + b"%PDF-1.7"),
        ("通知.docx", b"PK\x03\x04 broken"),
        ("通知.docx", packed({"x.txt": "x"})),
        ("通知.txt", b"#!/bin/sh\n"),
        ("通知.csv", specimen("xlsx")),
        ("通知.txt", "公开".encode("utf-16")),
        ("通知.txt", b"\xff\xfe\xff\xff\xff\xff"),
    ],
)
def test_content_that_is_not_what_the_name_says_is_refused(name, content):
    with pytest.raises(UnacceptableFile, match="扩展名与内容不符"):
        kind(name, content)


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("通知.docx", ["word/document.xml", "word/vbaProject.bin"]),
        ("表.xlsx", ["xl/workbook.xml", "xl/vbaProject.bin"]),
        ("表.xlsx", ["xl/workbook.xml", "xl/VBAPROJECT.BIN"]),
    ],
)
def test_a_file_with_macros_is_refused_for_its_macros(name, members):
    with pytest.raises(UnacceptableFile, match="含有宏，请另存为不含宏的文件"):
        kind(name, packed(dict.fromkeys(members, "x")))


@pytest.mark.parametrize(
    "name",
    ["setup.exe", "a.html", "a.docm", "a.zip", "a.php", "无扩展名", "a.", ".pdf.exe", "."],
)
def test_an_unknown_format_is_refused_with_those_that_are_taken(name):
    with pytest.raises(UnacceptableFile) as refusal:
        kind(name, b"x")
    assert all(extension in str(refusal.value) for extension in ("pdf", "docx", "ofd", "jpg"))


def test_an_empty_file_is_refused():
    with pytest.raises(UnacceptableFile, match="空文件"):
        kind("通知.pdf", b"")


def test_too_large_a_file_is_refused_with_its_size_and_the_limit():
    exact = specimen("txt").ljust(1024 * 1024)
    assert kind("通知.txt", exact).extension == "txt"
    with pytest.raises(UnacceptableFile, match=r"1\.0 MB，超过 1 MB 的上限"):
        kind("通知.txt", exact + b" ")


@pytest.mark.parametrize("length", range(4090, 4100))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_may_be_cut_anywhere_by_the_look_at_its_beginning(length, encoding):
    content = (b"a" * (length % 4) + ("公开" * 3000).encode(encoding))[: length * 2]
    assert kind("目录.txt", content + " ".encode(encoding)).extension == "txt"


def test_markup_in_a_text_file_is_text_to_be_downloaded():
    found = kind("页面.txt", b"<html><script>alert(1)</script>")
    assert found.content_type.startswith("text/plain")
    assert not found.inline


def test_browsers_show_nothing_that_could_act():
    assert {kind.extension for kind in KINDS if kind.inline} == {"pdf", "jpg", "png", "gif"}


def test_the_file_is_left_at_its_beginning():
    file = io.BytesIO(specimen("docx"))
    kind_of("通知.docx", file, len(file.getvalue()), 1)
    assert file.tell() == 0


def test_svg_is_refused_with_the_way_out():
    with pytest.raises(UnacceptableFile, match="SVG 图片，可能含有脚本，请转换成 PNG"):
        kind("图.svg", b"<svg/>")


@pytest.mark.parametrize("extension", ["docx", "xlsx", "pptx"])
def test_an_office_file_behind_a_password_is_taken(extension):
    content = specimens.compound.compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"})
    assert kind(f"通知.{extension}", content).extension == extension


@pytest.mark.parametrize("name", ["通知.doc", "表.xls", "通知.wps", "通知.docx"])
def test_an_installer_in_the_same_container_is_refused(name):
    content = specimens.compound.compound({"SummaryInformation": b"x", "Binary.script": b"MZ"})
    with pytest.raises(UnacceptableFile, match="扩展名与内容不符"):
        kind(name, content)
