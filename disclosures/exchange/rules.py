"""What cells mean: days as people write them, text that can't execute, headings. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

# A spreadsheet program takes a text that begins like this for a formula, whatever it is; the wide
# forms too, where the program runs in Chinese.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")
QUOTED = re.compile(r"'+\s*[=+\-@＝＋－＠\t\r\n]")
DATE = re.compile(r"^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ].*)?$")
EXACT = 10**15  # spreadsheet programs keep 15 digits of a number and put noughts for the rest
# Neither XML nor PostgreSQL holds these: control characters, half surrogates, non-characters.
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class CellRefused(ValueError):
    """The cell can't be taken; the text is the reason, for the clerk."""


@dataclass(frozen=True)
class Unreadable:
    """A cell without a value of its own, such as a formula: formulas are never evaluated."""

    why: str


def read_date(text: str) -> date:
    """A day as people write it: 2018-05-28, 2018/5/28, 2018年5月28日, 20180528. Or ValueError."""
    found = DATE.match(unicodedata.normalize("NFKC", text).strip())
    parts = [int(part) for part in found.groups() if part] if found else []
    try:
        return date(*parts)
    except (TypeError, ValueError) as error:
        raise ValueError(f"“{text[:40]}”不是有效的日期，应写成 2018-05-28 这样") from error


def as_text(cell) -> str:
    """A cell as text, whatever type the program stored it as. Raises CellRefused."""
    if isinstance(cell, Unreadable):
        raise CellRefused(cell.why)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int | float):
        return _number(cell)
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if is_midnight(cell) else f"{cell:%Y-%m-%d %H:%M}"
    return storable(unquoted(str(cell))).strip()


def _number(number: int | float) -> str:
    if abs(number) >= EXACT:
        raise CellRefused("数字超过15位，表格软件已经改动了后面几位，请把这一格设为文本后重新填写")
    return str(int(number)) if number == int(number) else f"{number:.15g}"


def is_midnight(moment: datetime) -> bool:
    return not (moment.hour or moment.minute or moment.second)


def storable(text: str) -> str:
    """The text with single line ends and without what no database or sheet can hold."""
    return UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def quoted(text: str) -> str:
    """A text that no spreadsheet program executes: an apostrophe goes before a formula's sign.

    What already has one gets another, so that `unquoted` gives back every text as it was.
    """
    return f"'{text}" if FORMULA.match(text) or QUOTED.match(text) else text


def unquoted(text: str) -> str:
    """The text without the apostrophe that `quoted` has set before it."""
    return text[1:] if QUOTED.match(text) else text


def heading_key(cell) -> str:
    """What tells headings apart: blanks, stars and remarks in brackets don't."""
    text = unicodedata.normalize("NFKC", cell) if isinstance(cell, str) else ""
    return re.sub(r"[\s*]|\(.*?\)", "", text)
