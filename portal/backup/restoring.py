"""The way back: a backup into an empty database and an empty directory, or nothing at all.

Files first, then the database in one transaction, which is committed only when every row of every
table compares with the backup. Until then a mark lies among the files: a restore that was killed
leaves an empty database, and the next one clears the marked directory and begins again.
"""

import fcntl
import os
import shutil
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from portal.backup import programs, script, tables
from portal.backup.errors import BackupError, sentences
from portal.backup.reading import Kept
from portal.backup.writing import DUMP, FILES

MARK = ".restoring"


@dataclass(frozen=True)
class Restored:
    """What came back, and which migrations of this code the backup did not know yet."""

    rows: int
    files: int
    lost_files: list[str]
    pending: list[str]


def restore(path: Path, *, media_root, identities=(), database=connection) -> Restored:
    """Bring a backup back into an empty place. Raises BackupError with a sentence."""
    with sentences("没有恢复"):
        kept = Kept(path, list(identities), scratch=_scratch())
        kept.check()
        manifest = kept.manifest
        pending = _pending_migrations(manifest)
        with closing(_own_session(database)) as session:
            _refuse_unless_empty(session)
            with _marked(Path(media_root)):
                _bring_files(kept, media_root)
                _bring_database(kept, session)
            session.autocommit = True
            session.cursor().execute("ANALYZE")  # a dump holds no statistics, plans need them
    rows = sum(count for count, _ in manifest["tables"].values())
    return Restored(rows, len(manifest["files"]), manifest["lost_files"], pending)


def _scratch() -> Path:
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    return settings.DATA_DIR


def _pending_migrations(manifest) -> list[str]:
    """What must be migrated afterwards; a backup of newer code is refused."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(map(tuple, migration.replaces))
    applied = {tuple(pair) for pair in manifest["migrations"]}
    if unknown := sorted(applied - known):
        shown = "、".join(".".join(pair) for pair in unknown[:5])
        raise BackupError(
            f"这份备份来自较新的门户（{manifest['portal']}），本程序不认识其中的迁移（{shown}），"
            "请用相应版本的程序恢复。"
        )
    return [".".join(node) for node in sorted(set(loader.graph.leaf_nodes()) - applied)]


def _own_session(database):
    """A psycopg2 connection to the same place: the script changes settings of its session."""
    own = database.copy()
    own.connect()
    own.connection.autocommit = False
    return own.connection


def _refuse_unless_empty(session):
    if found := tables.names(session.cursor()):
        raise BackupError(
            f"数据库“{session.info.dbname}”不是空的（有 {len(found)} 张表），没有恢复。"
            "请恢复到新建的空数据库；要用内置数据库，请先停止它，"
            "并把数据目录移到别处（见 embedded_postgres status）。"
        )
    session.rollback()


@contextmanager
def _marked(media_root: Path):
    """An empty directory for the files, with a mark in it until everything has come back."""
    media_root.mkdir(parents=True, exist_ok=True)
    mark = media_root / MARK
    if not mark.exists() and any(path.is_file() for path in media_root.rglob("*")):
        raise BackupError(f"附件目录 {media_root} 不是空的，没有恢复。请把它移到别处后再试。")
    descriptor = os.open(mark, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise BackupError("另一个恢复正在进行，请等它完成。") from problem
        _clear(media_root)
        yield
        mark.unlink()
    finally:
        os.close(descriptor)


def _clear(media_root: Path):
    for path in media_root.iterdir():
        if path.name != MARK:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _bring_files(kept: Kept, media_root):
    storage = FileSystemStorage(location=media_root)
    for name, expected in kept.manifest["files"].items():
        target = Path(storage.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "xb") as file:
            brought = kept.copy(f"{FILES}/{name}", file)
        if settings.FILE_UPLOAD_PERMISSIONS is not None:
            target.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        if brought != expected:
            raise BackupError(f"备份中的附件 {name} 与清单不一致，没有恢复。")


def _bring_database(kept: Kept, session):
    program, _ = programs.find("pg_restore", kept.manifest["pg_dump"])
    cursor = session.cursor()
    try:
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        with kept.opened(DUMP) as dump:
            command = [program, "--file=-", "--no-owner", "--no-privileges"]
            with programs.output_of(command, stdin=dump) as lines:
                script.carry_out(lines, cursor)
        _compare(cursor, kept.manifest)
        session.commit()
    except psycopg2.Error as problem:
        session.rollback()
        raise BackupError(f"数据库没有接受备份，没有恢复：{str(problem).strip()}") from problem
    except BaseException:
        session.rollback()
        raise


def _compare(cursor, manifest):
    """Every row of every table, by fingerprint."""
    brought = tables.fingerprints(cursor, manifest["left_out"])
    expected = manifest["tables"]
    differing = [
        name
        for name in sorted(brought.keys() | expected.keys())
        if brought.get(name) != expected.get(name)
    ]
    if differing:
        raise BackupError(
            f"恢复出的数据与备份时的数据不一致（{'、'.join(differing[:10])}），没有恢复。"
        )
