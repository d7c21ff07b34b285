"""Clones for the embedded server's tests, each with a server of its own that ends with the test."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from portal.postgres import cluster as places
from portal.postgres import launcher

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def workshop():
    """An empty directory that a server's account may enter, which pytest's own is not for root."""
    directory = Path(tempfile.mkdtemp(prefix="gongkai-test-", dir=_quick_place())).resolve()
    directory.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "SYSTEM_STATE", directory / "system-state")
        patch.setenv("XDG_STATE_HOME", str(directory / "state"))
        yield directory
    shutil.rmtree(directory)


@pytest.fixture
def clusters(workshop):
    """Gives the cluster of a clone by its name; nothing is running yet."""
    with _ended_afterwards(workshop) as cluster_of:
        yield cluster_of


@pytest.fixture
def cluster(clusters, request):
    """A new clone's cluster; nothing is running yet."""
    return clusters(request.node.name)


@pytest.fixture(scope="module")
def running(workshop):
    """One running server for all the tests of a module that leave it running."""
    with _ended_afterwards(workshop) as cluster_of:
        cluster = cluster_of("running")
        launcher.ensure(cluster)
        yield cluster


def _quick_place():
    """In memory if there is room: a cluster is a thousand files, slow to remove from a disk."""
    memory = Path("/dev/shm")
    if memory.is_dir() and not os.statvfs(memory).f_flag & getattr(os, "ST_NOEXEC", 0):
        return memory if shutil.disk_usage(memory).free > 2**30 else "/tmp"
    return "/tmp"


@contextlib.contextmanager
def _ended_afterwards(workshop):
    known = {}

    def cluster_of(name):
        cluster = launcher.cluster_for(workshop / name)
        known[cluster] = workshop / name
        return cluster

    yield cluster_of
    for cluster, clone in known.items():
        with contextlib.suppress(launcher.ServerUnavailable):
            launcher.stop(cluster)
        shutil.rmtree(cluster.socket_dir, ignore_errors=True)
        shutil.rmtree(clone, ignore_errors=True)


def start_child(code, *arguments, **environment):
    """Another Python process of the portal, its output in a pipe."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=CHECKOUT, env={**os.environ, **environment},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def processes_of(cluster):
    """Every process that works in the cluster's data directory."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if os.path.samefile(entry / "cwd", cluster.data_dir):
                found.append(int(entry.name))
    return found


def kill(*pids):
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
