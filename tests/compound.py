"""Compound (OLE) files as Word, WPS and Excel 97–2003 write them, of given streams."""

import struct

SECTOR, ENTRY = 512, 128
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5
SMALLEST = 4096  # smaller streams would lie in sectors of their own kind: they are filled up


def compound(streams: dict[str, bytes], storages=()) -> bytes:
    """A file with one FAT sector: room for 60,000 bytes. Storages are empty folders."""
    contents = {name: each.ljust(SMALLEST, b"\0") for name, each in streams.items()}
    entries = len(contents) + len(storages) + 1
    directory_sectors = -(-entries * ENTRY // SECTOR)
    fat = [FAT, *_chain(1, directory_sectors)]
    places = {}
    for name, content in contents.items():
        places[name] = len(fat)
        fat += _chain(len(fat), -(-len(content) // SECTOR))
    assert len(fat) <= SECTOR // 4, "too much for one FAT sector"
    fat += [FREE] * (SECTOR // 4 - len(fat))
    body = b"".join(_filled(content) for content in contents.values())
    directory = _directory(contents, storages, places)
    return _header() + struct.pack("<128I", *fat) + _filled(directory) + body


def _chain(first: int, sectors: int) -> list[int]:
    return [*range(first + 1, first + sectors), END]


def _filled(content: bytes) -> bytes:
    return content + bytes(-len(content) % SECTOR)


def _header() -> bytes:
    start = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    start += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    # One FAT sector, the directory from sector 1, no small streams, no more tables.
    start += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, SMALLEST, END, 0, END, 0, 0)
    return start + struct.pack("<108I", *[FREE] * 108)


def _directory(contents, storages, places) -> bytes:
    """The root, then every other entry as the right neighbour of the one before it."""
    rows = [(name, STREAM, places[name], len(content)) for name, content in contents.items()]
    rows += [(name, STORAGE, 0, 0) for name in storages]
    rows.sort(key=lambda row: (len(row[0]), row[0].upper()))
    entries = [_entry("Root Entry", ROOT, FREE, 1 if rows else FREE, END, 0)]
    for number, (name, kind, place, size) in enumerate(rows, 1):
        right = number + 1 if number < len(rows) else FREE
        entries.append(_entry(name, kind, right, FREE, place, size))
    while len(entries) % (SECTOR // ENTRY):
        entries.append(_entry("", 0, FREE, FREE, 0, 0))
    return b"".join(entries)


def _entry(name, kind, right, child, place, size) -> bytes:
    encoded = name.encode("utf-16-le")
    length = len(encoded) + 2 if name else 0
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", length, kind, 1)
    return entry + struct.pack("<III36xIII", FREE, right, child, place, size, 0)


def properties(**texts) -> bytes:
    """A summary stream whose properties are texts: title, author, company and so on, by number."""
    numbers = {"title": 2, "author": 4, "last_author": 8}
    values, table, place = b"", b"", 8 + 8 * len(texts)
    for name, text in texts.items():
        content = text.encode("utf-8") + b"\0"
        value = struct.pack("<II", 30, len(content)) + content
        value += bytes(-len(value) % 4)
        table += struct.pack("<II", numbers[name], place + len(values))
        values += value
    identity = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
    section = struct.pack("<II", place + len(values), len(texts)) + table + values
    head = struct.pack("<HHI16sI", 0xFFFE, 0, 0x20105, b"", 1)
    return head + identity + struct.pack("<I", 48) + section


def doc(text: str, *, saved_by="", locked=False) -> bytes:
    """A Word 97 file of one piece of text."""
    place = 0x600
    flags = 0x0200 | (0x0100 if locked else 0)
    header = bytearray(place)
    struct.pack_into("<HH6xH", header, 0, 0xA5EC, 0x00C1, flags)
    ends = struct.pack("<II", 0, len(text))
    pieces = ends + struct.pack("<HIH", 0, place, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", header, 0x01A2, 0, len(table))
    lists = ((0x019A, 6), (0x01BA, 0), (0x0232, 6), (0x02D2, 6)) if saved_by else ()
    for told_at, head in lists:
        names = b"".join(_units(name) for name in ("Unknown", saved_by))
        names = struct.pack("<HHH", 0xFFFF, 2, 0)[:head] + names
        struct.pack_into("<II", header, told_at, len(table), len(names))
        table += names
    summary = properties(title="通知", author=saved_by)
    main = bytes(header) + text.encode("utf-16-le")
    return compound({"WordDocument": main, "1Table": table, "\x05SummaryInformation": summary})


def _units(text: str) -> bytes:
    return struct.pack("<H", len(text)) + text.encode("utf-16-le")


def xls(rows, *, user="张三", sheet="表一", hidden=0, kind=0, locked=False) -> bytes:
    """An Excel 97 workbook of one sheet of texts."""
    texts = [text for row in rows for text in row]
    shared = struct.pack("<II", len(texts), len(texts)) + b"".join(map(_string, texts))
    written_by = _string(user).ljust(112)
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 1997, 0, 6))
    start += _record(0x002F, bytes(6)) if locked else b""
    start += _record(0x005C, written_by) + _record(0x0042, struct.pack("<H", 1200))
    name = sheet.encode("utf-16-le")
    rest = _record(0x00FC, shared) + _record(0x000A, b"")
    named = struct.pack("<BBBB", hidden, kind, len(sheet), 1) + name
    begins = len(start) + 4 + 4 + len(named) + len(rest)
    globals_ = start + _record(0x0085, struct.pack("<I", begins) + named) + rest
    cells, number = b"", 0
    for at, row in enumerate(rows):
        for column in range(len(row)):
            cells += _record(0x00FD, struct.pack("<HHHI", at, column, 0, number))
            number += 1
    page = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 1997, 0, 6))
    summary = properties(title="表", author=user)
    stream = globals_ + page + cells + _record(0x000A, b"")
    return compound({"Workbook": stream, "\x05SummaryInformation": summary})


def _string(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content
