"""Whether there is a way back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.backup import encryption, places
from portal.doctor import backups
from portal.doctor.advice import Level
from tests.making import NOW

FINE, NOTE, DANGER = Level


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.BACKUP_DIR = tmp_path / "backups"
    settings.BACKUP_KEY_FILE = ""
    return settings.BACKUP_DIR


def take(folder, age):
    with places.alone(folder), places.drafting(folder, NOW - age):
        pass


@pytest.mark.parametrize(
    ("age", "level"),
    [
        (timedelta(hours=25), FINE),
        (timedelta(hours=37), NOTE),
        (timedelta(days=8), DANGER),
    ],
)
def test_a_backup_grows_old(folder, age, level):
    take(folder, age)
    take(folder, timedelta(days=30))
    assert backups.last(NOW).level == level


def test_none_is_a_danger(folder):
    assert backups.last(NOW).level == DANGER
    assert backups.place(NOW).level == FINE


def test_one_that_was_broken_off_is_told(folder):
    take(folder, timedelta(hours=1))
    (folder / "unfinished-backup-20180601-080000").mkdir()
    assert backups.last(NOW).level == NOTE


def test_the_folder_is_for_its_owner_and_better_on_another_disk(folder):
    take(folder, timedelta(0))
    assert backups.place(NOW).level == NOTE
    folder.chmod(0o755)
    assert backups.place(NOW).level == DANGER


def test_keys_are_judged_by_their_place(folder, settings, tmp_path):
    assert backups.key(NOW).level == NOTE
    secret, public = tmp_path / "secret", tmp_path / "public"
    public.write_text(encryption.new_key(secret))
    settings.BACKUP_KEY_FILE = str(public)
    assert backups.key(NOW).level == FINE
    settings.BACKUP_KEY_FILE = str(secret)
    assert backups.key(NOW).level == NOTE
    secret.chmod(0o644)
    assert "chmod 600" in backups.key(NOW).remedy
    folder.mkdir()
    settings.BACKUP_KEY_FILE = str(public.rename(folder / "public"))
    assert backups.key(NOW).level == DANGER
    settings.BACKUP_KEY_FILE = str(tmp_path / "none")
    assert backups.key(timezone.now()).level == DANGER
