"""ZIPs of attachments: found by name, in any encoding of names; paths and bombs refused."""

import io
import zipfile

import pytest

from disclosures.exchange import archives
from disclosures.exchange.archives import Archive, WrongArchive
from tests.disclosures.exchange.making import archive_of, zipped


def packed(*names, content=b"x", flag=None):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return file


def test_a_file_is_found_by_its_name_wherever_it_lies():
    archive = Archive(packed("附件/一/通知.PDF", "目录/"))
    assert archive.problem("通知.pdf") == ""
    with archive.open("通知.pdf") as file:
        assert (file.name, file.size, file.read()) == ("通知.pdf", 1, b"x")


def test_names_that_windows_wrote_in_gbk_are_read():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("TEMPNAME.pdf", b"x")
    content = file.getvalue().replace(b"TEMPNAME", "公路通知".encode("gb18030"))
    assert Archive(io.BytesIO(content)).problem("公路通知.pdf") == ""


def test_what_is_not_there_or_there_twice_is_said():
    archive = Archive(packed("a/通知.pdf", "b/通知.pdf"))
    assert "几个文件都叫" in archive.problem("通知.pdf")
    assert "不在压缩包里" in archive.problem("目录.pdf")


def test_what_no_row_has_named_is_told_and_litter_is_not():
    archive = Archive(packed("通知.pdf", "Other.pdf", "__MACOSX/._通知.pdf", "a/.DS_Store"))
    archive.open("通知.pdf")
    assert archive.unused() == ["Other.pdf"]


def test_a_file_beyond_the_limit_of_attachments_is_refused(settings):
    settings.ATTACHMENT_MAX_MEGABYTES = 0
    assert "超过 0 MB" in archive_of(a__pdf=b"x").problem("a.pdf")


@pytest.mark.parametrize(
    "name", ["../etc/passwd", "a/../../b.pdf", "/etc/passwd", "C:\\windows\\a.pdf", "..\\a.pdf"]
)
def test_paths_that_lead_out_are_refused(name):
    with pytest.raises(WrongArchive, match="不安全的路径"):
        Archive(packed(name))


@pytest.mark.parametrize("limit", ["LARGEST_UNPACKED", "MOST_MEMBERS"])
def test_bombs_are_refused_unread(monkeypatch, limit):
    monkeypatch.setattr(archives, limit, 1)
    with pytest.raises(WrongArchive, match="展开后超过"):
        Archive(zipped(a__pdf=b"xx", b__pdf=b"xx"))


def test_what_is_no_zip_or_locked_is_refused_in_words():
    with pytest.raises(WrongArchive, match="打不开"):
        Archive(io.BytesIO(b"Rar!"))
    content = bytearray(zipped(a__pdf=b"x").getvalue())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(WrongArchive, match="加了密码"):
        Archive(io.BytesIO(bytes(content)))


def test_damaged_bytes_are_refused_in_words():
    content = zipped(a__pdf=b"content").getvalue().replace(b"content", b"changed")
    with pytest.raises(WrongArchive, match="已经损坏"):
        Archive(io.BytesIO(content)).open("a.pdf")
