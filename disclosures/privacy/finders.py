"""Finds personal data in text: identity numbers, mobiles, bank cards, e-mail, home addresses.

Precision before recall: a number must pass its checksum or carry a plausible date, an address
must lead to a door. Landlines are left alone, since offices publish theirs. Every pattern is
bounded and starts only at the beginning of a run, so the work grows with the text and no faster.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from disclosures.privacy import masks


class Kind(StrEnum):
    IDENTITY = "identity"
    OLD_IDENTITY = "old_identity"
    BANK_CARD = "bank_card"
    MOBILE = "mobile"
    EMAIL = "email"
    ADDRESS = "address"


@dataclass(frozen=True)
class Finding:
    """One piece of personal data; `start` and `end` are places in the text as it was given."""

    kind: Kind
    label: str
    start: int
    end: int
    text: str
    masked: str


@dataclass(frozen=True)
class Sighting:
    """A finding as a reader looks it up: which text, which line, the words around, masked."""

    place: str
    line: int
    finding: Finding
    before: str
    after: str

    @property
    def label(self) -> str:
        return self.finding.label

    @property
    def masked(self) -> str:
        return self.finding.masked

    @property
    def excerpt(self) -> str:
        """The words around, with the masked data marked. Nothing in it is shown in full."""
        return f"{self.before}【{self.masked}】{self.after}"

    def __str__(self) -> str:
        line = f"第{self.line}行" if self.line > 1 else ""
        return f"{self.place}{line}有{self.label}“{self.excerpt}”"


_CONTEXT = 16  # characters of the text on each side of a sighting

_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9])"
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
IDENTITY = re.compile(
    rf"(?<![0-9]){_PROVINCE}[0-9]{{4}}[ -]?(?:19|20)[0-9]{{2}}{_MONTH_DAY}[ -]?[0-9]{{3}}[0-9Xx]"
    r"(?![0-9A-Za-z])"
)
OLD_IDENTITY = re.compile(rf"(?<![0-9]){_PROVINCE}[0-9]{{6}}{_MONTH_DAY}[0-9]{{3}}(?![0-9A-Za-z])")
# Issuer ranges in use in China; without them one work-order number in ten would pass Luhn.
BANK_CARD = re.compile(
    r"(?<![0-9])(?=4|5[1-5]|6|35|955)"
    r"(?:[0-9]{16,19}|[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?:\1[0-9]{1,3})?)(?![0-9])"
)
MOBILE = re.compile(
    r"(?<![0-9])(?<![0-9]\.)(?:\(?(?:\+|00)?86\)?[ -]?)?"
    r"1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])"
)
EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}"
)
# A home: 单元 with a door, or a housing estate with a building and a room.
_COUNT = r"[0-9A-Za-z一二三四五六七八九十]{1,5}"
_START = r"(?<![第0-9A-Za-z一二三四五六七八九十])"
_FLOOR = rf"(?:{_COUNT}[层楼] ?)?"
_ROOM = r"(?:[0-9]{1,4}|[零〇一二三四五六七八九十]{1,5})室"
_BARE_DOOR = r"[0-9]{3,4}(?![0-9年月日户人个名元米平])"
_ESTATE = r"(?:小区|花园|家园|公寓|新村|家属院|家属楼|宿舍|苑|住宅)"
ADDRESS = re.compile(
    rf"{_START}{_COUNT}单元 ?{_FLOOR}(?:{_ROOM}|[0-9]{{1,4}}号|{_BARE_DOOR})"
    rf"|{_ESTATE} ?{_COUNT}(?:号楼|栋|幢|座|号|#) ?{_FLOOR}{_ROOM}"
    rf"|{_ESTATE} ?[0-9]{{1,3}}-[0-9]{{1,2}}-[0-9]{{3,4}}(?![0-9])"
)
PATTERNS = (IDENTITY, OLD_IDENTITY, BANK_CARD, MOBILE, EMAIL, ADDRESS)

_STREET = re.compile(r"[一-鿿0-9A-Za-z#()-]")
_LONGEST_STREET = 40
_INTRODUCTION = re.compile(r"地址|住[址所]|居?住[于在]|位于|户籍|住(?![宅房建保])")

# Full-width ASCII, wide spaces and typographic dashes, one for one, so that places do not move.
HALF_WIDTH = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys([0x3000, 0xA0, *range(0x2002, 0x200B)], 0x20)
    | dict.fromkeys([*range(0x2010, 0x2016), 0x2212], 0x2D)
)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"


def find_personal_data(text: str) -> list[Finding]:
    """Every finding in order of place; none overlaps another, the surer kind wins."""
    plain, place = _reading(text)
    taken = bytearray(len(plain))
    findings = []
    for kind, label, spans, mask in _KINDS:
        for start, end in spans(plain):
            if taken.find(1, start, end) >= 0:
                continue
            taken[start:end] = b"\x01" * (end - start)
            first, last = place(start), place(end - 1) + 1
            masked = mask(plain[start:end])
            findings.append(Finding(kind, label, first, last, text[first:last], masked))
    return sorted(findings, key=lambda finding: finding.start)


def personal_data_in(texts: Iterable[tuple[str, str]]) -> list[Sighting]:
    """What is found in every (place, text), in the order of the texts, with its place."""
    return [sighting for place, text in texts for sighting in _sightings(place, text)]


def mask_personal_data(text: str) -> str:
    """The text with every finding masked."""
    return "".join(_masked_pieces(text, find_personal_data(text)))


def _masked_pieces(text: str, findings: list[Finding]) -> list[str]:
    """The text in pieces: what stands before a finding, the finding masked, …, what is left."""
    pieces, rest = [], 0
    for finding in findings:
        pieces += [text[rest : finding.start], finding.masked]
        rest = finding.end
    return [*pieces, text[rest:]]


def _sightings(place: str, text: str) -> Iterator[Sighting]:
    findings = find_personal_data(text)
    pieces = _masked_pieces(text, findings)
    for n, finding in enumerate(findings):
        # Two pieces on each side: a short gap, and the neighbour's data, masked as well.
        before = "".join(pieces[max(0, 2 * n - 2) : 2 * n + 1]).rpartition("\n")[2][-_CONTEXT:]
        after = "".join(pieces[2 * n + 2 : 2 * n + 5]).partition("\n")[0][:_CONTEXT]
        line = text.count("\n", 0, finding.start) + 1
        # What a cut leaves of a longer number may look like data of its own.
        yield Sighting(place, line, finding, mask_personal_data(before), mask_personal_data(after))


def is_identity_number(number: str) -> bool:
    """Whether eighteen characters are an identity number: place, day of birth, check digit."""
    if not IDENTITY.fullmatch(number) or len(number) != 18 or not _is_date(number[6:14]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECK_CHARACTERS[total % 11] == number[17].upper()


def passes_luhn(digits: str) -> bool:
    """The check digit of bank cards."""
    total = sum(map(int, digits[-1::-2]))
    total += sum(sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return total % 10 == 0


def _reading(text: str) -> tuple[str, Callable[[int], int]]:
    """The text as a finder reads it, and where each of its characters stood."""
    half_width = text.translate(HALF_WIDTH)
    if not INVISIBLE.search(half_width):
        return half_width, lambda index: index
    kept = [i for i, letter in enumerate(half_width) if not INVISIBLE.match(letter)]
    return "".join(half_width[i] for i in kept), kept.__getitem__


def _is_date(digits: str) -> bool:
    try:
        date.fromisoformat(digits)
    except ValueError:
        return False
    return True


def _identities(text: str) -> Iterator[tuple[int, int]]:
    for match in IDENTITY.finditer(text):
        if is_identity_number(re.sub("[ -]", "", match.group())):
            yield match.span()


def _old_identities(text: str) -> Iterator[tuple[int, int]]:
    for match in OLD_IDENTITY.finditer(text):
        if _is_date("19" + match.group()[6:12]):
            yield match.span()


def _bank_cards(text: str) -> Iterator[tuple[int, int]]:
    for match in BANK_CARD.finditer(text):
        digits = re.sub("[ -]", "", match.group())
        if passes_luhn(digits):
            yield match.span()
        elif match.group(1) and passes_luhn(digits[:16]):
            # Four groups of four, and beside them a number that is not part of the card.
            yield match.start(), match.start() + 19


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """From the door back to the street, at most forty characters, without the words before."""
    for match in ADDRESS.finditer(text):
        start = match.start()
        earliest = max(0, start - _LONGEST_STREET)
        while start > earliest and _STREET.match(text[start - 1]):
            start -= 1
        for word in _INTRODUCTION.finditer(text, start, match.start()):
            start = word.end()
        yield start, match.end()


def _spans_of(pattern: re.Pattern) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


_KINDS = (
    (Kind.IDENTITY, "身份证号码", _identities, masks.mask_identity),
    (Kind.OLD_IDENTITY, "身份证号码（15位旧版）", _old_identities, masks.mask_identity),
    (Kind.BANK_CARD, "银行卡号", _bank_cards, masks.mask_bank_card),
    (Kind.MOBILE, "手机号码", _spans_of(MOBILE), masks.mask_mobile),
    (Kind.EMAIL, "电子邮箱", _spans_of(EMAIL), masks.mask_email),
    (Kind.ADDRESS, "家庭住址", _addresses, masks.mask_address),
)
