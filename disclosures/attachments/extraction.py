"""The parent's side of reading a file: a child process does it, within limits, and may die of it.

Nothing that a hostile file does to its reader reaches the portal: the child has its own memory,
processor time and clock, writes only into a folder that is then removed, and what it leaves there
is believed no further than it is checked here.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import BinaryIO

from disclosures.attachments import reading
from disclosures.attachments.papers import MOST_TEXT

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = "disclosures.attachments.reading"
WALL_SECONDS = 30
MOST_ANSWER = 16 * 1024 * 1024
MOST_PAGES = 1_000_000

TOO_MUCH = "文件过于复杂，没有读出文字，也没有清除作者等信息"
BROKEN_IMAGE = "不是完整的图片，请重新导出后选择"


@dataclass
class Examined:
    """What was found in a file, and what is stored and shown instead of it."""

    text: str = ""
    pages: int | None = None
    width: int | None = None
    height: int | None = None
    note: str = ""  # what the clerk should know about it
    refusal: str = ""  # the end of a sentence: why the file can't be taken after all
    cleaned: bytes | None = None  # without author and camera; None: the file as it came
    thumbnail: bytes | None = None  # of an image, JPEG


def examine(file: BinaryIO, extension: str, *, is_image=False, seconds=WALL_SECONDS) -> Examined:
    """Read a file that kind_of() has taken, in a child process. Leaves it at its beginning.

    Never raises for what is in the file: a file that defeats its reader comes back with a note,
    an image, which must be encoded afresh, with a refusal.
    """
    with _laid_out(file) as place:
        if _run(extension, place, seconds) and (found := _answer(place)):
            return found
    return Examined(refusal=BROKEN_IMAGE) if is_image else Examined(note=TOO_MUCH)


def examine_own(file: BinaryIO, extension: str) -> Examined:
    """Read a file that the portal made itself: no child is needed, which saves most of the time."""
    with _laid_out(file) as place:
        reading.answer(extension, place)
        return _answer(place)


@contextmanager
def _laid_out(file: BinaryIO) -> Iterator[Path]:
    """A folder of its own with a copy of the file, removed afterwards."""
    with TemporaryDirectory(prefix="gongkai-file-") as folder:
        file.seek(0)
        with Path(folder, "file").open("wb") as copy:
            copyfileobj(file, copy)
        file.seek(0)
        yield Path(folder)


def _run(extension: str, folder: Path, seconds: float) -> bool:
    """Whether the child came to its end; it gets no secrets from our environment."""
    command = [sys.executable, "-m", CHILD, extension, str(folder)]
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    try:
        subprocess.run(  # noqa: S603 - our own module; the extension is one of kinds.py
            command, cwd=ROOT, env={"LANG": "C.UTF-8"}, timeout=seconds, check=True, **quiet
        )
    except (subprocess.SubprocessError, OSError) as error:
        logger.warning("a %s file was not read: %s", extension, type(error).__name__)
        return False
    return True


def _answer(folder: Path) -> Examined | None:
    """What the child wrote, if it has the shape that was agreed."""
    try:
        with (folder / "answer.json").open("rb") as file:
            said = json.loads(file.read(MOST_ANSWER))
        return Examined(
            **{name: storable(said[name]) for name in ("text", "note", "refusal")},
            **{name: _count(said[name]) for name in ("pages", "width", "height")},
            **{name: _bytes(folder / name) for name in ("cleaned", "thumbnail")},
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def storable(text: str) -> str:
    """Text that the database takes: no NUL, no half characters, no more than agreed."""
    if not isinstance(text, str):
        raise TypeError("not a text")
    return text[:MOST_TEXT].replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")


def _count(said) -> int | None:
    return said if isinstance(said, int) and 0 < said <= MOST_PAGES else None


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None
