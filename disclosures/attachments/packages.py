"""The text of what is packed as ZIP with XML inside: DOCX, XLSX, PPTX, OFD. In the child process.

Read as streams with the parser of the standard library, which fetches nothing and refuses entities
that multiply; the child's limits hold for whatever else a part may do.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

from disclosures.attachments.papers import (
    CHANGES,
    HIDDEN_SHEET,
    MOST_TEXT,
    Locked,
    Reading,
    unwrapped,
)

OLE_START = b"\xd0\xcf\x11\xe0"
HIDDEN_SLIDE = "演示文稿含有隐藏的幻灯片，发布前请确认可以公开"

WORD_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
SHARED_BY_PAGES = ("TemplatePage", "PublicRes", "DocumentRes")  # of OFD
SLIDES = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml")
ENDS = {"p": "\n", "br": "\n", "cr": "\n", "tab": "\t"}
CHANGED = {"ins", "del", "moveFrom", "moveTo"}  # tracked changes of Word


def elements(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str, Element]]:
    """Start and end of every element of a part, by local name; forgotten once it has ended."""
    with archive.open(name) as part:
        for event, element in iterparse(part, ("start", "end")):  # noqa: S314 - see above
            yield event, element.tag.rpartition("}")[2], element
            if event == "end":
                element.clear()


def opened(path: Path) -> zipfile.ZipFile:
    """The container; an Office file behind a password is none, but an OLE file around it."""
    with path.open("rb") as file:
        if file.read(4) == OLE_START:
            raise Locked
    archive = zipfile.ZipFile(path)
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise Locked
    return archive


def matching(archive: zipfile.ZipFile, pattern: re.Pattern) -> list[str]:
    """Names of parts, in the order of their numbers."""
    names = [name for name in archive.namelist() if pattern.fullmatch(name)]
    return sorted(names, key=lambda name: [int(n) for n in re.findall(r"\d+", name)])


def _paragraphs(archive, name) -> tuple[str, set[str]]:
    """Text of a part of Word or PowerPoint, and the names of elements that were met.

    Of a drawing that is stored twice, for new and old programs, the old form is left out.
    """
    pieces, met, old, length = [], set(), 0, 0
    for event, tag, element in elements(archive, name):
        if event == "start":
            met.add(tag)
            old += tag == "Fallback"
            continue
        old -= tag == "Fallback"
        if old or length > MOST_TEXT:
            continue
        piece = element.text or "" if tag == "t" else ENDS.get(tag, "")
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), met


def read_docx(path: Path) -> Reading:
    archive = opened(path)
    names = matching(archive, WORD_PARTS)
    names.sort(key=lambda name: name != "word/document.xml")
    read = Reading("", _pages_counted_by_word(archive))
    changed = "word/comments.xml" in archive.namelist()
    for name in names:
        text, met = _paragraphs(archive, name)
        read.text += text
        changed |= bool(met & CHANGED)
    if changed:
        read.notes.append(CHANGES)
    return read


def _pages_counted_by_word(archive) -> int | None:
    """Word's own count, from the time it was last saved."""
    try:
        for event, tag, element in elements(archive, "docProps/app.xml"):
            if event == "end" and tag == "Pages":
                return int(element.text)
    except (KeyError, ValueError, TypeError):
        pass
    return None


def read_pptx(path: Path) -> Reading:
    archive = opened(path)
    slides = matching(archive, SLIDES)
    read = Reading("", sum(name.startswith("ppt/slides/") for name in slides))
    for name in slides:
        read.text += _paragraphs(archive, name)[0]
        with archive.open(name) as part:
            if re.search(rb'<\w+:sld\b[^>]*\bshow="0"', part.read(4096)):
                read.notes = [HIDDEN_SLIDE]
    return read


def read_xlsx(path: Path) -> Reading:
    archive = opened(path)
    shared = _shared_strings(archive)
    read = Reading("")
    for event, tag, element in elements(archive, "xl/workbook.xml"):
        if event == "start" and tag == "sheet":
            read.text += element.get("name", "") + "\n"
            if element.get("state", "visible") != "visible":
                read.notes = [HIDDEN_SHEET]
    for name in matching(archive, SHEETS):
        read.text += _cells(archive, name, shared, MOST_TEXT - len(read.text))
    return read


def _shared_strings(archive) -> list[str]:
    """Phonetic readings (rPh) are not what stands in the cell."""
    strings, current, phonetic = [], [], False
    if "xl/sharedStrings.xml" not in archive.namelist():
        return strings
    for event, tag, element in elements(archive, "xl/sharedStrings.xml"):
        if tag == "rPh":
            phonetic = event == "start"
        elif event == "end" and tag == "t" and not phonetic:
            current.append(element.text or "")
        elif event == "end" and tag == "si":
            strings.append("".join(current))
            current.clear()
    return strings


def _cells(archive, name, shared, room) -> str:
    """Rows as lines, cells parted by tabs; dates stand as the numbers that Excel keeps."""
    pieces, kind, length = [], "", 0
    for event, tag, element in elements(archive, name):
        if event == "start":
            kind = element.get("t", "") if tag == "c" else kind
            continue
        piece = ""
        if tag in ("v", "t") and element.text:
            piece = element.text + "\t"
            if kind == "s" and tag == "v":
                piece = shared[int(element.text)] + "\t"
        elif tag == "row":
            piece = "\n"
        pieces.append(piece)
        length += len(piece)
        if length > room:
            break
    return "".join(pieces)


def read_ofd(path: Path) -> Reading:
    """The pages of every document, in their order, then what pages have in common."""
    archive = opened(path)
    read = Reading("", 0)
    for root in _addresses(archive, "OFD.xml", ("DocRoot",)):
        pages = _addresses(archive, root, ("Page",))
        read.pages += len(pages)
        for part in [*pages, *_addresses(archive, root, SHARED_BY_PAGES)]:
            read.text += _lines_of_page(archive, part) + "\n"
            if len(read.text) > MOST_TEXT:
                return read
    return read


def _addresses(archive, name, tags) -> list[str]:
    """The parts that a part names: as the element's text or its BaseLoc, relative to itself."""
    found = []
    for event, tag, element in elements(archive, name):
        if event == "end" and tag in tags and (place := element.get("BaseLoc") or element.text):
            place = posixpath.join("/" + posixpath.dirname(name), place.strip())
            found.append(posixpath.normpath(place).lstrip("/"))
    return [place for place in found if place in archive.namelist()]


def _lines_of_page(archive, name) -> str:
    """Text objects a millimetre apart in height, at most, make one line."""
    lines, height = [], None
    for event, tag, element in elements(archive, name):
        if event == "start" and tag == "TextObject":
            now = float(element.get("Boundary", "0 0").split()[1])
            if height is None or abs(now - height) > 1:
                lines.append("")
            height = now
        elif event == "end" and tag == "TextCode" and lines:
            lines[-1] += (element.text or "").strip("\n")
    return unwrapped([line for line in lines if line.strip()])
