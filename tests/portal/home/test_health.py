"""Ready is: the database answers, its migrations are applied, files can be kept."""

import pytest
from django.db import InterfaceError, OperationalError
from django.db.migrations.recorder import MigrationRecorder

from portal.home import health

READY = "/readyz"


def test_with_everything_in_place_the_portal_is_ready(citizen, db):
    answer = citizen.get(READY)
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_without_its_database_it_is_not(citizen, db, monkeypatch, error):
    def broken(recorder):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(MigrationRecorder, "applied_migrations", broken)
        answer = citizen.get(READY)
    assert (answer.status_code, answer.content) == (503, b"database unavailable")


@pytest.mark.parametrize("app", ["portal", "disclosures", "auth"])
def test_while_a_migration_is_missing_it_is_not(citizen, db, monkeypatch, app):
    read = MigrationRecorder.applied_migrations
    last = max(name for label, name in health.newest_migrations() if label == app)

    def without(recorder):
        return {key: value for key, value in read(recorder).items() if key != (app, last)}

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", without)
    answer = citizen.get(READY)
    assert (answer.status_code, answer.content) == (503, b"migrations not applied")


def test_where_nothing_can_be_kept_it_is_not(citizen, db, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "gone"
    answer = citizen.get(READY)
    assert (answer.status_code, answer.content) == (503, b"data directory not writable")


def test_being_asked_often_costs_two_queries_and_leaves_nothing(
    citizen, db, settings, tmp_path, django_assert_max_num_queries
):
    settings.DATA_DIR = tmp_path
    citizen.get(READY)
    with django_assert_max_num_queries(2):
        citizen.get(READY)
    assert list(tmp_path.iterdir()) == []


def test_the_process_is_alive_whatever_is_missing(citizen, settings, tmp_path):
    """No database fixture: a query would fail the test."""
    settings.DATA_DIR = tmp_path / "gone"
    assert citizen.get("/healthz").status_code == 200
