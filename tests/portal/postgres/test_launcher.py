"""Starting, using and stopping a server of one's own."""

import contextlib
import os
import shutil
import subprocess
from urllib.parse import urlsplit

import psycopg2
import pytest

from portal.postgres import binaries, data_directory, launcher
from tests.portal.postgres.conftest import start_child

ENSURE = """
import sys
from portal.postgres import launcher
cluster = launcher.cluster_for(sys.argv[1])
launcher.ensure(cluster)
print(launcher.status(cluster).pid)
"""


def ask(cluster, question, *arguments):
    with contextlib.closing(psycopg2.connect(launcher.url(cluster))) as connection:
        cursor = connection.cursor()
        cursor.execute(question, arguments)
        return cursor.fetchone()[0]


def clone_of(cluster):
    return cluster.log_file.parents[2]


def test_a_first_start_makes_the_database_and_a_second_finds_it(cluster):
    assert launcher.status(cluster) == launcher.Status(pid=None, version=None)
    launcher.ensure(cluster)
    first = launcher.status(cluster)
    launcher.ensure(cluster)
    assert launcher.status(cluster) == first
    assert ask(cluster, "SELECT current_database()") == "gongkai"
    assert launcher.stop(cluster)
    assert launcher.status(cluster).pid is None
    assert not launcher.stop(cluster)


def test_chinese_is_understood_whatever_the_locale(clusters, workshop):
    cluster = clusters("locale")
    child = start_child(ENSURE, workshop / "locale", LC_ALL="C", LANG="zh_CN.GB18030")
    assert child.communicate(timeout=60)[0].strip().isdecimal()
    assert ask(cluster, "SHOW server_encoding") == "UTF8"
    assert ask(cluster, r"SELECT '部' ~ '^\w$'")
    assert ask(cluster, "SELECT lower('ÄÉ')") == "äé"


def test_a_missing_locale_falls_back(cluster, monkeypatch):
    known = list(data_directory._locales(binaries.Programs(None, "18.6")))
    assert len(known) == 3
    missing = [["--locale=xx_YY.UTF-8"], known[-1]]
    monkeypatch.setattr(data_directory, "_locales", lambda programs: missing)
    launcher.ensure(cluster)
    assert ask(cluster, "SHOW server_encoding") == "UTF8"


def test_only_the_account_itself_comes_in_and_only_by_the_socket(running):
    assert running.socket_dir.stat().st_mode & 0o777 == 0o700
    assert running.data_dir.stat().st_mode & 0o777 == 0o700
    assert running.log_file.stat().st_mode & 0o777 == 0o600
    assert ask(running, "SHOW listen_addresses") == ""
    assert running.socket_dir.stat().st_uid == running.data_dir.stat().st_uid != 0


def test_the_portal_may_create_databases_and_nothing_beyond(running):
    assert ask(running, "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user")
    assert ask(running, "SHOW is_superuser") == "off"


def test_what_is_committed_is_on_disk(running):
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
        assert ask(running, f"SHOW {setting}") == "on"
    assert ask(running, "SHOW jit") == "off"


def test_the_log_holds_no_statement(running):
    with pytest.raises(psycopg2.Error):
        ask(running, "SELECT %s::int", "110101199003071234x")
    assert "SELECT" not in running.log_file.read_text()


def test_the_address_names_user_and_socket_directory(running):
    address = urlsplit(launcher.url(running))
    assert (address.scheme, address.netloc, address.path) == ("postgresql", "gongkai@", "/gongkai")
    assert address.query == f"host={running.socket_dir}"
    assert launcher.url(running, "另 一").split("?")[0].isascii()


def test_a_port_in_the_environment_leads_nowhere_else(running, monkeypatch):
    monkeypatch.setenv("PGPORT", "6543")
    before = launcher.status(running)
    launcher.ensure(running)
    assert launcher.status(running) == before


def test_the_server_outlives_its_starter_and_holds_none_of_its_pipes(clusters, workshop):
    cluster = clusters("outlives")
    child = start_child(ENSURE, workshop / "outlives")
    output = child.communicate(timeout=60)[0]  # returns when nobody holds the pipe any more
    assert launcher.status(cluster).pid == int(output)
    assert os.getsid(int(output)) == int(output)


def test_three_processes_that_start_at_once_all_get_the_one_server(clusters, workshop):
    cluster = clusters("race")
    children = [start_child(ENSURE, workshop / "race") for _ in range(3)]
    pids = {child.communicate(timeout=90)[0].strip() for child in children}
    assert pids == {str(launcher.status(cluster).pid)}


def test_remains_of_an_interrupted_start_are_cleared_away(cluster):
    remains = cluster.data_dir.parent / "postgres.new-interrupted"
    remains.mkdir()
    launcher.ensure(cluster)
    assert not remains.exists()


def test_a_moved_clone_keeps_its_running_server(cluster, workshop):
    launcher.ensure(cluster)
    before = launcher.status(cluster)
    moved = workshop / "moved"
    clone_of(cluster).rename(moved)
    there = launcher.cluster_for(moved)
    launcher.ensure(there)
    assert launcher.status(there) == before
    assert launcher.stop(there)


def test_a_copied_clone_runs_beside_its_original(cluster, clusters, workshop):
    launcher.ensure(cluster)
    copied = workshop / "copied"
    subprocess.run(["cp", "-r", clone_of(cluster), copied], check=True)
    copy = clusters("copied")
    launcher.ensure(copy)
    assert launcher.status(copy).pid != launcher.status(cluster).pid
    assert ask(copy, "SELECT 1") == ask(cluster, "SELECT 1") == 1


@pytest.mark.parametrize("squat", ["link", "other owner"])
def test_a_socket_directory_of_somebody_else_is_refused(cluster, workshop, squat):
    if squat == "link":
        cluster.socket_dir.symlink_to(workshop)
    elif os.geteuid() == 0:
        cluster.socket_dir.mkdir()
        os.chown(cluster.socket_dir, 54321, 54321)
    else:
        pytest.skip("只有 root 能造出他人的目录")
    with pytest.raises(launcher.ServerUnavailable, match=str(cluster.socket_dir)):
        launcher.ensure(cluster)
    if squat == "link":
        cluster.socket_dir.unlink()
    else:
        shutil.rmtree(cluster.socket_dir)
