"""Sites for the tests of backups: databases of their own, directories, and commands run on them."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from urllib.parse import quote

import psycopg2
import pytest
from django.db import connection, connections
from psycopg2 import sql

CHECKOUT = Path(__file__).resolve().parents[3]
COPY = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
SEND_AWAY = sql.SQL(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = {} AND pid <> pg_backend_pid()"
)
OWN = ("BACKUP_DIR", "BACKUP_KEEP", "BACKUP_KEY_FILE", "PG_BINDIR", "SECRET_KEY", "DEBUG")


@dataclass(frozen=True)
class Site:
    """An installation of the portal: a database, a data directory, the commands."""

    database: str
    data_dir: Path

    @property
    def media(self) -> Path:
        return self.data_dir / "media"

    @property
    def backups(self) -> Path:
        return self.data_dir / "backups"

    @property
    def url(self) -> str:
        place = connection.settings_dict
        user, password = quote(place["USER"]), quote(place["PASSWORD"], safe="")
        host, port = place["HOST"], place["PORT"] or 5432
        return f"postgresql://{user}:{password}@/{self.database}?host={quote(host)}&port={port}"

    def environment(self, **more) -> dict:
        kept = {name: value for name, value in os.environ.items() if name not in OWN}
        return {
            **kept,
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "DATABASE_URL": self.url,
            "DATA_DIR": str(self.data_dir),
            **more,
        }

    def start(self, *arguments, **environment) -> subprocess.Popen:
        """A Python process of this site, its standard output in a pipe."""
        return subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=CHECKOUT, env=self.environment(**environment), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def manage(self, *arguments, **environment) -> subprocess.CompletedProcess:
        process = self.start("manage.py", *arguments, **environment)
        output, errors = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, output, errors)

    def connect(self):
        return psycopg2.connect(self.url)

    def django_connection(self):
        """A connection of this process to the site's database, for what takes one."""
        own = connections["default"].copy()
        own.settings_dict["NAME"] = self.database
        return own

    def query(self, question, *values) -> list[tuple]:
        with self.connect() as session, session.cursor() as cursor:
            cursor.execute(question, values)
            return cursor.fetchall() if cursor.description else []

    def is_empty(self) -> bool:
        return self.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == []

    def files(self) -> dict[str, bytes]:
        paths = (path for path in self.media.rglob("*") if path.is_file())
        return {path.relative_to(self.media).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="session")
def pattern(django_db_setup, django_db_blocker):
    """A database as it is after migrate, in which nobody is: others can be copied from it."""
    with django_db_blocker.unblock():
        tests_own = connection.settings_dict["NAME"]
        assert tests_own.startswith("test_"), "nothing but a test database is copied"
        connections.close_all()  # a database can be copied only while nobody is in it
        name = f"{tests_own}_pattern"
        drop(name)
        copy(tests_own, name)
        yield name
        drop(name)


@pytest.fixture(scope="session")
def sites(pattern, django_db_blocker):
    """Makes a site: `sites()` as it is after migrate, `sites(of=…)` a copy of another one.

    Tests that use it are marked django_db, so that there is a test database to begin with.
    """
    workshop = Path(tempfile.mkdtemp(prefix="gongkai-test-backup-"))
    made = []

    def make(*, of: Site | None = None, database: str = pattern) -> Site:
        site = Site(f"{pattern}_{len(made)}", workshop / str(len(made)))
        made.append(site)
        drop(site.database)
        if of:
            copytree(of.data_dir, site.data_dir, ignore=ignore_patterns("backups"))
        else:
            site.data_dir.mkdir()
        execute(COPY, site.database, of.database if of else database)
        return site

    with django_db_blocker.unblock():
        yield make
        for site in made:
            drop(site.database)
    rmtree(workshop)


def copy(tests_own, name):
    """A database is copied only while nobody is in it: threads of earlier tests may still be."""
    execute(SEND_AWAY.format(sql.Literal(tests_own)))
    execute(COPY, name, tests_own)


def drop(database):
    execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), database)


def execute(command, *names):
    """Outside of every transaction, in the server's own database."""
    place = connection.settings_dict
    session = psycopg2.connect(
        dbname="postgres", user=place["USER"], password=place["PASSWORD"] or None,
        host=place["HOST"], port=place["PORT"] or None,
    )  # fmt: skip
    session.autocommit = True
    names = [sql.Identifier(name) for name in names]
    session.cursor().execute(command.format(*names) if names else command)
    session.close()


@pytest.fixture(scope="session")
def filled(sites, django_db_blocker):
    """A site with a few records and files, for tests that leave it as it is."""
    with django_db_blocker.unblock():
        site = sites()
        done = site.start("-m", "tests.portal.backup.load", 3)
    _, errors = done.communicate("", timeout=60)
    assert done.returncode == 0, errors
    return site


@pytest.fixture
def site(filled, sites):
    """The same for one test."""
    return sites(of=filled)


@pytest.fixture(scope="session")
def unused():
    """Empty places that a test left empty: the next one has them (to drop a database is slow)."""
    return []


@pytest.fixture
def empty(sites, unused):
    """A place to restore to."""
    place = unused.pop() if unused else sites(database="template0")
    yield place
    if place.is_empty():
        rmtree(place.data_dir)
        place.data_dir.mkdir()
        unused.append(place)


def rows_of(cursor) -> dict[str, list[str]]:
    """Every row of every table as text."""
    cursor.execute("SET timezone = 'UTC'")
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = %s::regnamespace",
        ["public"],
    )
    found = {}
    for (table,) in cursor.fetchall():
        cursor.execute(sql.SQL("SELECT t::text FROM {} AS t").format(sql.Identifier(table)))
        found[table] = sorted(row for (row,) in cursor.fetchall())
    return found
