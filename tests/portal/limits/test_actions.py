"""Counting: exact across connections, afresh after each window, without keeping addresses."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections

from portal.limits.actions import seconds_to_wait, sweep
from portal.limits.models import RateWindow
from portal.limits.rules import Limit
from tests.making import NOW

pytestmark = pytest.mark.promise(
    "limits hold across processes and behind a proxy, whatever address is invented"
)

THREE = Limit(most=3, seconds=10)


def ask(*, after=0, what="search", who="203.0.113.1", limit=THREE):
    return seconds_to_wait(what, who, limit, at=NOW + timedelta(seconds=after))


def test_up_to_the_limit_nobody_waits_and_then_until_the_window_ends(db):
    assert [ask() for _ in range(3)] == [0, 0, 0]
    assert ask(after=4) == 6
    assert ask(after=9.9) == 1


def test_a_new_window_begins_with_the_first_request_after_the_old_one(db):
    assert [ask() for _ in range(4)][-1] == 10
    assert ask(after=10) == 0
    assert [ask(after=15) for _ in range(3)] == [0, 0, 5]


def test_each_visitor_and_each_thing_is_counted_for_itself(db):
    assert [ask() for _ in range(4)][-1] > 0
    assert ask(who="203.0.113.2") == ask(what="form") == 0


def test_no_address_is_kept(db):
    ask()
    assert "203.0.113.1" not in RateWindow.objects.get().key
    assert len(RateWindow.objects.get().key) == 64


def test_windows_that_are_over_are_swept_up_and_the_others_stay(db):
    ask(who="old")
    ask(who="new", after=8)
    assert sweep(at=NOW + timedelta(seconds=11)) == 1
    assert RateWindow.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_connections_together_get_no_more_than_the_limit():
    """Eight connections at once are to the database what eight processes are."""

    def many(_):
        try:
            return [ask(limit=Limit(most=100, seconds=60)) for _ in range(25)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        waits = [wait for part in pool.map(many, range(8)) for wait in part]
    assert waits.count(0) == 100
    assert RateWindow.objects.get().count == 200


def test_the_counters_are_not_written_to_the_log_of_the_database(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'portal_ratewindow'")
        assert cursor.fetchone() == ("u",)


def test_one_count_is_one_statement(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        ask()
