"""A ZIP with the files that the rows of a spreadsheet name; found by their names alone."""

import tempfile
import unicodedata
import zipfile
import zlib

from django.conf import settings
from django.core.files import File

from disclosures.attachments.names import safe_name

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 200 * MEGABYTE
LARGEST_UNPACKED = 1024 * MEGABYTE
MOST_MEMBERS = 5_000
IN_MEMORY = 2 * MEGABYTE
UTF8_NAME, ENCRYPTED = 0x800, 0x1
LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")


class WrongArchive(ValueError):
    """The ZIP can't be used; the text says why and what to do."""


class Archive:
    """The files of a ZIP by name. Nothing is unpacked to a path: each is read when asked for."""

    def __init__(self, file):
        try:
            self.zip = zipfile.ZipFile(file)
            members = [member for member in self.zip.infolist() if not _is_litter(member)]
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise WrongArchive("附件压缩包打不开，请用 zip 格式重新压缩") from error
        _refuse_bomb(members)
        self.members: dict[str, zipfile.ZipInfo] = {}
        self.twice: set[str] = set()
        self.used: set[str] = set()
        for member in members:
            name = key_of(_name(member).rpartition("/")[2])
            if name in self.members:
                self.twice.add(name)
            self.members[name] = member

    def problem(self, name: str) -> str:
        """Why the file that a row names can't be had; '' when it can."""
        key = key_of(name)
        if key not in self.members:
            return f"附件“{name}”不在压缩包里"
        if key in self.twice:
            return f"压缩包里有几个文件都叫“{name}”，请改成不同的名称"
        if self.members[key].file_size > settings.ATTACHMENT_MAX_MEGABYTES * MEGABYTE:
            return f"附件“{name}”超过 {settings.ATTACHMENT_MAX_MEGABYTES} MB 的上限"
        return ""

    def open(self, name: str) -> File:
        """The file that a row names, as an upload. Raises WrongArchive when it is damaged."""
        key = key_of(name)
        self.used.add(key)
        spool = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  File closes it
        try:
            with self.zip.open(self.members[key]) as source:
                while chunk := source.read(MEGABYTE):
                    spool.write(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise WrongArchive(f"压缩包里的“{name}”已经损坏") from error
        size = spool.tell()
        spool.seek(0)
        file = File(spool, name=safe_name(name))
        file.size = size
        return file

    def unused(self) -> list[str]:
        """Names in the ZIP that no row has named."""
        left = (member for key, member in self.members.items() if key not in self.used)
        return sorted(_name(member) for member in left)


def key_of(name: str) -> str:
    """What tells file names apart: Windows and macOS write the same letters differently."""
    return unicodedata.normalize("NFC", name.strip()).casefold()


def _is_litter(member) -> bool:
    """Folders, and what macOS and Windows put into every archive."""
    in_mac_folder = member.filename.startswith("__MACOSX/")
    return member.is_dir() or in_mac_folder or member.filename.rpartition("/")[2] in LITTER


def _refuse_bomb(members):
    """The declared sizes are all that zipfile unpacks, so they are what is checked."""
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise WrongArchive("附件压缩包加了密码，请用不加密码的 zip 重新上传")
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_UNPACKED or len(members) > MOST_MEMBERS:
        raise WrongArchive(
            f"附件压缩包展开后超过{LARGEST_UNPACKED // MEGABYTE} MB 或者{MOST_MEMBERS}个文件，"
            "请分几次导入"
        )
    for member in members:
        name = _name(member)
        if name.startswith("/") or ":" in name or ".." in name.split("/"):
            raise WrongArchive(f"附件压缩包里有不安全的路径“{name[:60]}”，没有读取")


def _name(member) -> str:
    """A member's name; Chinese Windows writes it in GBK and zipfile takes that for cp437."""
    name = member.filename
    if not member.flag_bits & UTF8_NAME:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                return raw.decode(encoding).replace("\\", "/")
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
