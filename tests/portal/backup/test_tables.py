"""A fingerprint changes with every change of a row and with nothing else."""

import pytest
from django.db import connection

from portal.backup import tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def cursor():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE watched (id int, said text, at timestamptz)")
        cursor.execute("INSERT INTO watched VALUES (1, 'a', '2018-06-01'), (2, NULL, '2018-06-02')")
        yield cursor


def fingerprint(cursor):
    return tables.fingerprints(cursor.cursor)["public.watched"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE watched SET said = 'b' WHERE id = 1",
        "UPDATE watched SET said = '' WHERE id = 2",
        "UPDATE watched SET id = 3 - id",
        "DELETE FROM watched WHERE id = 1",
        "INSERT INTO watched SELECT * FROM watched",
    ],
)
def test_every_change_changes_it(cursor, change):
    before = fingerprint(cursor)
    cursor.execute(change)
    assert fingerprint(cursor) != before


def test_the_place_of_a_row_and_the_settings_of_the_session_do_not(cursor):
    before = fingerprint(cursor)
    cursor.execute("UPDATE watched SET id = id WHERE id = 1")
    cursor.execute("SET timezone = 'Asia/Shanghai'; SET datestyle = 'German'")
    assert fingerprint(cursor) == before == [2, before[1]]


def test_tables_that_are_left_out_are_not_read(cursor):
    assert "public.watched" not in tables.fingerprints(cursor.cursor, ["watched"])
