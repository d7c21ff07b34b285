"""Which files may be attached, known by their first bytes and never by their name alone. Pure."""

import zipfile
from dataclasses import dataclass
from typing import BinaryIO

IMAGE, PAPER = "image", "paper"


@dataclass(frozen=True)
class FileKind:
    """A kind of file: what it is called, how it begins, whether a browser may show it itself."""

    extension: str
    label: str
    content_type: str
    group: str = PAPER
    starts: tuple[bytes, ...] = ()
    member: str = ""  # a name that the ZIP container must hold
    inline: bool = False


ZIP = (b"PK\x03\x04",)
OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = [
    FileKind("pdf", "PDF", "application/pdf", starts=(b"%PDF-",), inline=True),
    FileKind("ofd", "OFD", "application/ofd", starts=ZIP, member="OFD.xml"),
    FileKind(
        "docx",
        "Word",
        f"{OFFICE}.wordprocessingml.document",
        starts=ZIP,
        member="word/document.xml",
    ),
    FileKind(
        "xlsx", "Excel", f"{OFFICE}.spreadsheetml.sheet", starts=ZIP, member="xl/workbook.xml"
    ),
    FileKind(
        "pptx",
        "PowerPoint",
        f"{OFFICE}.presentationml.presentation",
        starts=ZIP,
        member="ppt/presentation.xml",
    ),
    FileKind("doc", "Word", "application/msword", starts=OLE),
    FileKind("xls", "Excel", "application/vnd.ms-excel", starts=OLE),
    FileKind("wps", "WPS", "application/octet-stream", starts=OLE),
    FileKind("txt", "纯文本", "text/plain; charset=utf-8"),
    FileKind("csv", "CSV", "text/csv; charset=utf-8"),
    FileKind("jpg", "JPEG 图片", "image/jpeg", IMAGE, (b"\xff\xd8\xff",), inline=True),
    FileKind("png", "PNG 图片", "image/png", IMAGE, (b"\x89PNG\r\n\x1a\n",), inline=True),
    FileKind("gif", "GIF 图片", "image/gif", IMAGE, (b"GIF87a", b"GIF89a"), inline=True),
]
BY_EXTENSION = {kind.extension: kind for kind in KINDS} | {
    "jpeg": next(kind for kind in KINDS if kind.extension == "jpg")
}
IMAGE_ENDINGS = tuple(f".{name}" for name, kind in BY_EXTENSION.items() if kind.group == IMAGE)
ACCEPTED = "、".join(sorted({kind.extension for kind in KINDS}))


class UnacceptableFile(ValueError):
    """The file is refused; the text says why and what to do instead."""


def kind_of(name: str, file: BinaryIO, size: int, limit_megabytes: int) -> FileKind:
    """The kind of an uploaded file, by its content. Raises UnacceptableFile with a sentence."""
    if size == 0:
        raise UnacceptableFile(f"“{name}”是空文件，请检查后重新选择")
    if size > limit_megabytes * 1024 * 1024:
        raise UnacceptableFile(
            f"“{name}”有 {size / 1024 / 1024:.1f} MB，超过 {limit_megabytes} MB 的上限，"
            "请压缩或者拆分后上传"
        )
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    kind = BY_EXTENSION.get(extension)
    if kind is None:
        raise UnacceptableFile(f"不接受“{name}”这种文件，可以上传：{ACCEPTED}")
    if not _content_fits(kind, file):
        raise UnacceptableFile(
            f"“{name}”的内容不是 {kind.label} 文件（扩展名与内容不符），请核对后重新选择"
        )
    if kind.member and any(n.lower().endswith("vbaproject.bin") for n in _members(file)):
        raise UnacceptableFile(f"“{name}”含有宏，请另存为不含宏的文件后重新选择")
    return kind


def _content_fits(kind: FileKind, file: BinaryIO) -> bool:
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    if kind.member:
        return head.startswith(kind.starts) and kind.member in _members(file)
    if kind.starts:
        return head.startswith(kind.starts)
    return _is_text(head)


def _members(file: BinaryIO) -> list[str]:
    """What the ZIP container lists; only its directory is read, nothing unpacked."""
    try:
        return zipfile.ZipFile(file).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return []
    finally:
        file.seek(0)


def _is_text(head: bytes) -> bool:
    """Plain text in UTF-8 or GB18030. The head may end inside a character: drop up to 3 bytes."""
    if b"\x00" in head or head.startswith((b"MZ", b"\x7fELF", b"#!")):
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):
            try:
                head[: len(head) - cut].decode(encoding)
                return True
            except UnicodeDecodeError:
                continue
    return False
