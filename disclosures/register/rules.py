"""Rules of the register: what must never be entered, and which document a line is about. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# How a paper carries its classification (GB/T 9704: 秘密★1年).
MARK = re.compile(r"(绝密|机密|秘密)\s*[★☆]")
CLASSES = ("绝密", "机密", "秘密", "工作秘密")
CLASSIFIED = "标有密级，不得录入"


def is_classified(*, mark: str = "", texts: Iterable[str] = ()) -> bool:
    """Whether the 密级 cell names a class, or a text carries the mark of one.

    Nothing classified belongs in this database, not even a title; so nobody repeats the text.
    """
    mark = "".join(unicodedata.normalize("NFKC", mark).split())
    return mark.startswith(CLASSES) or any(MARK.search(text) for text in texts)


@dataclass(frozen=True)
class Paper:
    """What a line and a document have in common, for pairing them."""

    key: int
    number: str
    title: str
    made_on: date | None
    organ: int | None  # the 公开主体 in whose name
    is_shown: bool = False


def pair(lines: Iterable[Paper], documents: Iterable[Paper]) -> dict[int, int]:
    """Line → its document: by number; where either has none, by title, date and organ.

    A document that the public sees goes before one that it does not, an older before a newer.
    """
    by_number, by_title = {}, {}
    for document in sorted(documents, key=lambda d: (not d.is_shown, d.key)):
        if document.number:
            by_number.setdefault(document.number, document)
        by_title.setdefault((_same(document), bool(document.number)), document)
    found = {}
    for line in lines:
        document = by_number.get(line.number) if line.number else None
        document = document or by_title.get((_same(line), False))
        if document is None and not line.number:
            document = by_title.get((_same(line), True))
        if document is not None:
            found[line.key] = document.key
    return found


def _same(paper: Paper) -> tuple:
    return paper.title, paper.made_on, paper.organ
