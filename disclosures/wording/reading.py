"""A text as the rules read it: one form for all widths, quotes and cases, nothing in between.

Words are found although they are typed in full-width letters, spread with blanks (通　知), cut by
an invisible character or by the line break of a PDF file. A new paragraph that begins with an
indent or after an empty line, a tab and a wide gap keep words apart.
"""

import re
from bisect import bisect_right
from collections.abc import Callable

from disclosures.privacy.finders import HALF_WIDTH, INVISIBLE

_QUOTES = "“”„‟‘’‚‛「」『』〝〞'"
_FOLDED = (
    {code: ord(chr(half).lower()) for code, half in HALF_WIDTH.items()}
    | {code: code + 0x20 for code in range(ord("A"), ord("Z") + 1)}
    | {ord(quote): '"' for quote in _QUOTES}
)
_CHINESE = '[㐀-鿿豈-﫿\U00020000-\U000323af〇々、"]'
_BLANK = f"(?: |{INVISIBLE.pattern})"
_GAP = re.compile(
    rf"(?<={_CHINESE})(?:{_BLANK}{{1,4}}|{_BLANK}{{0,4}}\r?\n)(?={_CHINESE})|{INVISIBLE.pattern}"
)


def reading(text: str) -> tuple[str, Callable[[int], int]]:
    """The text as it is read, and where each of its characters stood."""
    folded = text.translate(_FOLDED)
    parts, starts, shifts, rest = [], [0], [0], 0
    for gap in _GAP.finditer(folded):
        parts.append(folded[rest : gap.start()])
        rest = gap.end()
        shifts.append(shifts[-1] + gap.end() - gap.start())
        starts.append(rest - shifts[-1])
    parts.append(folded[rest:])
    return "".join(parts), lambda index: index + shifts[bisect_right(starts, index) - 1]


def plain(text: str) -> str:
    return reading(text.strip())[0]
