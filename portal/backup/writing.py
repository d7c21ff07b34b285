"""Taking a backup while the site is running: the files of one moment, then that moment's database.

Why every file that the dump names is in the backup: a file is written before its row is committed
and removed after the row's deletion is. So a file that a snapshot names was whole when the snapshot
was taken; it may be removed before we have copied it. Then another snapshot is taken, which no
longer names it: what was copied stays good (a file never changes), and only what is new is left
to copy. The dump begins when one snapshot has all its files.
"""

import io
import json
import platform
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import django
from django.core.files.storage import FileSystemStorage
from django.db import connection

from disclosures.exchange.uploads import FOLDER as UPLOADS
from portal.backup import places, programs
from portal.backup.encryption import SUFFIX, seal
from portal.backup.errors import BackupError, sentences
from portal.backup.snapshot import LEFT_OUT, Snapshot
from portal.backup.streams import Measured

FORMAT = 1
SUMS, MANIFEST, DUMP, FILES = "SHA256SUMS", "manifest.json", "database.dump", "files"
ROUNDS = 50
COMPRESSION = "1"  # of gzip: a sixth larger than its default, in a fifth of the time
LOCK_WAIT = "60s"  # for a migration that is being carried out


@dataclass
class Pieces:
    """The parts of a backup as they are written, each with its checksum."""

    draft: Path
    recipients: list
    sums: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, stream) -> list:
        """Keep what the stream holds; [size, SHA-256] of it, as it was before it was encrypted."""
        stored = f"{name}{SUFFIX}" if self.recipients else name
        target = self.draft / stored
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        source = Measured(stream)
        with open(target, "xb") as file:
            target.chmod(0o600)
            written = Measured(file)
            seal(source, written, self.recipients)
        self.sums[stored] = written.sha256
        return [source.size, source.sha256]

    def close(self):
        lines = (f"{digest}  {name}\n" for name, digest in sorted(self.sums.items()))
        (self.draft / SUMS).write_text("".join(lines), "utf-8")


@dataclass
class Files:
    """The files of MEDIA_ROOT that have been copied: [size, SHA-256] by name."""

    pieces: Pieces
    storage: FileSystemStorage
    copied: dict[str, list] = field(default_factory=dict)

    def copy(self, name: str) -> bool:
        """Whether the file is in the backup now; False where there is none to copy."""
        if name not in self.copied:
            try:
                with open(self.storage.path(name), "rb") as file:
                    self.copied[name] = self.pieces.put(f"{FILES}/{name}", file)
            except FileNotFoundError:
                return False
        return True

    def settled(self, database) -> tuple[Snapshot, set[str]]:
        """An open snapshot all of whose files are copied, and those that are lost for good."""
        absent_before = None
        for _ in range(ROUNDS):
            snapshot = Snapshot(database)
            absent = {name for name in snapshot.file_names() if not self.copy(name)}
            # Still named by a snapshot that is younger than the look for it: it is really lost.
            if not absent or (absent_before is not None and absent <= absent_before):
                return snapshot, absent
            absent_before = absent
            snapshot.close()
        raise BackupError("附件正在大批删除，备份没有完成，请稍后再试。")

    def copy_the_rest(self):
        """What no row names goes along as well: better too much than too little.

        But not the uploads that wait for a confirmation, which last a day, nor what cannot be
        listed in a file of checksums.
        """
        top = Path(self.storage.location)
        for path in sorted(top.rglob("*")):
            name = path.relative_to(top)
            if path.is_file() and name.parts[0] != UPLOADS and "\n" not in str(name):
                self.copy(name.as_posix())

    def damaged(self, snapshot) -> list[str]:
        """Files that are no longer what their row says they were."""
        said = {name: [size, sha256] for name, size, sha256 in snapshot.described_files()}
        return sorted(name for name in said.keys() & self.copied if said[name] != self.copied[name])

    def forget_removed(self, named: set[str]):
        """What was copied for an earlier snapshot and removed by its owner since goes again."""
        for name in self.copied.keys() - named:
            if not self.storage.exists(name):
                for stored in (f"{FILES}/{name}", f"{FILES}/{name}{SUFFIX}"):
                    if self.pieces.sums.pop(stored, None):
                        (self.pieces.draft / stored).unlink()
                del self.copied[name]


@dataclass(frozen=True)
class Taken:
    """A finished backup: what is in it, and which files of the site were not right already."""

    path: Path
    rows: int
    files: int
    size: int
    lost: list[str]
    damaged: list[str]


def take(
    folder: Path, *, at: datetime, media_root, recipients=(), database=connection, thin=lambda: None
) -> Taken:
    """Write a backup into `folder`; then, still alone there, thin the older ones out."""
    with sentences("备份没有完成"), places.alone(folder):
        with places.drafting(folder, at) as draft:
            pieces = Pieces(draft, list(recipients))
            files = Files(pieces, FileSystemStorage(location=media_root))
            snapshot, lost = files.settled(database)
            with closing(snapshot):
                manifest = _described(snapshot, at)
                manifest["pg_dump"] = dump(snapshot, pieces)
                named, damaged = set(snapshot.file_names()), files.damaged(snapshot)
            files.copy_the_rest()
            files.forget_removed(named)
            manifest.update(files=files.copied, lost_files=sorted(lost))
            text = json.dumps(manifest, ensure_ascii=False, indent=1)
            pieces.put(MANIFEST, io.BytesIO(text.encode()))
            pieces.close()
            size = sum(path.stat().st_size for path in draft.rglob("*") if path.is_file())
            name = draft.name.removeprefix(places.UNFINISHED)
        thin()
    rows = sum(count for count, _ in manifest["tables"].values())
    return Taken(folder / name, rows, len(files.copied), size, sorted(lost), damaged)


def dump(snapshot: Snapshot, pieces: Pieces) -> int:
    """Write the dump of a snapshot; gives the major version of the pg_dump that did."""
    program, major = programs.find("pg_dump", snapshot.session.server_version // 10000)
    address, secrets = programs.way_to(snapshot.session)
    command = [
        program, "--format=custom", "--no-owner", "--no-privileges", f"--dbname={address}",
        f"--snapshot={snapshot.id}", f"--lock-wait-timeout={LOCK_WAIT}",
        f"--compress={COMPRESSION}",
        *(f"--exclude-table-data=*.{table}" for table in LEFT_OUT),
    ]  # fmt: skip
    with programs.output_of(command, **secrets) as stream:
        pieces.put(DUMP, stream)
    return major


def _described(snapshot, at) -> dict:
    return {
        "format": FORMAT,
        "taken_at": at.isoformat(),
        "portal": version("gongkai"),
        "django": django.get_version(),
        "python": platform.python_version(),
        "postgresql": snapshot.session.server_version,
        "migrations": snapshot.migrations(),
        "left_out": list(LEFT_OUT),
        "tables": snapshot.fingerprints(),
    }
