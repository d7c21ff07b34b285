"""Where backups lie: their names, the one being written, those finished, those to be thinned out.

A backup is written in a directory called unfinished-… and renamed when everything is on the disk.
So what has a backup's name is a whole one, however the program that wrote it ended.
"""

import fcntl
import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.utils.timezone import localtime, make_aware

from portal.backup.errors import BackupError

NAME = re.compile(r"backup-(\d{8}-\d{6})(?:-\d+)?")
STAMP = "%Y%m%d-%H%M%S"
UNFINISHED, REMOVED = "unfinished-", "removed-"


@dataclass(frozen=True)
class Backup:
    """A finished backup and the moment it was begun, which its name tells."""

    path: Path
    at: datetime


def finished(folder: Path) -> list[Backup]:
    """The backups in a folder, oldest first."""
    if not folder.is_dir():
        return []
    named = [(path, NAME.fullmatch(path.name)) for path in sorted(folder.iterdir())]
    found = [
        Backup(path, make_aware(datetime.strptime(match[1], STAMP)))
        for path, match in named
        if match and path.is_dir()
    ]
    return sorted(found, key=lambda backup: (backup.at, len(backup.path.name), backup.path.name))


def leftovers(folder: Path) -> list[Path]:
    """What a killed backup or a killed removal has left."""
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.name.startswith((UNFINISHED, REMOVED))]


@contextmanager
def alone(folder: Path):
    """One at a time in a folder; first the leftovers go. The kernel frees the lock of a killed."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise BackupError(f"另一个备份正在写入 {folder}，请等它完成后再试。") from problem
        for remains in leftovers(folder):
            shutil.rmtree(remains)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def drafting(folder: Path, at: datetime):
    """A directory to write a backup in; it becomes one when the block is left in good order."""
    name = stamp = f"backup-{localtime(at):{STAMP}}"
    number = 1
    while (folder / name).exists():
        number += 1
        name = f"{stamp}-{number}"
    draft = folder / f"{UNFINISHED}{name}"
    draft.mkdir(mode=0o700)
    try:
        yield draft
        os.sync()  # before the name says that it is whole: power may fail, too
        draft.rename(folder / name)
        os.sync()
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def thin_out(folder: Path, *, keep: int, days: int | None, at: datetime) -> list[Backup]:
    """Remove all but the newest `keep`, and those of more than `days` days; never the newest."""
    removed = []
    for place, backup in enumerate(reversed(finished(folder))):
        is_old = days is not None and backup.at < at - timedelta(days=days)
        if place and (place >= keep or is_old):
            going = folder / f"{REMOVED}{backup.path.name}"
            backup.path.rename(going)  # half of one must not look like one
            shutil.rmtree(going)
            removed.append(backup)
    return removed
