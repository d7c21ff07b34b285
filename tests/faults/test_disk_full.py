"""The disk is full: said in a sentence, nothing left in records or on the disk, the form kept."""

import errno
import os
import subprocess
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, storages
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import connection
from django.test import Client

from disclosures.attachments import extraction
from disclosures.attachments.models import Attachment
from disclosures.attachments.storage import DISK_FULL
from disclosures.documents.models import Document
from disclosures.publishing.models import HistoryEntry
from portal import settings as portal_settings
from portal.refusals import NO_ROOM
from tests.making import FILES, drafting_form, make_document, sample, signed_in, upload

pytestmark = pytest.mark.promise(
    "the disk is full: refused in a sentence, no record and no piece of a file left, the form kept"
)
ADD = "/admin/disclosures/document/add/"
TITLE = "关于公路养护的很长的通知"
LONG = b"x" * 200_000
NO_SPACE = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
FULL_DATABASE = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END$$;
CREATE TRIGGER refuse BEFORE INSERT ON disclosures_document EXECUTE FUNCTION refuse();
"""


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    settings.STORAGES = {**settings.STORAGES, "default": portal_settings.STORAGES["default"]}
    storages._storages.clear()
    return settings.MEDIA_ROOT


@pytest.fixture
def desk(office):
    """The drafter's browser, which is answered also where the portal fails."""
    browser = signed_in(office.editor)
    browser.raise_request_exception = False
    return browser


@pytest.fixture
def full_at(monkeypatch):
    """Makes the disk full in the middle of the n-th file that is stored."""

    def make(number):
        stored = []

        def write_half(storage, name, content):
            stored.append(name)
            if len(stored) < number:
                return write(storage, name, content)
            path = Path(storage.path(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read()[: content.size // 2])
            raise NO_SPACE

        write = FileSystemStorage._save
        monkeypatch.setattr(FileSystemStorage, "_save", write_half)

    return make


@pytest.fixture
def small_disk(media):
    """A real file system with room for a few pages only."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(media)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("这里不能挂载文件系统")
    yield media
    subprocess.run(["umount", str(media)], check=True)


def form(office, *names):
    files = [
        {
            "file": upload(name, LONG if name.endswith("txt") else sample(name[-3:])),
            "order": order,
            "alt_text": "现场",
        }
        for order, name in enumerate(names)
    ]
    return drafting_form(office.organisation, files=files, title=TITLE)


def files_in(media):
    return [path for path in media.rglob("*") if path.is_file()]


def assert_refused_and_kept(answer, media):
    """The form once more, with the sentence and what was typed; nothing anywhere else."""
    page = answer.content.decode()
    assert answer.status_code == 200
    assert DISK_FULL in page and f'value="{TITLE}"' in page
    assert_nothing_is_left(media)


def assert_nothing_is_left(media):
    for model in (Document, Attachment, HistoryEntry):
        assert not model._base_manager.exists()
    assert files_in(media) == []


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (1, ["附.txt"]),
        (2, ["附.txt", "表.txt"]),
        (2, ["图.png"]),  # the picture is stored, its thumbnail is not
        (3, ["附.txt", "图.png"]),
    ],
)
def test_a_new_draft_whose_files_find_no_room_comes_back_as_it_was_typed(
    desk, office, media, full_at, number, names
):
    full_at(number)
    assert_refused_and_kept(desk.post(ADD, form(office, *names)), media)


def test_so_it_is_on_a_file_system_that_is_really_full(desk, office, small_disk):
    assert_refused_and_kept(desk.post(ADD, form(office, "附.txt")), small_disk)


def test_with_room_the_same_form_is_taken(desk, office, media):
    assert desk.post(ADD, form(office, "附.txt", "图.png")).status_code == 302
    assert len(files_in(media)) == 3
    assert Attachment.objects.count() == 2


def test_an_older_draft_stays_as_it_was(desk, office, media, full_at):
    document = make_document(office, files=["旧.txt"])
    before = Document.objects.values().get(), files_in(media)
    entries = HistoryEntry.objects.count()
    full_at(1)
    changed = form(office, "附.txt") | {f"{FILES}-TOTAL_FORMS": 2, f"{FILES}-INITIAL_FORMS": 1}
    changed |= {f"{FILES}-1-{key}": changed.pop(f"{FILES}-0-{key}") for key in ("file", "alt_text")}
    changed |= {f"{FILES}-0-id": document.attachments.get().pk, f"{FILES}-0-order": 0}
    changed |= {f"{FILES}-1-order": 1, "seen": seen(desk, document)}
    answer = desk.post(f"/admin/disclosures/document/{document.pk}/change/", changed)
    assert answer.status_code == 200
    assert DISK_FULL in answer.content.decode()
    assert (Document.objects.values().get(), files_in(media)) == before
    assert (HistoryEntry.objects.count(), Attachment.objects.count()) == (entries, 1)


def seen(desk, document):
    page = desk.get(f"/admin/disclosures/document/{document.pk}/change/")
    return page.context["adminform"].form["seen"].value()


def test_no_room_to_look_into_the_file_is_told_on_the_form(desk, office, media, monkeypatch):
    def refuse(*files):
        raise NO_SPACE

    monkeypatch.setattr(extraction, "copyfileobj", refuse)
    assert_refused_and_kept(desk.post(ADD, form(office, "附.txt")), media)


@pytest.mark.parametrize("file", ["附.txt", "图.png"])
def test_no_room_while_the_request_comes_in_is_told_in_words(
    desk, office, media, settings, monkeypatch, file
):
    """Before there is a form: the page says that the browser's way back keeps what was typed."""

    def refuse(*chunk):
        raise NO_SPACE

    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", refuse)
    assert_told(desk.post(ADD, form(office, file)))
    assert_nothing_is_left(media)


def test_a_database_without_room_is_told_in_words(desk, office, media):
    with connection.cursor() as cursor:
        cursor.execute(FULL_DATABASE)
    assert_told(desk.post(ADD, drafting_form(office.organisation)))
    assert_nothing_is_left(media)


def assert_told(answer):
    page = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store")
    assert answer["Retry-After"] and NO_ROOM in page and "后退" in page


def test_any_other_failure_is_not_called_a_full_disk(office, monkeypatch):
    def break_down(*anything):
        raise OSError(errno.EIO, "I/O error")

    monkeypatch.setattr(FileSystemStorage, "_save", break_down)
    browser = Client(raise_request_exception=False)
    browser.force_login(office.editor)
    answer = browser.post(ADD, form(office, "附.txt"))
    assert answer.status_code == 500
    assert "系统出现问题" in answer.content.decode()
    assert not Document.objects.exists()
