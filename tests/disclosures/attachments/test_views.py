"""Downloads: exactly as visible as the record, and nothing that a browser would execute."""

import hashlib
from pathlib import Path
from uuid import uuid4

import pytest

from disclosures.attachments import actions, extraction
from disclosures.attachments.actions import attach, detach
from disclosures.attachments.kinds import UnacceptableFile
from disclosures.attachments.models import Attachment
from disclosures.publishing.errors import NotAllowed
from tests.making import (
    LATER,
    NOW,
    do,
    drafting_form,
    make_attachment,
    make_document,
    sample,
    signed_in,
    upload,
)

pytestmark = pytest.mark.promise(
    "a file is exactly as visible as its record, and no browser executes it"
)


def published(office, *names):
    document = make_document(office, "published", files=names or ["通知.pdf"])
    return document, list(document.attachments)


def stored(file):
    """The bytes as they were kept, without their metadata."""
    return Path(file.file.path).read_bytes()


def test_a_file_is_described_by_what_was_measured(office):
    document = make_document(office)
    file = make_attachment(document, "..\\图.PNG", by=office.editor, alt_text="现场")
    content = stored(file)
    assert (file.name, file.extension, file.is_image) == ("图.png", "png", True)
    assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert (file.width, file.height, file.pages) == (40, 30, None)
    assert "图" not in Path(file.file.name).name


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", b"MZ"), ("a.pdf", b""), ("a.exe", b"MZ"), ("a.docm", b"PK")]
)
def test_a_refused_file_leaves_nothing_behind(office, name, content):
    document = make_document(office)
    with pytest.raises(UnacceptableFile):
        attach(document, upload(name, content), by=office.editor, at=NOW)
    assert not Attachment.objects.exists()


def test_a_file_larger_than_the_setting_is_refused(office, settings):
    settings.ATTACHMENT_MAX_MEGABYTES = 1
    with pytest.raises(UnacceptableFile, match="超过 1 MB"):
        make_attachment(make_document(office), content=b"%PDF-" * 300000, by=office.editor)


@pytest.mark.parametrize("state", ["submitted", "approved", "scheduled", "published", "withdrawn"])
def test_files_neither_come_nor_go_after_submission(office, state):
    document = make_document(office, state, files=["通知.pdf"])
    with pytest.raises(NotAllowed, match="不能增减附件"):
        make_attachment(document, by=office.editor)
    with pytest.raises(NotAllowed, match="不能增减附件"):
        detach(document.attachments.get(), by=office.editor, at=LATER)
    assert document.attachments.count() == 1


def test_the_bytes_of_a_removed_file_go_with_the_commit(office, django_capture_on_commit_callbacks):
    file = make_attachment(make_document(office), by=office.editor)
    path = Path(file.file.path)
    with django_capture_on_commit_callbacks() as callbacks:
        detach(file, by=office.editor, at=LATER)
    assert path.exists()
    callbacks[0]()
    assert not path.exists()


# --- the public address -------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("通知.pdf", "inline"),
        ("图.png", "inline"),
        ("通知.docx", "attachment"),
        ("a.txt", "attachment"),
    ],
)
def test_a_public_file_is_sent_with_headers_that_keep_browsers_from_guessing(
    citizen, office, name, disposition
):
    _, [file] = published(office, name)
    response = citizen.get(file.get_absolute_url())
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == stored(file)
    assert response["Content-Type"] == file.content_type_name
    assert response["Content-Length"] == str(file.size)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-cache"
    assert response["ETag"] == f'"{file.sha256}"'
    assert response["Content-Disposition"].startswith(disposition)
    if file.is_image:
        assert "sandbox" in response["Content-Security-Policy"]


def test_a_file_that_the_reader_has_is_not_sent_again_until_it_is_withdrawn(citizen, office):
    document, [file] = published(office)
    known = {"If-None-Match": f'"{file.sha256}"'}
    response = citizen.get(file.get_absolute_url(), headers=known)
    assert (response.status_code, response.content) == (304, b"")
    other = citizen.get(file.get_absolute_url(), headers={"If-None-Match": '"else"'})
    assert other.status_code == 200
    do(document, "withdraw", by=office.publisher)
    assert citizen.get(file.get_absolute_url(), headers=known).status_code == 410


@pytest.mark.parametrize("header", ['W/"{0}"', '"else", "{0}"'])
def test_every_form_of_the_condition_is_understood(citizen, office, header):
    _, [file] = published(office)
    known = {"If-None-Match": header.format(file.sha256)}
    assert citizen.get(file.get_absolute_url(), headers=known).status_code == 304


def test_a_picture_has_a_thumbnail_at_the_same_address(citizen, office):
    document, [file] = published(office, "图.png")
    response = citizen.get(f"{file.get_absolute_url()}?small")
    assert response["Content-Type"] == "image/jpeg"
    assert response["ETag"] == f'"{file.sha256}-small"'
    assert b"".join(response.streaming_content) == Path(file.thumbnail.path).read_bytes()
    do(document, "withdraw", by=office.publisher)
    assert citizen.get(f"{file.get_absolute_url()}?small").status_code == 410


def test_a_download_that_broke_off_goes_on_where_it_stopped(citizen, office):
    document, [file] = published(office)
    response = citizen.get(file.get_absolute_url(), headers={"Range": "bytes=5-14"})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 5-14/{file.size}"
    assert response["Content-Length"] == "10"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == stored(file)[5:15]
    do(document, "withdraw", by=office.publisher)
    gone = citizen.get(file.get_absolute_url(), headers={"Range": "bytes=5-14"})
    assert gone.status_code == 410


def test_a_part_that_is_not_there_or_of_another_version_is_not_sent(citizen, office):
    _, [file] = published(office)
    response = citizen.get(file.get_absolute_url(), headers={"Range": "bytes=999999-"})
    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{file.size}")
    headers = {"Range": "bytes=0-3", "If-Range": '"other"'}
    assert citizen.get(file.get_absolute_url(), headers=headers).status_code == 200


def test_what_a_file_says_is_kept_for_search(office):
    file = make_document(office, files=["表.xlsx"]).attachments.get()
    assert "公路养护通知" in file.text


def test_a_form_reads_a_file_once(office, monkeypatch):
    read = []
    monkeypatch.setattr(
        actions, "examine", lambda *a, **k: read.append(1) or extraction.examine(*a, **k)
    )
    row = {"file": upload("通知.pdf", sample("pdf")), "order": 0}
    form = drafting_form(office.organisation, files=[row])
    signed_in(office.editor).post("/admin/disclosures/document/add/", form)
    assert Attachment.objects.count() == 1
    assert read == [1]


def test_an_unknown_key_is_not_found(citizen, db):
    assert citizen.get(f"/attachments/{uuid4()}/x.pdf").status_code == 404
    assert citizen.get("/attachments/not-a-key/x.pdf").status_code == 404


def test_a_file_that_is_missing_on_the_disk_is_not_found(citizen, office):
    _, [file] = published(office)
    Path(file.file.path).unlink()
    assert citizen.get(file.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_downloading_takes_no_other_method(citizen, office, method):
    _, [file] = published(office)
    assert getattr(citizen, method)(file.get_absolute_url()).status_code == 405


def test_a_name_of_300_characters_can_be_downloaded(citizen, office):
    _, [file] = published(office, "题" * 300 + ".pdf")
    response = citizen.get(file.get_absolute_url())
    assert response.status_code == 200
    assert file.name == "题" * 120 + ".pdf"


# --- the preview for staff ----------------------------------------------------------------------
def preview(file):
    return f"/admin/disclosures/document/{file.object_id}/file/{file.key}/"


@pytest.mark.parametrize("person", ["editor", "reviewer", "publisher", "root"])
@pytest.mark.parametrize("state", ["draft", "submitted", "withdrawn"])
def test_staff_of_the_body_see_a_file_that_is_not_public(office, request, person, state):
    file = make_document(office, state, files=["通知.pdf"]).attachments.get()
    response = signed_in(request.getfixturevalue(person)).get(preview(file))
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == stored(file)


@pytest.mark.parametrize(("person", "status"), [("stranger", 404), ("administrator", 404)])
def test_other_staff_do_not(office, request, person, status):
    file = make_document(office, files=["通知.pdf"]).attachments.get()
    response = signed_in(request.getfixturevalue(person)).get(preview(file))
    assert response.status_code in (403, status)


def test_the_public_does_not(citizen, office):
    file = make_document(office, files=["通知.pdf"]).attachments.get()
    response = citizen.get(preview(file))
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/admin/login/")


def test_a_file_is_previewed_under_its_own_record_only(office):
    file = make_document(office, files=["通知.pdf"]).attachments.get()
    other = make_document(office)
    address = preview(file).replace(f"/{file.object_id}/", f"/{other.pk}/")
    assert signed_in(office.editor).get(address).status_code == 404
