"""Downloads: exactly as visible as the record, and nothing that a browser would execute."""

import hashlib
from pathlib import Path
from uuid import uuid4

import pytest

from disclosures.attachments.actions import attach, detach
from disclosures.attachments.kinds import UnacceptableFile
from disclosures.attachments.models import Attachment
from disclosures.publishing.errors import NotAllowed
from tests.making import (
    LATER,
    NOW,
    do,
    make_attachment,
    make_document,
    sample,
    signed_in,
    upload,
)


def published(office, *names):
    document = make_document(office, "published", files=names or ["通知.pdf"])
    return document, list(document.attachments)


def test_a_file_is_described_by_what_was_measured(office):
    document = make_document(office)
    file = make_attachment(document, "..\\图.PNG", by=office.editor, alt_text="现场")
    content = sample("png")
    assert (file.name, file.extension, file.is_image) == ("图.png", "png", True)
    assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
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
    assert b"".join(response.streaming_content) == sample(name.rpartition(".")[2])
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
    assert b"".join(response.streaming_content) == sample("pdf")


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
