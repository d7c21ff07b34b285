"""Dangerous files of accepted kinds: each is refused in a sentence, at the price of one reading."""

import io
import random
import resource
import struct
import time
import zipfile

import pytest

from disclosures.attachments.checks import (
    APPENDED,
    BAD_PATH,
    BOMB,
    CUT_OFF,
    MACRO,
    MARKUP,
    PROGRAM,
    TWO_KINDS,
    holds_entry,
)
from disclosures.attachments.kinds import UnacceptableFile, kind_of
from tests.compound import compound
from tests.specimens import packed, parts_of, specimen

pytestmark = pytest.mark.promise("hostile files are refused in a sentence before they are opened")

MEGABYTE = 1024 * 1024


def refusal(name, content):
    """The sentence with which a file is refused, or nothing."""
    try:
        kind_of(name, io.BytesIO(content), len(content), 50)
    except UnacceptableFile as error:
        return str(error)
    return ""


def docx(**parts):
    return packed(parts_of(specimen("docx")) | parts)


ARCHIVE = packed({"x.class": "x" * 100})
POLYGLOTS = {
    "PDF and ZIP": ("a.pdf", specimen("pdf") + ARCHIVE, PROGRAM),
    "PDF and a large ZIP": ("a.pdf", specimen("pdf") + packed({"x": bytes(9000)}, method=0)),
    "PDF and a web page": ("a.pdf", specimen("pdf") + b"<html>" + b"x" * 2000, APPENDED),
    "PDF with a web page first": (
        "a.pdf",
        b"%PDF-1.4\n<html><script>" + specimen("pdf"),
        MARKUP,
    ),
    "PDF without an end": ("a.pdf", specimen("pdf").replace(b"%%EOF", b""), CUT_OFF),
    "GIF and JAR": ("a.gif", specimen("gif") + ARCHIVE, PROGRAM),
    "JPEG and ZIP": ("a.jpg", specimen("jpg") + ARCHIVE, PROGRAM),
    "PNG and ZIP": ("a.png", specimen("png") + ARCHIVE, PROGRAM),
    "GIF and script": ("a.gif", b"GIF89a/*<script>alert(1)</script>*/", MARKUP),
    "PNG and PHP": ("a.png", b"\x89PNG\r\n\x1a\n<?php system(1);", MARKUP),
    "GIF and PDF": ("a.gif", b"GIF89a" + specimen("pdf"), TWO_KINDS),
    "text and ZIP": ("a.txt", b"x" * 5000 + ARCHIVE, PROGRAM),
    "Word 97 and ZIP": ("a.doc", specimen("doc") + ARCHIVE, PROGRAM),
    "DOCX and JAR": ("a.docx", docx(**{"META-INF/MANIFEST.MF": "Main-Class: X"}), PROGRAM),
    "DOCX and PDF": (
        "a.docx",
        packed({"x": specimen("pdf")[:500]} | parts_of(specimen("docx")), method=0),
        TWO_KINDS,
    ),
    "DOCX and OFD": ("a.docx", docx(**{"OFD.xml": "<x/>"}), TWO_KINDS),
    "DOCX and more": ("a.docx", specimen("docx") + b"<html>", APPENDED),
    "DOCX with a program": ("a.docx", docx(**{"word/embeddings/a.exe": "MZ"}), PROGRAM),
}


@pytest.mark.parametrize("case", POLYGLOTS)
def test_a_file_that_is_two_things_is_refused(case):
    name, content, *sentence = POLYGLOTS[case]
    assert refusal(name, content).endswith(sentence[0] if sentence else "后选择")


@pytest.mark.parametrize(
    "part",
    [
        *("word/vbaProject.bin", "word/VBAPROJECT.BIN", "word/vbaData.xml"),
        *("word/embeddings/a.xlsm", "xl/macrosheets/sheet1.xml"),
    ],
)
def test_a_document_with_macros_is_refused(part):
    assert refusal("a.docx", docx(**{part: "x"})).endswith(MACRO)


def test_a_macro_document_under_another_name_is_refused():
    types = parts_of(specimen("docx"))["[Content_Types].xml"].decode()
    types = types.replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        "vnd.ms-word.document.macroEnabled.main",
    )
    assert refusal("a.docx", docx(**{"[Content_Types].xml": types})).endswith(MACRO)


@pytest.mark.parametrize("entry", ["_VBA_PROJECT", "_VBA_PROJECT_CUR"])
@pytest.mark.parametrize(
    ("name", "stream"),
    [("a.doc", "WordDocument"), ("a.wps", "WordDocument"), ("a.xls", "Workbook")],
)
def test_an_old_document_with_macros_is_refused(name, stream, entry):
    assert refusal(name, compound({stream: b"x", entry: b"x"})).endswith(MACRO)
    assert refusal(name, compound({stream: b"x"}, storages=[entry])).endswith(MACRO)


def test_a_text_that_only_speaks_of_macros_is_no_macro():
    assert not holds_entry(bytes(7) + "_VBA_PROJECT\0".encode("utf-16-le"), "_VBA_PROJECT")
    assert refusal("a.doc", compound({"WordDocument": "x _VBA_PROJECT ".encode("utf-16")})) == ""


@pytest.mark.parametrize(
    "part",
    ["../x.xml", "/etc/passwd", "word/../../x.xml", "..\\x.xml", "C:\\x.xml", "c:x", "a\nb.xml"],
)
def test_paths_that_lead_out_of_the_package_are_refused(part):
    assert refusal("a.docx", docx(**{part: "x"})).endswith(BAD_PATH)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    file = io.BytesIO(specimen("docx"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/document.xml", "another")
    assert refusal("a.docx", file.getvalue()).endswith(BAD_PATH)


def test_pictures_and_embedded_tables_of_office_are_no_danger():
    parts = {"word/media/icon.svg": "<svg/>", "word/embeddings/表.xlsx": specimen("xlsx")}
    assert refusal("a.docx", docx(**parts)) == ""


# --- bombs --------------------------------------------------------------------------------------
PACKED, UNPACKED, PLACE = 20, 24, 42  # in an entry of the directory


def declared(content, what, number):
    """The package with one figure of every member declared as `number`."""
    content = bytearray(content)
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", content, place + what, number)
        place = content.find(b"PK\x01\x02", place + 4)
    return bytes(content)


NOISE = {"word/media/x.bin": random.Random(1).randbytes(4 * MEGABYTE)}
BOMBS = {
    "600 MB declared": lambda: declared(docx(**NOISE), UNPACKED, 150 * MEGABYTE),
    "members in the same place": lambda: declared(specimen("docx"), PLACE, 0),
    "members that reach into each other": lambda: declared(specimen("docx"), PACKED, 800),
    "120 MB of blanks": lambda: docx(**{"word/media/x.bin": bytes(120 * MEGABYTE)}),
    "20,000 members": lambda: packed({f"word/{n}": "" for n in range(20_000)}),
    "a million members": lambda: b"PK\x03\x04" + b"PK\x01\x02".ljust(46, b"\0") * 1_000_000,
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_is_refused_without_being_unpacked(case):
    content = BOMBS[case]()
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    assert refusal("a.docx", content).endswith(BOMB)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024
    assert time.perf_counter() - begun < 2


def test_a_large_workbook_that_packs_well_is_no_bomb():
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(1_000_000))
    content = packed(parts_of(specimen("xlsx")) | {"xl/worksheets/sheet2.xml": rows})
    assert refusal("a.xlsx", content) == ""


@pytest.mark.parametrize("content", [b"PK\x03\x04" * 5, b"PK\x03\x04PK\x05\x06" + b"\xff" * 18])
def test_a_broken_package_is_no_package(content):
    assert "扩展名与内容不符" in refusal("a.docx", content)


def test_a_pdf_whose_seal_padded_its_end_is_taken():
    assert refusal("a.pdf", specimen("pdf") + b"\n" * 5000 + b"x" * 100) == ""
