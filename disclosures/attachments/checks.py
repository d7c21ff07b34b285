"""What makes a file of an accepted kind dangerous, said as the end of a sentence. Pure.

Only bytes and the directory of a container are looked at; nothing is unpacked, so that a look at
a hostile file costs no more than reading it once.
"""

import re
import struct
import zipfile
import zlib
from typing import BinaryIO

MOST_MEMBERS = 10_000
MOST_UNPACKED = 500 * 1024 * 1024
# A worksheet of blank cells packs a hundredfold; what packs better and is large is a bomb.
SUSPECT_UNPACKED, MOST_RATIO = 100 * 1024 * 1024, 200

BOMB = "解压后的内容过大，可能是压缩炸弹，请重新导出后选择"
MACRO = "含有宏，请另存为不含宏的文件后重新选择"
BAD_PATH = "内部的文件路径不正常，请重新导出后选择"
TWO_KINDS = "同时是几种格式的文件，请重新导出后选择"
PROGRAM = "夹带了程序或者压缩包，请移除后重新选择"
APPENDED = "的结尾之后附有别的内容，请重新导出后选择"
MARKUP = "夹带了网页代码，请重新导出后选择"
CUT_OFF = "不完整（没有文件结尾），请重新导出后选择"

HEAD, TAIL = 1024, 22 + 65535  # where readers look for a PDF header and a ZIP directory
END_OF_ZIP = b"PK\x05\x06"
WEB_PAGE = re.compile(rb"<(html|script|!doctype\s+html|iframe|\?php)", re.IGNORECASE)
MACRO_MEMBER = re.compile(r"(vbaproject\.bin|vbadata\.xml|\.(doc|xls|ppt|dot|xlt)m)$|/macrosheets/")
PROGRAMS = {
    *("zip", "rar", "7z", "jar", "class", "exe", "dll", "msi", "com", "scr"),
    *("bat", "cmd", "ps1", "vbs", "js", "hta", "lnk"),
}
MACRO_TYPE = b"macroEnabled"


def lists_too_many_members(file: BinaryIO) -> bool:
    """Counted in the bytes: reading a directory of a million members would cost a gigabyte."""
    file.seek(0)
    chunks = iter(lambda: file.read(1024 * 1024), b"")
    return sum(chunk.count(b"PK\x01\x02") for chunk in chunks) > MOST_MEMBERS


def opened(file: BinaryIO) -> zipfile.ZipFile | None:
    """The ZIP container with its directory read, or None if it is none."""
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError, OverflowError, struct.error):
        return None


def danger_in_zip(archive: zipfile.ZipFile, file: BinaryIO, size: int, marks: set[str]) -> str:
    """Of an office file or OFD. `marks` are the members that the known kinds are known by."""
    members = archive.infolist()
    names = [member.filename for member in members]
    folded = [name.lower() for name in names]
    if _is_bomb(members, size):
        return BOMB
    if any(MACRO_MEMBER.search(name) for name in folded) or _says_macros(archive):
        return MACRO
    if len(set(names)) != len(names) or any(_leaves_the_container(name) for name in names):
        return BAD_PATH
    if len(marks & set(names)) > 1 or b"%PDF-" in _head(file):
        return TWO_KINDS
    if "meta-inf/manifest.mf" in folded or _are_programs(folded):
        return PROGRAM
    return "" if _ends_with_zip(_tail(file, size)) else APPENDED


def danger_in_other(file: BinaryIO, size: int, *, is_pdf: bool, is_text: bool) -> str:
    """Of a file that is no container."""
    head = _head(file)
    if not is_text and WEB_PAGE.search(head):
        return MARKUP
    if not is_text and not is_pdf and b"%PDF-" in head:
        return TWO_KINDS
    if is_pdf and (danger := _danger_after_pdf(file)):
        return danger
    return PROGRAM if _ends_with_zip(_tail(file, size)) else ""


def has_macros(content: bytes) -> bool:
    """Of a legacy office file: its project of macros has an entry in the directory."""
    return holds_entry(content, "_VBA_PROJECT") or holds_entry(content, "_VBA_PROJECT_CUR")


def holds_entry(content: bytes, name: str) -> bool:
    """Whether the directory of an OLE file has an entry of that name; entries are aligned."""
    wanted = f"{name}\0".encode("utf-16-le")
    place = content.find(wanted)
    while place >= 0:
        if place % 128 == 0:
            return True
        place = content.find(wanted, place + 1)
    return False


def _is_bomb(members: list[zipfile.ZipInfo], size: int) -> bool:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    places = {member.header_offset for member in members}
    return (
        unpacked > MOST_UNPACKED
        or (unpacked > SUSPECT_UNPACKED and unpacked > MOST_RATIO * size)
        # Members that share their bytes: small on the disk, without end when unpacked.
        or packed > size
        or len(places) != len(members)
    )


def _says_macros(archive: zipfile.ZipFile) -> bool:
    """A macro document under another name still says so in its list of content types."""
    try:
        with archive.open("[Content_Types].xml") as types:
            return MACRO_TYPE in types.read(1024 * 1024)
    except (KeyError, RuntimeError, ValueError, OSError, zipfile.BadZipFile, zlib.error):
        return False


def _leaves_the_container(name: str) -> bool:
    name = name.replace("\\", "/")
    return (
        name.startswith("/")
        or ".." in name.split("/")
        or re.match("[A-Za-z]:", name) is not None
        or any(ord(sign) < 32 for sign in name)
    )


def _are_programs(names: list[str]) -> bool:
    return any(name.rpartition(".")[2] in PROGRAMS for name in names if "." in name)


def _danger_after_pdf(file: BinaryIO) -> str:
    file.seek(0)
    content = file.read()
    end = content.rfind(b"%%EOF")
    if end < 0:
        return CUT_OFF
    # Some seals and scanners pad the end: blanks and a few bytes are harmless.
    return APPENDED if len(content[end + 5 :].strip(b"\0\t\r\n ")) > HEAD else ""


def _ends_with_zip(tail: bytes) -> bool:
    """The directory of a ZIP container lies exactly at the end of the file."""
    place = tail.rfind(END_OF_ZIP)
    if place < 0 or place + 22 > len(tail):
        return False
    return place + 22 + int.from_bytes(tail[place + 20 : place + 22], "little") == len(tail)


def _head(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(HEAD)


def _tail(file: BinaryIO, size: int) -> bytes:
    file.seek(max(0, size - TAIL))
    return file.read()
