"""Files without rows, rows without files, files that are not what they were."""

import os

import pytest
from django.utils import timezone

from disclosures.attachments.models import Attachment
from portal.verification import files
from tests.making import make_document

DAY = 24 * 3600


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def attachment(office):
    document = make_document(office, "published", files=["通知.txt"])
    return Attachment.objects.of(document).get()


def lay(media, name, *, age=0):
    path = media / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    at = timezone.now().timestamp() - age
    os.utime(path, (at, at))
    return path


def test_sound_files_are_counted(attachment):
    found = files.named_by_records()
    assert found.is_sound and found.counted.startswith("1 个")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lambda path: path.unlink(), "缺失"),
        (lambda path: path.write_bytes(b"x"), "大小应为"),
        (lambda path: path.write_bytes(b"x" * path.stat().st_size), "内容与校验值不符"),
    ],
)
def test_a_file_that_is_not_what_it_was_is_a_fault(attachment, media, harm, why):
    harm(media / attachment.file.name)
    [problem] = files.named_by_records().problems
    assert why in problem and attachment.file.name in problem


def test_a_thumbnail_that_is_missing_is_a_fault_too(attachment, media):
    Attachment.objects.update(thumbnail="attachments/small.jpg")
    [problem] = files.named_by_records().problems
    assert "small.jpg 缺失" in problem


def test_a_row_that_goes_with_its_file_meanwhile_is_no_fault(attachment, media, monkeypatch):
    def gone(name, expected):
        Attachment.objects.all().delete()
        return "缺失"

    monkeypatch.setattr(files, "_problem", gone)
    assert files.named_by_records().is_sound


def test_old_files_without_a_row_are_a_fault_and_young_ones_are_told_of(attachment, media):
    lay(media, "attachments/old.txt", age=2 * DAY)
    lay(media, "attachments/young.txt")
    found = files.without_record(at=timezone.now())
    assert found.counted == "2 个没有登记"
    assert ["old.txt" in line for line in found.problems] == [True]
    assert ["young.txt" in line for line in found.remarks] == [True]


def test_sweeping_removes_the_old_ones_alone(attachment, media):
    old = lay(media, "attachments/old.txt", age=2 * DAY)
    young = lay(media, "attachments/young.txt")
    os.utime(media / attachment.file.name, (0, 0))
    assert files.sweep(at=timezone.now()) == ["attachments/old.txt"]
    assert not old.exists() and young.exists()
    assert files.named_by_records().is_sound


def test_uploads_that_wait_for_a_confirmation_are_nobodys_fault(db, media):
    lay(media, "exchange/1/x/waiting.xlsx", age=2 * DAY)
    assert files.without_record(at=timezone.now()).is_sound
    assert files.sweep(at=timezone.now()) == []


def test_a_file_that_goes_while_one_looks_is_passed_over(db, media, monkeypatch):
    monkeypatch.setattr(files, "_present", lambda: {"attachments/gone.txt"})
    assert files.orphans(at=timezone.now()) == ([], ["attachments/gone.txt"])
