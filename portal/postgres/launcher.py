"""Starts, finds and stops the embedded PostgreSQL of a clone.

    database_settings(BASE_DIR, DATA_DIR)       Django's entry for it; starts nothing
    cluster = cluster_for(BASE_DIR, DATA_DIR)   the same as an object (cluster.py); starts nothing
    ensure(cluster)                returns when the server answers and the portal's database exists
    stop(cluster) -> bool          False: it was not running
    status(cluster) -> Status      .pid (None: not running), .version of its data (None: no data)
    url(cluster, database=None)    what psql, pg_dump and DATABASE_URL take
    ServerUnavailable              raised by all of them, with a sentence for the operator

The server is a service: it outlives the command that needed it first and stops on request only.
It listens on a socket in a directory that only its account may enter; that is the authentication.
"""

import contextlib
import os
import signal
import time
from dataclasses import dataclass
from urllib.parse import quote

import psycopg2

from portal.postgres import binaries, data_directory, processes
from portal.postgres.cluster import cluster_for, locked, make_directory
from portal.postgres.data_directory import SUPERUSER
from portal.postgres.errors import ServerUnavailable, in_words
from portal.postgres.processes import server_pid

START_SECONDS = 60
STOP_SECONDS = 60


@dataclass(frozen=True)
class Status:
    """What there is: the process that serves, and the major version that wrote the data."""

    pid: int | None
    version: str | None


def database_settings(base_dir, data_dir=None):
    cluster = cluster_for(base_dir, data_dir)
    return {
        "ENGINE": "portal.postgres",
        "NAME": cluster.database,
        "USER": cluster.user,
        "HOST": str(cluster.socket_dir),
        "PORT": str(cluster.port),
        "OPTIONS": {"connect_timeout": 10},
    }


def ensure(cluster):
    """Return when the clone's database takes connections; create and start what is missing."""
    if _accepts(cluster, cluster.user, cluster.database):
        return
    with _sentences(cluster), locked(cluster.lock_file):
        if not _accepts(cluster, SUPERUSER, "postgres"):
            programs = binaries.find(cluster.account)
            _prepare_directories(cluster)
            if not cluster.data_dir.exists():
                data_directory.initialise(cluster, programs)
            data_directory.check(cluster, programs)
            _start(cluster, programs)
        _create_database(cluster)


def stop(cluster):
    """Stop the server in good order: its clients are cut off, all that is committed is kept."""
    with _sentences(cluster), locked(cluster.lock_file):
        pid = server_pid(cluster)
        if pid is None:
            return False
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + STOP_SECONDS
        while server_pid(cluster) is not None:
            if time.monotonic() > deadline:
                raise ServerUnavailable(f"内置数据库（进程 {pid}）在 {STOP_SECONDS} 秒内未能停止。")
            time.sleep(0.05)
        with contextlib.suppress(OSError):
            cluster.socket_dir.rmdir()
        return True


def status(cluster):
    with _sentences(cluster):
        return Status(server_pid(cluster), data_directory.data_version(cluster))


def url(cluster, database=None):
    name = quote(database or cluster.database, safe="")
    return f"postgresql://{quote(cluster.user)}@/{name}?host={quote(str(cluster.socket_dir))}"


def _connect(cluster, user, database):
    # The port is named so that a PGPORT in the environment can't lead elsewhere.
    place = {"host": str(cluster.socket_dir), "port": cluster.port, "connect_timeout": 5}
    return psycopg2.connect(user=user, dbname=database, **place)


def _accepts(cluster, user, database):
    if not cluster.has_own_socket_dir():
        return False
    try:
        _connect(cluster, user, database).close()
    except psycopg2.OperationalError:
        return False
    return True


def _create_database(cluster):
    """The portal's role may create databases (its tests do) and nothing beyond."""
    with contextlib.closing(_connect(cluster, SUPERUSER, "postgres")) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [cluster.user])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE ROLE "{cluster.user}" LOGIN CREATEDB')
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [cluster.database])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{cluster.database}" OWNER "{cluster.user}"')


def _prepare_directories(cluster):
    as_root = bool(cluster.account.switch)
    make_directory(cluster.log_file.parent, 0o755)
    make_directory(cluster.data_dir.parent, 0o755 if as_root else 0o700)
    with contextlib.suppress(FileExistsError):
        cluster.socket_dir.mkdir(0o700)
    if as_root and cluster.socket_dir.lstat().st_uid == 0:
        owner = (cluster.account.uid, cluster.account.gid)
        os.chown(cluster.socket_dir, *owner, follow_symlinks=False)
    if not cluster.has_own_socket_dir():
        raise ServerUnavailable(
            f"{cluster.socket_dir} 已存在，但不是账户 {cluster.account.name} 的目录，"
            "为安全起见不使用。请查明来历，将其移走后重试。"
        )
    cluster.socket_dir.chmod(0o700)


def _start(cluster, programs):
    """Start the server and wait for it; what is in its way for a moment is waited for, too."""
    process, mark = None, processes.log_size(cluster)
    deadline = time.monotonic() + START_SECONDS
    while not _accepts(cluster, SUPERUSER, "postgres"):
        if time.monotonic() > deadline:
            raise processes.failure(cluster, f"{START_SECONDS} 秒内未能就绪", mark)
        if process is None or process.poll() is not None:
            if (pid := server_pid(cluster)) is not None:
                _call_back(cluster, pid)
            elif process is None or _is_held_up(cluster, mark):
                mark = processes.log_size(cluster)
                process = _launch(cluster, programs)
            else:
                raise processes.failure(cluster, "未能启动", mark)
        time.sleep(0.05)
    if process is not None:
        process.returncode = 0  # it is a service now: Python shall not wait for it nor miss it


def _launch(cluster, programs):
    processes.remove_stale_locks(cluster)
    return processes.spawn(
        cluster,
        [
            programs.bindir / "postgres", "-D", cluster.data_dir, "-p", str(cluster.port),
            "-k", cluster.socket_dir, "-c", "listen_addresses=",
        ],
    )  # fmt: skip


def _is_held_up(cluster, mark):
    """After a killed server its sessions need a moment to notice; nothing may be written before."""
    return "shared memory block" in processes.log_since(cluster, mark)


def _call_back(cluster, pid):
    """A server whose socket somebody removed can't be reached by anyone: let it end."""
    if not cluster.socket.exists():
        os.kill(pid, signal.SIGINT)


@contextlib.contextmanager
def _sentences(cluster):
    """Whatever the system refuses comes out as a sentence."""
    try:
        yield
    except OSError as problem:
        raise ServerUnavailable(
            f"内置数据库不可用：{in_words(problem)}"
            f"（服务器账户 {cluster.account.name}，数据目录 {cluster.data_dir}）。"
        ) from problem
    except psycopg2.Error as problem:
        raise ServerUnavailable(f"内置数据库不可用：{str(problem).strip()}") from problem
