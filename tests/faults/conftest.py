"""Sites that faults are tried on: databases of their own, processes that may be killed."""

import os
import time

import pytest
from django.db import connection, connections

from tests.portal.backup.conftest import copy, drop, sites  # noqa: F401

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "1"))  # how often the faults that are random are tried
PATIENCE = 60  # seconds, on a busy machine
BUSY = (
    "SELECT 1 FROM pg_stat_activity"
    " WHERE datname = %s AND state <> 'idle' AND pid <> pg_backend_pid()"
)


@pytest.fixture(scope="session")
def pattern(django_db_setup, django_db_blocker):
    """A database as it is after migrate, apart from the one that backups are tried on."""
    with django_db_blocker.unblock():
        tests_own = connection.settings_dict["NAME"]
        assert tests_own.startswith("test_"), "nothing but a test database is copied"
        connections.close_all()  # a database can be copied only while nobody is in it
        name = f"{tests_own}_faults"
        drop(name)
        copy(tests_own, name)
        yield name
        drop(name)


def wait_until(has_come, process=None):
    """Look again and again; the process that is to bring it about must be alive meanwhile."""
    deadline = time.monotonic() + PATIENCE
    while not has_come():
        assert process is None or process.poll() is None, "it ended before its time"
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.001)


def wait_until_alone(site):
    """The server has noticed that whoever was killed is gone, and taken back what they began."""
    wait_until(lambda: not site.query(BUSY, site.database))


def faults_of(site) -> list[str]:
    """What `verify` finds wrong: records, files, index, numbers and history against each other."""
    done = site.manage("verify")
    return [] if done.returncode == 0 else [*done.stdout.splitlines(), *done.stderr.splitlines()]
