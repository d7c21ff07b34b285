"""The text of plain files, and what every reader gives back. Runs in the child process."""

import re
from dataclasses import dataclass, field
from pathlib import Path

MOST_TEXT = 1_000_000  # characters that are kept of one file
CHANGES = "文件含有修订记录或者批注，发布前请确认可以公开"
HIDDEN_SHEET = "表格含有隐藏的工作表，发布前请确认可以公开"
FILES_INSIDE = "文件内嵌有其他文件，发布前请确认可以公开"
SIGNED = "文件带有电子签名或者电子印章，按原样保存，没有清除作者等信息"
SOMEBODY = "作者"  # what stands instead of a name

ENDS_OPEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff，、；：）》”A-Za-z0-9]$")
GOES_ON = re.compile(r"[\u3400-\u9fff\uf900-\ufaff（《“〔]")
FULL = 0.8  # of the longest line: a shorter one ended by itself
NARROWEST = 12  # characters; what is set narrower are headings and tables


class Locked(Exception):
    """The file opens with a password only."""


@dataclass
class Reading:
    """The text of a file, its pages where it has any, and what the clerk should know."""

    text: str
    pages: int | None = None
    notes: list[str] = field(default_factory=list)


def unwrapped(lines: list[str]) -> str:
    """Lines as they were set, joined where a sentence runs on, so that a search finds across.

    Chinese is broken anywhere; a line goes on in the next one if it is as good as full.
    """
    full = max(NARROWEST, FULL * max(map(len, lines), default=0))
    text = ""
    for before, line in zip(["", *lines], lines, strict=False):
        runs_on = len(before) >= full and ENDS_OPEN.search(before) and GOES_ON.match(line)
        text += line if runs_on or not text else "\n" + line
    return text


def read_plain(path: Path) -> Reading:
    """UTF-8 or GB18030, in which every broken byte has a place."""
    content = path.read_bytes()
    try:
        return Reading(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Reading(content.decode("gb18030", "replace"))


def has_none(source: Path, target: Path) -> str:
    """Plain text holds no metadata: nothing is written."""
    return ""
