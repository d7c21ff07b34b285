"""Word 97–2003, WPS (which writes the same) and Excel 97–2003. Runs in the child process.

Layouts by Microsoft's open specifications MS-DOC and MS-XLS.
"""

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

from disclosures.attachments.papers import CHANGES, HIDDEN_SHEET, MOST_TEXT, Locked, Reading

MAGIC_OF_WORD = 0xA5EC
WORD_97 = 0x00C1
IS_ENCRYPTED, HAS_TABLE_ONE = 0x0100, 0x0200
PIECE_TABLE = 0x01A2  # where the header tells place and length of the table of text pieces

# Where the header tells place and length of the lists of names: title, author and template; who
# made remarks; who made changes; who saved it last and in which folder. The second has no head.
ASSOCIATED, REMARK_MAKERS, CHANGE_MAKERS, SAVERS = 0x019A, 0x01BA, 0x0232, 0x02D2
LISTS_OF_NAMES = {ASSOCIATED: 6, REMARK_MAKERS: 0, CHANGE_MAKERS: 6, SAVERS: 6}
UNKNOWN = "Unknown".encode("utf-16-le")  # which must stand first in the list of changes
PROPERTIES = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
# A set of properties with none inside: marks, then one empty section behind its own header.
NO_PROPERTIES = struct.pack("<HHI16sI16sIII", 0xFFFE, 0, 0x20105, b"", 1, b"", 48, 8, 0)

FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*[\x14\x15]?")
# Ends of paragraphs, pages, columns and lines; the mark of a cell; hyphens that show nothing.
SIGNS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x07": "\t"})
NOT_TEXT = re.compile("[\x00-\x08\x0f-\x1f]")

BOUNDSHEET, FILEPASS, WRITE_ACCESS = 0x0085, 0x002F, 0x005C


def word_header(ole) -> tuple[bytes, str]:
    """The main stream of a Word file and the name of its table stream."""
    main = ole.openstream("WordDocument").read()
    magic, flags = struct.unpack_from("<H8xH", main)
    if magic != MAGIC_OF_WORD:
        raise ValueError("not a Word file")
    if flags & IS_ENCRYPTED:
        raise Locked
    return main, "1Table" if flags & HAS_TABLE_ONE else "0Table"


def read_doc(path: Path) -> Reading:
    import olefile

    notes = []
    with olefile.OleFileIO(path) as ole:
        main, table_name = word_header(ole)
        if struct.unpack_from("<H", main, 2)[0] < WORD_97:
            start, end = struct.unpack_from("<II", main, 0x18)
            text = main[start:end].decode("gb18030", "replace")
        else:
            table = ole.openstream(table_name).read()
            text = _pieces(main, table)
            notes = [CHANGES] if _was_worked_on(main, table) else []
        pages = ole.get_metadata().num_pages
    text = FIELD_CODE.sub("", text).replace("\x15", "")
    return Reading(NOT_TEXT.sub("", text.translate(SIGNS)), pages or None, notes)


def _was_worked_on(main: bytes, table: bytes) -> bool:
    """Somebody left remarks, or changes that Word kept apart."""
    remarks = struct.unpack_from("<I", main, REMARK_MAKERS + 4)[0]
    place, length = struct.unpack_from("<II", main, CHANGE_MAKERS)
    makers = struct.unpack_from("<H", table, place + 2)[0] if length >= 6 else 0
    return remarks > 0 or makers > 1  # the first is Word's own “Unknown”


def _pieces(main: bytes, table: bytes) -> str:
    """The text in its order: pieces of UTF-16, or of single bytes where all are Western."""
    place, length = struct.unpack_from("<II", main, PIECE_TABLE)
    place, end = _after_formats(table, place), place + length
    size = struct.unpack_from("<I", table, place + 1)[0]
    start, count = place + 5, (size - 4) // 12
    if start + size > min(end, len(table)):
        raise ValueError("the table of pieces is cut off")
    ends = struct.unpack_from(f"<{count + 1}I", table, start)
    text, room = [], MOST_TEXT
    for number in range(count):
        at = struct.unpack_from("<I", table, start + 4 * (count + 1) + 8 * number + 2)[0]
        signs = min(ends[number + 1] - ends[number], room)
        if signs < 0 or not room:
            break
        room -= signs
        if at & 0x40000000:
            at = (at & 0x3FFFFFFF) // 2
            text.append(main[at : at + signs].decode("cp1252", "replace"))
        else:
            text.append(main[at : at + 2 * signs].decode("utf-16-le", "replace"))
    return "".join(text)


def _after_formats(table: bytes, place: int) -> int:
    """Past the formatting (marked 1) that may stand before the pieces (marked 2)."""
    while table[place] == 1:
        place += 3 + struct.unpack_from("<H", table, place + 1)[0]
    if table[place] != 2:
        raise ValueError("no table of pieces")
    return place


def records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record of a workbook's stream."""
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, place + 4, length
        place += 4 + length


def workbook(ole) -> tuple[str, bytes]:
    """Name and content of the stream of an Excel file."""
    name = "Workbook" if ole.exists("Workbook") else "Book"
    stream = ole.openstream(name).read()
    if any(kind == FILEPASS for kind, _, _ in records(stream)):
        raise Locked
    return name, stream


def has_macro_sheets(path: Path) -> bool:
    """Excel 4 keeps macros in sheets of their own, outside any project of macros."""
    import olefile

    with olefile.OleFileIO(path) as ole:
        stream = workbook(ole)[1]
    return any(
        kind == BOUNDSHEET and length > 5 and stream[place + 5] == 1
        for kind, place, length in records(stream)
    )


def read_xls(path: Path) -> Reading:
    import olefile
    import xlrd

    with olefile.OleFileIO(path) as ole:
        workbook(ole)
    book = xlrd.open_workbook(path, on_demand=True, logfile=_Nowhere())
    read = Reading("\n".join(book.sheet_names()) + "\n")
    pieces, length = [], 0
    for sheet in book.sheets():
        if sheet.visibility:
            read.notes = [HIDDEN_SHEET]
        for row in range(sheet.nrows):
            if length > MOST_TEXT:
                break
            line = "\t".join(_shown(cell) for cell in sheet.row_values(row) if cell != "")
            pieces.append(line)
            length += len(line)
    read.text += "\n".join(pieces)
    return read


def _shown(cell) -> str:
    """A whole number without the point that Excel keeps it with."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


class _Nowhere:
    """Where xlrd's remarks on a file go."""

    def write(self, text):
        return None


def clean_doc(source: Path, target: Path) -> str:
    """Names are overwritten with blanks, so that everything stays in its place."""
    import olefile

    copyfile(source, target)
    with olefile.OleFileIO(target, write_mode=True) as ole:
        main, table_name = word_header(ole)
        _empty_properties(ole)
        if struct.unpack_from("<H", main, 2)[0] >= WORD_97:
            table = bytearray(ole.openstream(table_name).read())
            for told_at, head in LISTS_OF_NAMES.items():
                place, length = struct.unpack_from("<II", main, told_at)
                _blank_names(table, place + head, min(place + length, len(table)))
            ole.write_stream(table_name, bytes(table))
    return ""


def _blank_names(table: bytearray, place: int, end: int):
    """Each name is its length and that many UTF-16 units."""
    while place + 2 <= end:
        after = place + 2 + 2 * struct.unpack_from("<H", table, place)[0]
        if after > end:
            return  # no list of this form
        if table[place + 2 : after] != UNKNOWN:
            table[place + 2 : after] = " ".encode("utf-16-le") * ((after - place - 2) // 2)
        place = after


def clean_xls(source: Path, target: Path) -> str:
    """The name of the user is a record of fixed length: one blank, filled up with blanks."""
    import olefile

    copyfile(source, target)
    with olefile.OleFileIO(target, write_mode=True) as ole:
        name, stream = workbook(ole)
        _empty_properties(ole)
        for kind, place, length in records(stream):
            if kind == WRITE_ACCESS and length > 4:
                blank = b"\x01\x00\x00".ljust(length)
                ole.write_stream(name, stream[:place] + blank + stream[place + length :])
                break
    return ""


def _empty_properties(ole):
    """Streams of an OLE file keep their length: what is not needed is filled with zeros."""
    for name in PROPERTIES:
        if ole.exists(name):
            size = ole.get_size(name)
            identity = ole.openstream(name).read(44)[28:44]
            empty = NO_PROPERTIES[:28] + identity + NO_PROPERTIES[44:]
            ole.write_stream(name, empty.ljust(size, b"\0")[:size])
