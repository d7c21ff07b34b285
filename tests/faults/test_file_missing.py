"""The bytes of an attachment are gone: its page stays, and the file is said to be missing."""

from pathlib import Path

import pytest

from portal.verification import files
from tests.making import make_document, signed_in

pytestmark = pytest.mark.promise(
    "an attachment's file is missing: its page is served, the download says so, verify names it"
)
NAMES = ["通知.pdf", "图.png", "附.txt"]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def document(office):
    """A public document whose first two files (and a thumbnail) are lost."""
    document = make_document(office, "published", files=NAMES)
    for file in document.attachments:
        for stored in (file.file, file.thumbnail) if file.name != "附.txt" else ():
            if stored:
                Path(stored.path).unlink()
    return document


def test_the_page_is_served_and_names_all_of_them(citizen, document):
    answer = citizen.get(document.get_absolute_url())
    assert answer.status_code == 200
    for name in NAMES:
        assert name in answer.content.decode()


@pytest.mark.parametrize("more", ["", "?small"])
@pytest.mark.parametrize("headers", [{}, {"Range": "bytes=0-9"}])
@pytest.mark.parametrize("name", ["通知.pdf", "图.png"])
def test_the_download_says_so_and_the_log_names_it(citizen, document, caplog, name, headers, more):
    file = document.attachments.get(name=name)
    answer = citizen.get(file.get_absolute_url() + more, headers=headers)
    assert answer.status_code == 404
    assert "服务器上没有找到文件" in answer.content.decode() and name in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    [line] = [line for line in caplog.records if line.levelname == "ERROR"]
    assert str(file.key) in line.getMessage() and "missing" in line.getMessage()


def test_staff_are_told_the_same(office, document):
    file = document.attachments.get(name="通知.pdf")
    address = f"/admin/disclosures/document/{document.pk}/file/{file.key}/"
    answer = signed_in(office.editor).get(address)
    assert (answer.status_code, "没有找到文件" in answer.content.decode()) == (404, True)


def test_the_other_files_are_sent(citizen, document):
    file = document.attachments.get(name="附.txt")
    assert citizen.get(file.get_absolute_url()).status_code == 200


def test_verify_names_every_one_of_them(document, record_property):
    first, second = document.attachments[:2]
    lost = {first.file.name, second.file.name, second.thumbnail.name}
    problems = files.named_by_records().problems
    named = {name for name in lost if any(f"{name} 缺失" in problem for problem in problems)}
    assert named == lost and len(problems) == len(lost)
    record_property("files lost", len(lost))
    record_property("named by verify", len(named))
