"""After everything that may happen to a server: it comes back, or says in a sentence why not."""

import errno
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import psycopg2
import pytest

from portal.postgres import binaries, errors, launcher, processes
from tests.portal.postgres.conftest import kill, processes_of, start_child

pytestmark = pytest.mark.promise(
    "the embedded server comes back whatever befalls it, or says why not"
)

linux = pytest.mark.skipif(sys.platform != "linux", reason="需要 /proc")

COMMIT_FOR_EVER = """
import itertools, sys, psycopg2
connection = psycopg2.connect(sys.argv[1])
cursor = connection.cursor()
cursor.execute("CREATE TABLE confirmed (number integer)")
for number in itertools.count():
    cursor.execute("INSERT INTO confirmed VALUES (%s)", [number])
    connection.commit()
    print(number, flush=True)
"""

COUNT_FOR_LONG = """
import sys, psycopg2
connection = psycopg2.connect(sys.argv[1])
print(connection.info.backend_pid, flush=True)
connection.cursor().execute("SELECT count(*) FROM generate_series(1, 5000000)")
"""


def query(cluster, question):
    with psycopg2.connect(launcher.url(cluster)) as connection:
        cursor = connection.cursor()
        cursor.execute(question)
        return [row[0] for row in cursor]


@linux
def test_what_was_confirmed_survives_when_portal_and_server_are_killed(running):
    portal = start_child(COMMIT_FOR_EVER, launcher.url(running))
    confirmed = [int(portal.stdout.readline()) for _ in range(300)]
    kill(portal.pid, *processes_of(running))
    confirmed += [int(line) for line in portal.communicate()[0].splitlines() if line.isdecimal()]
    launcher.ensure(running)
    assert set(query(running, "SELECT number FROM confirmed")) >= set(confirmed)


@linux
def test_a_killed_server_comes_back_while_its_sessions_are_still_ending(running):
    busy = start_child(COUNT_FOR_LONG, launcher.url(running))
    working = int(busy.stdout.readline())
    session = f"SELECT state FROM pg_stat_activity WHERE pid = {working}"
    while query(running, session) != ["active"]:
        pass
    mark = processes.log_size(running)
    before = launcher.status(running).pid
    os.kill(working, signal.SIGSTOP)  # it ends when the test says so, not when it happens to
    kill(before)
    with ThreadPoolExecutor() as pool:
        coming = pool.submit(launcher.ensure, running)
        while "is still in use" not in processes.log_since(running, mark):
            assert not coming.done()
        os.kill(working, signal.SIGCONT)
        coming.result()
    busy.communicate()
    assert launcher.status(running).pid != before


@linux
def test_a_number_used_again_by_another_program_is_no_server(running):
    launcher.stop(running)
    running.socket_dir.mkdir(exist_ok=True)
    (running.data_dir / "postmaster.pid").write_text(f"{os.getpid()}\n{running.data_dir}\n")
    running.socket.with_name(f"{running.socket.name}.lock").write_text(f"{os.getpid()}\n")
    assert launcher.status(running).pid is None
    assert not launcher.stop(running)
    launcher.ensure(running)
    assert launcher.status(running).pid != os.getpid()


@linux
def test_a_zombie_is_no_server(running):
    zombie = subprocess.Popen(["true"])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    assert not processes._serves(zombie.pid, running.data_dir)
    zombie.wait()


@linux
def test_without_the_right_to_look_closer_the_name_decides(running, monkeypatch):
    def refuse(*paths):
        raise PermissionError

    monkeypatch.setattr(os.path, "samefile", refuse)
    assert launcher.status(running).pid is not None
    assert not processes._serves(os.getpid(), running.data_dir)


def test_the_lock_of_a_living_server_stays(running):
    processes.remove_stale_locks(running)
    assert (running.data_dir / "postmaster.pid").exists()


def test_a_server_whose_socket_was_swept_away_is_replaced(running):
    before = launcher.status(running).pid
    running.socket.unlink()
    launcher.ensure(running)
    assert launcher.status(running).pid != before


def test_data_of_another_major_version_are_refused_with_what_to_do(cluster):
    launcher.ensure(cluster)
    launcher.stop(cluster)
    (cluster.data_dir / "PG_VERSION").write_text("13\n")
    with pytest.raises(launcher.ServerUnavailable) as caught:
        launcher.ensure(cluster)
    way_out = ("PG_BINDIR", "manage.py backup", "embedded_postgres stop", "manage.py restore")
    for word in ("PostgreSQL 13", str(cluster.data_dir), *way_out):
        assert word in str(caught.value)


def test_a_directory_that_holds_no_cluster_is_refused(cluster):
    cluster.data_dir.mkdir()
    with pytest.raises(launcher.ServerUnavailable, match="不是 PostgreSQL 的数据目录"):
        launcher.ensure(cluster)


def test_a_server_that_does_not_start_shows_the_end_of_its_log(cluster):
    launcher.ensure(cluster)
    launcher.stop(cluster)
    with open(cluster.data_dir / "postgresql.conf", "a") as configuration:
        configuration.write("no_such_setting = on\n")
    with pytest.raises(launcher.ServerUnavailable, match='(?s)日志.*"no_such_setting"'):
        launcher.ensure(cluster)


def test_a_server_that_never_answers_is_not_waited_for_without_end(cluster, workshop, monkeypatch):
    launcher.ensure(cluster)
    launcher.stop(cluster)
    silent = workshop / "silent"
    silent.mkdir()
    (silent / "postgres").write_text("#!/bin/sh\necho thinking\nexec sleep 3\n")
    (silent / "postgres").chmod(0o755)
    version = f"{launcher.status(cluster).version}.0"
    monkeypatch.setattr(binaries, "find", lambda account: binaries.Programs(silent, version))
    monkeypatch.setattr(launcher, "START_SECONDS", 0.5)
    with pytest.raises(launcher.ServerUnavailable, match="(?s)未能就绪.*thinking"):
        launcher.ensure(cluster)


def test_a_full_disk_is_called_a_full_disk(running):
    mark = processes.log_size(running)
    with open(running.log_file, "a") as log:
        log.write("FATAL:  could not write file: No space left on device\n")
    assert "磁盘空间已满" in str(processes.failure(running, "未能启动", mark))
    refused = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/somewhere")
    assert errors.in_words(refused) == "/somewhere 磁盘空间已满"


def test_what_the_system_refuses_comes_out_as_a_sentence(cluster):
    cluster.log_file.parent.write_text("not a directory")
    with pytest.raises(launcher.ServerUnavailable, match="内置数据库不可用"):
        launcher.ensure(cluster)
