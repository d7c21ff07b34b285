"""The demonstration's files are small, real, and the same every time."""

import zipfile
import zlib
from io import BytesIO
from xml.etree import ElementTree

import pytest

from portal.demo.documents import demo_documents
from portal.demo.files import docx_bytes, file_bytes, pdf_bytes, png_bytes, txt_bytes

LARGEST_PICTURE = 3 * 1024


@pytest.fixture(scope="module")
def documents():
    return demo_documents()


def chunks(content):
    place = 8
    while place < len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        name = content[place + 4 : place + 8]
        data = content[place + 8 : place + 8 + length]
        checksum = int.from_bytes(content[place + 8 + length : place + 12 + length], "big")
        assert checksum == zlib.crc32(name + data)
        yield name, data
        place += 12 + length


def test_a_picture_is_a_valid_png_of_320_by_200():
    parts = dict(chunks(png_bytes(75, "养护工人清理边沟")))
    assert parts[b"IHDR"][:8] == (320).to_bytes(4, "big") + (200).to_bytes(4, "big")
    assert len(zlib.decompress(parts[b"IDAT"])) == 200 * 321
    assert max(zlib.decompress(parts[b"IDAT"])) < len(parts[b"PLTE"]) // 3
    assert "养护工人清理边沟".encode() in parts[b"iTXt"]


def test_all_pictures_are_small_and_no_two_are_alike(documents):
    made = [png_bytes(i.seed, i.alt_text) for document in documents for i in document.images]
    assert all(content.startswith(b"\x89PNG\r\n\x1a\n") for content in made)
    assert max(map(len, made)) <= LARGEST_PICTURE
    assert len(set(made)) == len(made)


def test_every_file_begins_as_its_kind_does_and_is_named_after_it(documents):
    starts = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "txt": b"20"}
    for document in documents:
        for paper in document.files:
            assert file_bytes(paper).startswith(starts[paper.kind])
            assert paper.name.endswith(f".{paper.kind}")
            assert not set(paper.name) & set('/\\:*?"<>|')


def test_a_pdf_finds_its_objects_where_its_table_says():
    content = pdf_bytes("关于公路养护的通知", ["第一条　为了加强公路养护。"] * 60)
    table_at = int(content.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    rows = content[table_at:].split(b"\n")[3:]
    offsets = [int(row[:10]) for row in rows if row.endswith(b" n ")]
    for number, offset in enumerate(offsets, 1):
        assert content[offset:].startswith(f"{number} 0 obj".encode())
    assert content.count(b"/Type /Page ") == 2
    assert "公路养护".encode("utf-16-be").hex().encode() in content


def test_a_word_file_opens_and_keeps_its_text():
    content = docx_bytes("标题", ["甲 & 乙 <丙>", "丁"])
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    assert "".join(document.itertext()) == "标题甲 & 乙 <丙>丁"


def test_a_text_file_is_utf_8():
    assert txt_bytes("标题", ["一行"]).decode("utf-8").split("\r\n")[:3] == ["标题", "", "一行"]


def test_the_same_input_gives_the_same_bytes():
    for write in (pdf_bytes, docx_bytes, txt_bytes):
        assert write("标题", ["内容"]) == write("标题", ["内容"])
    assert png_bytes(1234, "图") == png_bytes(1234, "图")
