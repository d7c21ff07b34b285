"""The calendar, the timer, the server: what the database tells."""

import os
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from disclosures.documents.models import Document
from disclosures.statute.models import WorkingYear
from portal.doctor import database, examination
from portal.doctor.advice import Level
from requests_app.identity import begin_rotation
from tests.making import NOW, SHANGHAI, make_document
from tests.requests_app.making import make_online

FINE, NOTE, DANGER = Level
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("day", "years", "level"),
    [
        ((2026, 6, 1), [2026], FINE),
        ((2026, 11, 9), [2026], FINE),
        ((2026, 11, 10), [2026], NOTE),
        ((2026, 12, 1), [2026], DANGER),
        ((2026, 12, 31), [2026, 2027], FINE),
        ((2027, 1, 1), [2026], DANGER),
    ],
)
def test_next_years_days_off_are_asked_for_in_time(day, years, level):
    WorkingYear.objects.exclude(year__in=years).delete()
    for year in years:
        WorkingYear.objects.get_or_create(year=year, defaults={"days_off": []})
    advice = database.working_years(datetime(*day, 1, tzinfo=SHANGHAI))
    assert advice.level == level
    assert bool(advice.remedy) == bool(level)


def test_the_server_is_named(monkeypatch):
    monkeypatch.setattr(database.machine, "has_embedded_server", lambda: False)
    assert "DATABASE_URL 指明的 PostgreSQL" in database.server(NOW).found


def test_the_embedded_server_tells_its_data_directory(monkeypatch):
    monkeypatch.setattr(database.machine, "has_embedded_server", lambda: True)
    assert "数据目录" in database.server(NOW).found


def test_without_a_server_the_rest_is_not_asked(monkeypatch):
    def refuse():
        raise OperationalError("could not connect")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    monkeypatch.setattr(examination, "OF_THE_MACHINE", ())
    [advice] = examination.examine(at=NOW)
    assert advice.level == DANGER and "could not connect" in advice.found


def test_migrations_that_wait_are_a_danger():
    assert database.migrations(NOW).level == FINE
    last = MigrationRecorder.Migration.objects.filter(app="portal").order_by("name").last()
    last.delete()
    assert database.migrations(NOW).level == DANGER


def test_a_superuser_is_more_than_the_portal_needs():
    assert database.role(NOW).level == FINE


@pytest.mark.parametrize(
    ("age", "level"), [(timedelta(minutes=1), FINE), (timedelta(minutes=6), DANGER)]
)
def test_the_timer_has_run_lately(data_dir, age, level):
    assert database.timer(NOW).level == NOTE
    mark = data_dir / database.LAST_RUN
    mark.touch()
    ran = (NOW - age).timestamp()
    os.utime(mark, (ran, ran))
    assert database.timer(NOW).level == level


def test_what_is_overdue_is_a_danger(office):
    make_document(office, "scheduled")
    due = Document.objects.get().scheduled_for
    assert database.overdue(due + timedelta(minutes=4)).level == FINE
    assert database.overdue(due + timedelta(minutes=6)).level == DANGER


def test_sample_records_do_not_belong_on_a_real_site(office, settings):
    make_document(office)
    Document.objects.update(is_sample=True)
    assert database.samples(NOW).level == FINE
    settings.SECURE_SSL_REDIRECT = True
    assert database.samples(NOW).level == NOTE


def test_the_key_of_identity_numbers_is_missed_and_a_wrong_one_is_noticed(data_dir, settings):
    assert database.identity_key(NOW).level == FINE
    make_online()
    advice = database.identity_key(NOW)
    assert advice.level == FINE and "不在备份中" in advice.found
    key = data_dir / "identity_key"
    key.chmod(0o644)
    assert database.identity_key(NOW).level == DANGER
    key.rename(data_dir / "elsewhere")
    assert database.identity_key(NOW).level == DANGER
    begin_rotation()  # draws a new one where there is none
    assert database.identity_key(NOW).level == DANGER
