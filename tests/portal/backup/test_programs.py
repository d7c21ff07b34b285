"""Which pg_dump is taken, how it finds the server, and what it says when it fails."""

import pytest
from django.db import connection

from portal.backup import programs
from portal.backup.errors import BackupError


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Programs of several versions, in the order in which they are looked for."""

    def install(*versions):
        places = []
        for number, version in enumerate(versions):
            place = tmp_path / str(number)
            place.mkdir()
            program = place / "pg_dump"
            program.write_text(f"#!/bin/sh\necho 'pg_dump (PostgreSQL) {version}'\n")
            program.chmod(0o755)
            places.append(place)
        monkeypatch.setattr(programs, "_places", lambda: iter([*places, tmp_path / "none"]))
        return [place / "pg_dump" for place in places]

    return install


def test_the_nearest_version_that_is_not_older_is_taken(installed):
    newest, fitting, _ = installed("18.6", "16.9 (Debian 16.9-1)", "15.18")
    assert programs.find("pg_dump", 16) == (fitting, 16)
    assert programs.find("pg_dump", 17) == (newest, 18)


def test_of_equals_the_first_is_taken(installed):
    first, _ = installed("18.6", "18.1")
    assert programs.find("pg_dump", 18) == (first, 18)


def test_too_old_ones_are_refused_with_the_way_out(installed):
    installed("15.18")
    with pytest.raises(BackupError, match="18 或更高版本的 pg_dump（现有：15）.*PG_BINDIR"):
        programs.find("pg_dump", 18)


def test_the_named_directory_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("PG_BINDIR", str(tmp_path))
    assert next(programs._places()) == tmp_path


def test_a_program_reaches_the_server_of_the_connection(db):
    address, secrets = programs.way_to(connection.connection)
    assert f"dbname={connection.settings_dict['NAME']}" in address
    assert "password" not in address
    assert secrets == {}


def test_what_a_program_writes_is_read_and_its_failure_told():
    with programs.output_of(["sh", "-c", "echo hello"]) as stream:
        assert stream.read() == b"hello\n"
    failing = ["sh", "-c", "echo no such snapshot >&2; exit 1"]
    refused = pytest.raises(BackupError, match="sh 失败：no such snapshot")
    with refused, programs.output_of(failing) as stream:
        stream.read()


def test_a_program_ends_with_the_one_that_reads_it():
    with pytest.raises(ZeroDivisionError), programs.output_of(["sleep", "1000"]):
        raise ZeroDivisionError


def test_the_password_goes_by_the_environment():
    with programs.output_of(["sh", "-c", "echo $PGPASSWORD"], PGPASSWORD="hush") as stream:
        assert stream.read() == b"hush\n"
