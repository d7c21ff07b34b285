"""The server's processes and their log: run one, recognise a living one, tell why one failed."""

import contextlib
import os
import subprocess
from pathlib import Path

from portal.postgres.errors import ServerUnavailable, cause_in

LOG_LIMIT = 20_000_000


def environment():
    """What the programs see of ours: no locale, no PG… variable, no secret of the portal."""
    kept = {key: os.environ[key] for key in ("LD_LIBRARY_PATH", "TZ") if key in os.environ}
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", **kept}


def spawn(cluster, command):
    """Run a program as the server's account, in a session of its own, with the log for output.

    Nothing of ours is inherited: a pipe that the server held open would hang our own caller.
    """
    if log_size(cluster) > LOG_LIMIT:
        cluster.log_file.replace(cluster.log_file.with_suffix(".log.1"))
    with open(os.open(cluster.log_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)) as log:
        if cluster.account.switch:
            os.fchown(log.fileno(), cluster.account.uid, cluster.account.gid)
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", umask=0o077,
            env=environment(), start_new_session=True, **cluster.account.switch,
        )  # fmt: skip


def server_pid(cluster):
    """The process in the data directory's lock file, if it does serve that directory."""
    pid = _pid_in(cluster.data_dir / "postmaster.pid")
    return pid if pid is not None and _serves(pid, cluster.data_dir) else None


def remove_stale_locks(cluster):
    """PostgreSQL gives way to any living process of the number in its lock, also to a stranger."""
    for lock in (cluster.data_dir / "postmaster.pid", Path(f"{cluster.socket}.lock")):
        pid = _pid_in(lock)
        if pid is None or not _serves(pid, cluster.data_dir):
            lock.unlink(missing_ok=True)


def _pid_in(lock):
    with contextlib.suppress(FileNotFoundError, IndexError, ValueError):
        return int(lock.read_text().splitlines()[0])
    return None


def _serves(pid, data_dir):
    """Is it a living server of this directory? Numbers are used again, and zombies keep theirs."""
    if not os.path.exists("/proc/self/stat"):  # not Linux: no closer look is possible
        return _is_alive(pid)
    try:
        name, state = Path(f"/proc/{pid}/stat").read_text().split("(", 1)[1].rsplit(") ", 1)
    except OSError:
        return False
    if name != "postgres" or state[0] in "ZX":
        return False
    try:
        return os.path.samefile(f"/proc/{pid}/cwd", data_dir)
    except PermissionError:  # in many containers root may not look; then the name must do
        return True
    except FileNotFoundError:
        return False


def _is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def log_size(cluster):
    with contextlib.suppress(FileNotFoundError):
        return cluster.log_file.stat().st_size
    return 0


def log_since(cluster, mark):
    with open(cluster.log_file, "rb") as log:
        log.seek(mark)
        return log.read().decode(errors="replace")


def failure(cluster, what, mark):
    """The error to raise when a program failed: what, why if it is known, and its last lines."""
    lines = log_since(cluster, mark)
    cause = cause_in(lines)
    tail = "\n".join(lines.splitlines()[-12:])
    return ServerUnavailable(
        f"内置数据库{what}{f'：{cause}' if cause else ''}。"
        f"日志 {cluster.log_file} 的最后几行：\n{tail}"
    )
