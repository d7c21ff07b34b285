"""Django's backend: whoever misses the server starts it."""

import select

import pytest
from django.db import OperationalError, connections
from django.test import override_settings

from portal.postgres import base, launcher
from tests.portal.postgres.conftest import kill


@pytest.fixture
def connect(cluster, django_db_blocker):
    """Makes connections to a clone's own server, as Django does from its settings."""
    clone = cluster.log_file.parents[2]
    opened = []

    def make(**changes):
        entry = {
            **launcher.database_settings(clone), "PASSWORD": "", "TIME_ZONE": None,
            "TEST": {"NAME": None, "TEMPLATE": None, "CHARSET": None},
            "AUTOCOMMIT": True, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **changes,
        }  # fmt: skip
        connections["own"] = base.DatabaseWrapper(entry, "own")
        opened.append(connections["own"])
        return opened[-1]

    with override_settings(BASE_DIR=clone, DATA_DIR=clone / "var"), django_db_blocker.unblock():
        yield make
        for connection in opened:
            connection.close()
        del connections["own"]


def ask(connection, question):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def test_the_settings_start_nothing_and_the_first_question_does(connect, cluster):
    connection = connect()
    assert connection.vendor == "postgresql"
    assert launcher.status(cluster).pid is None
    assert ask(connection, "SELECT current_database()") == "gongkai"


def test_the_next_page_recovers_after_the_server_was_killed(connect, cluster):
    connection = connect()
    ask(connection, "SELECT 1")
    before = launcher.status(cluster).pid
    kill(before)
    select.select([connection.connection], [], [])  # until the session has noticed, and ended
    connection.close_if_unusable_or_obsolete()  # Django calls it where a page begins and ends
    assert ask(connection, "SELECT 2") == 2
    assert launcher.status(cluster).pid != before


def test_a_test_database_can_be_made_on_a_server_that_is_not_running_yet(connect, cluster):
    creation = connect().creation
    creation._create_test_db(verbosity=0, autoclobber=True)
    creation._destroy_test_db("test_gongkai", verbosity=0)
    assert launcher.status(cluster).pid is not None


def test_a_database_that_does_not_exist_is_still_an_error(connect):
    with pytest.raises(OperationalError, match="does not exist"):
        connect(NAME="nowhere").ensure_connection()


def test_a_server_elsewhere_is_left_to_itself(connect, cluster, workshop):
    with pytest.raises(OperationalError):
        connect(HOST=str(workshop)).ensure_connection()
    assert launcher.status(cluster).pid is None


def test_what_is_wrong_reaches_django_as_a_sentence(connect, cluster):
    cluster.data_dir.mkdir()
    with pytest.raises(OperationalError, match="不是 PostgreSQL 的数据目录"):
        connect().ensure_connection()
