"""The child process that reads one file: its text, pages and pictures; without Django.

    python -m disclosures.attachments.reading EXTENSION FOLDER

reads FOLDER/file and leaves answer.json there, with `cleaned` and `thumbnail` where there are any.
Its limits are the kernel's: beyond them it is stopped, and the portal goes on without its answer.
"""

import json
import resource
import sys
from pathlib import Path

from disclosures.attachments import images, legacy, metadata, packages, papers, pdf

MEMORY_BYTES = 1024 * 1024 * 1024
PROCESSOR_SECONDS = 20
FILE_BYTES = 256 * 1024 * 1024
OPEN_FILES = 64

# What reads a format, and what writes it without its metadata.
READERS = {
    "pdf": (pdf.read_pdf, pdf.clean_pdf),
    "docx": (packages.read_docx, metadata.clean_office),
    "xlsx": (packages.read_xlsx, metadata.clean_office),
    "pptx": (packages.read_pptx, metadata.clean_office),
    "ofd": (packages.read_ofd, metadata.clean_ofd),
    "doc": (legacy.read_doc, legacy.clean_doc),
    "wps": (legacy.read_doc, legacy.clean_doc),
    "xls": (legacy.read_xls, legacy.clean_xls),
    "txt": (papers.read_plain, papers.has_none),
    "csv": (papers.read_plain, papers.has_none),
}
IMAGES = {"jpg": "JPEG", "png": "PNG", "gif": "GIF"}

MACRO = "含有宏，请另存为不含宏的文件后重新选择"
LOCKED = "文件设有密码，其中的文字不能检索，作者等信息没有清除"
DAMAGED = "文件可能已经损坏，没有读出文字，请打开核对"
NOT_CLEANED = "作者等信息没有清除，请用原软件清除后重新上传"
NO_TEXT = "没有读出文字（可能是扫描件），不能按内容检索"
CUT = f"文字过多，只有前 {papers.MOST_TEXT // 10_000} 万字可以检索"


def limit_this_process():
    """Called first of all. No other process can be started from here on."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def read(extension: str, folder: Path) -> dict:
    """What is to be said about FOLDER/file; `cleaned` and `thumbnail` are left beside it."""
    said = {"text": "", "pages": None, "width": None, "height": None, "note": "", "refusal": ""}
    if extension in IMAGES:
        return said | images.renew(folder, IMAGES[extension])
    return said | _read_paper(extension, folder)


def _read_paper(extension: str, folder: Path) -> dict:
    """The text is read from what will be stored: what was cleaned must still open."""
    source, cleaned = folder / "file", folder / "cleaned"
    read, clean = READERS[extension]
    try:
        if extension == "xls" and legacy.has_macro_sheets(source):
            return {"refusal": MACRO}
        notes, reading = _cleaned(read, clean, source, cleaned)
        reading = reading or read(source)
    except papers.Locked:
        cleaned.unlink(missing_ok=True)
        return {"note": LOCKED}
    except Exception:  # a hostile file may raise anything; what counts is said in the note
        cleaned.unlink(missing_ok=True)
        return {"note": DAMAGED}
    notes += reading.notes
    if len(reading.text) > papers.MOST_TEXT:
        notes.append(CUT)
    if not reading.text.strip():
        notes.append(NO_TEXT)
    text = reading.text[: papers.MOST_TEXT].strip()
    return {"text": text, "pages": reading.pages, "note": "；".join(notes)}


def _cleaned(read, clean, source: Path, cleaned: Path) -> tuple[list[str], papers.Reading | None]:
    """Notes, and the reading of the cleaned file; none if there is no such file."""
    try:
        note = clean(source, cleaned)
        return [note] if note else [], read(cleaned) if cleaned.exists() else None
    except papers.Locked:
        raise
    except Exception:  # as above: then the file stays as it came, and says so
        cleaned.unlink(missing_ok=True)
        return [NOT_CLEANED], None


def answer(extension: str, folder: Path):
    said = read(extension, folder)
    (folder / "answer.json").write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    limit_this_process()
    answer(sys.argv[1], Path(sys.argv[2]))
