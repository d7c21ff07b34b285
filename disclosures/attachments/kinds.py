"""Which files may be attached, known by their first bytes and never by their name alone. Pure."""

from dataclasses import dataclass
from typing import BinaryIO

from disclosures.attachments import checks

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
    entries: tuple[str, ...] = ()  # names of which the OLE file must hold one
    inline: bool = False


ZIP = (b"PK\x03\x04",)
OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = ("WordDocument",)
LOCKED = ("EncryptedPackage",)  # an Office file behind a password is wrapped in an OLE file
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
        "xlsx",
        "Excel",
        f"{OFFICE}.spreadsheetml.sheet",
        starts=ZIP,
        member="xl/workbook.xml",
    ),
    FileKind(
        "pptx",
        "PowerPoint",
        f"{OFFICE}.presentationml.presentation",
        starts=ZIP,
        member="ppt/presentation.xml",
    ),
    FileKind("doc", "Word", "application/msword", starts=OLE, entries=WORD),
    FileKind("xls", "Excel", "application/vnd.ms-excel", starts=OLE, entries=("Workbook", "Book")),
    FileKind("wps", "WPS", "application/octet-stream", starts=OLE, entries=WORD),
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
    if extension == "svg":
        raise UnacceptableFile(f"“{name}”是 SVG 图片，可能含有脚本，请转换成 PNG 图片后选择")
    kind = BY_EXTENSION.get(extension)
    if kind is None:
        raise UnacceptableFile(f"不接受“{name}”这种文件，可以上传：{ACCEPTED}")
    try:
        danger = _danger(kind, name, file, size)
    finally:
        file.seek(0)
    if danger:
        raise UnacceptableFile(f"“{name}”{danger}")
    return kind


def _danger(kind: FileKind, name: str, file: BinaryIO, size: int) -> str:
    """The end of a sentence on what is wrong with the content, or nothing."""
    file.seek(0)
    head = file.read(4096)
    if kind.content_type.startswith(OFFICE) and head.startswith(OLE):
        return _danger_in_ole(kind, file, LOCKED)
    if not (head.startswith(kind.starts) if kind.starts else _is_text(head)):
        return _not_a(kind)
    if kind.member:
        return _danger_in_container(kind, file, size)
    if kind.entries and (danger := _danger_in_ole(kind, file, kind.entries)):
        return danger
    return checks.danger_in_other(
        file, size, is_pdf=kind.extension == "pdf", is_text=not kind.starts
    )


def _not_a(kind: FileKind) -> str:
    return f"的内容不是 {kind.label} 文件（扩展名与内容不符），请核对后重新选择"


def _danger_in_container(kind: FileKind, file: BinaryIO, size: int) -> str:
    if checks.lists_too_many_members(file):
        return checks.BOMB
    archive = checks.opened(file)
    if archive is None or kind.member not in archive.namelist():
        return _not_a(kind)
    marks = {each.member for each in KINDS if each.member}
    return checks.danger_in_zip(archive, file, size, marks)


def _danger_in_ole(kind: FileKind, file: BinaryIO, entries: tuple[str, ...]) -> str:
    file.seek(0)
    content = file.read()
    if not any(checks.holds_entry(content, entry) for entry in entries):
        return _not_a(kind)
    return checks.MACRO if checks.has_macros(content) else ""


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
