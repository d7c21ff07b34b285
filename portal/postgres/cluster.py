"""Where a clone's embedded PostgreSQL lives and which account it belongs to; starts nothing.

    cluster = cluster_for(BASE_DIR, DATA_DIR)
    cluster.database, .user, .socket_dir, .port       what a client needs
    cluster.data_dir, .log_file, .account             what the server needs

The data belong to the clone, not to its path: `var/instance-id` holds a random name and the path
it was last used at. A folder deleted and cloned again has another name and starts afresh, a moved
one keeps its name, and a copied one (at the path it remembers is another with the same name) gets
a new name, so that two servers never meet on one socket.
"""

import contextlib
import fcntl
import os
import pwd
import secrets
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from portal.postgres.errors import ServerUnavailable, in_words

SYSTEM_STATE = Path("/var/lib/gongkai")
SERVICE_ACCOUNTS = ("postgres", "nobody")
LOCK_SECONDS = 120


@dataclass(frozen=True)
class Account:
    """The system account the server runs as."""

    uid: int
    gid: int
    name: str

    @property
    def switch(self):
        """Arguments of subprocess that make a child run as this account."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def may_enter(self, directory):
        """Do the permission bits let this account into the directory and all above it?"""
        if not self.switch:
            return True  # it is ourselves, and we are there
        return all(self._may_pass(place.stat()) for place in (directory, *directory.parents))

    def _may_pass(self, place):
        if place.st_uid == self.uid:
            return bool(place.st_mode & stat.S_IXUSR)
        if place.st_gid == self.gid:
            return bool(place.st_mode & stat.S_IXGRP)
        return bool(place.st_mode & stat.S_IXOTH)


@dataclass(frozen=True)
class Cluster:
    """One clone's server: its places, its account, and the names a client uses."""

    data_dir: Path
    socket_dir: Path
    log_file: Path
    lock_file: Path
    account: Account
    database: str = "gongkai"
    user: str = "gongkai"
    port: int = 5432

    @property
    def socket(self):
        return self.socket_dir / f".s.PGSQL.{self.port}"

    def has_own_socket_dir(self):
        """Its owner is whom we would be talking to, and in /tmp that could be anybody."""
        try:
            found = self.socket_dir.lstat()
        except OSError:
            return False
        return stat.S_ISDIR(found.st_mode) and found.st_uid == self.account.uid


def cluster_for(base_dir, data_dir=None):
    """The cluster of the clone at `base_dir`, which keeps its files in `data_dir` (usually `var`).

    Leaves no trace but `instance-id` there.
    """
    var = Path(data_dir or Path(base_dir) / "var").resolve()
    try:
        name = _name_of(var)
        homes = (var, _state_directory() / name)
        existing = next((home for home in homes if (home / "postgres").exists()), None)
        account = _server_account(existing)
        home = existing or (var if _is_suitable(var, account) else homes[1])
    except OSError as problem:
        raise ServerUnavailable(
            f"内置数据库不可用：{in_words(problem)}。"
            "请用建立此目录的账户运行，或用环境变量 DATABASE_URL 指明一台数据库服务器。"
        ) from problem
    return Cluster(
        data_dir=home / "postgres",
        socket_dir=_socket_directory(account, name),
        log_file=var / "log" / "postgres.log",
        lock_file=var / "postgres.lock",
        account=account,
    )


@contextlib.contextmanager
def locked(path):
    """One process (and thread) at a time; the kernel frees the lock however its holder ends."""
    deadline = time.monotonic() + LOCK_SECONDS
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not _try_lock(descriptor):
            if time.monotonic() > deadline:
                raise ServerUnavailable(
                    f"另一个进程占用 {path} 已超过 {LOCK_SECONDS} 秒，请检查该进程后重试。"
                )
            time.sleep(0.05)
        yield
    finally:
        os.close(descriptor)


def make_directory(path, mode):
    """Create it and its missing parents in this mode, whatever the umask; leave others alone."""
    if not path.is_dir():
        make_directory(path.parent, mode)
        with contextlib.suppress(FileExistsError):
            path.mkdir()
            path.chmod(mode)


def _try_lock(descriptor):
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _name_of(var):
    """The clone's random name; written again when the clone is new, has moved or is a copy."""
    record = var / "instance-id"
    name, path = _read(record)
    if path == str(var):
        return name
    var.mkdir(parents=True, exist_ok=True)
    with locked(var / "postgres.lock"):
        name, path = _read(record)
        if path != str(var):
            if not name or _is_copy(record, name, path):
                name = secrets.token_hex(6)
            _write(record, f"{name}\n{var}\n")
    return name


def _read(record):
    try:
        name, path = record.read_text().splitlines()
    except (FileNotFoundError, ValueError):
        return None, None
    return (name, path) if name.isalnum() else (None, None)


def _write(record, text):
    draft = record.with_name("instance-id.new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    draft.replace(record)


def _is_copy(record, name, path):
    """Is there, where this one remembers to have been, another one of the same name?"""
    original = Path(path) / "instance-id"
    try:
        return _read(original)[0] == name and not original.samefile(record)
    except OSError:
        return False


def _state_directory():
    """Where programs keep what they must not lose, outside the clone."""
    if os.geteuid() == 0:
        return SYSTEM_STATE
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "gongkai"


def _server_account(home):
    """Ourselves; for root the owner of the data, or for new data an account without rights."""
    if os.geteuid() != 0:
        return _account(os.geteuid(), os.getegid())
    if home is not None:
        owner = (home / "postgres").stat()
        if owner.st_uid != 0:
            return _account(owner.st_uid, owner.st_gid)
    for name in SERVICE_ACCOUNTS:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid, name)
    raise ServerUnavailable(
        "数据库服务器不能以 root 运行，而系统没有 postgres 或 nobody 账户。请改用普通账户运行。"
    )


def _account(uid, gid):
    try:
        return Account(uid, gid, pwd.getpwuid(uid).pw_name)
    except KeyError:
        return Account(uid, gid, str(uid))


def _is_suitable(var, account):
    """May the data live in the clone? Not where the file system forgets permissions, either."""
    keeps_modes = not (var / "instance-id").stat().st_mode & 0o077
    return keeps_modes and account.may_enter(var)


def _socket_directory(account, name):
    """A short path that every process of the clone agrees on, whatever its environment.

    Not $XDG_RUNTIME_DIR: it is missing outside a login and goes away at logout, the server stays.
    """
    if account.name in SERVICE_ACCOUNTS and os.geteuid() == 0 and os.path.isdir("/run"):
        return Path("/run") / f"gongkai-{name}"
    return Path("/tmp") / f"gongkai-{account.uid}-{name}"  # noqa: S108  its owner is checked
