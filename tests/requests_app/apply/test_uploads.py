"""Proofs that applicants send along: hostile ones refused, the rest sealed, each look told."""

import errno
from html import unescape
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from disclosures.attachments import actions as attachments
from disclosures.attachments.storage import DISK_FULL
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from requests_app import identity
from requests_app.apply.uploads import look_at_upload
from requests_app.models import Application, IdentityFile
from tests.disclosures.attachments.test_checks import POLYGLOTS
from tests.making import make_user, signed_in, upload
from tests.requests_app.apply.test_views import KEY, sent
from tests.requests_app.making import AT
from tests.specimens import TEXT, pdf, specimen

SEALED = pytest.mark.promise(
    "identity numbers and scans of applicants are kept sealed, each look is told, a new key loses "
    "none"
)
PROOFS = ("identity_file", "agent_file", "authorisation_file")


@pytest.fixture(autouse=True)
def place(settings, tmp_path, monkeypatch):
    """Files of this test alone, read without a child process, which is tested elsewhere."""
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(timezone, "now", lambda: AT)
    monkeypatch.setattr(
        attachments,
        "examine",
        lambda file, extension, **_: attachments.examine_own(file, extension),
    )
    return settings.MEDIA_ROOT


def stored(folder) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def case(citizen, counter):
    return sent(citizen, identity_file=upload("身份证.pdf", specimen("pdf"))).context["case"]


@SEALED
def test_a_proof_is_stored_sealed_under_a_name_that_tells_nothing(case, place):
    (path,) = stored(place)
    proof = case.identity_files.get()
    assert path.name == Path(proof.file.name).name and "身份证" not in str(path)
    assert b"%PDF" not in path.read_bytes() and TEXT.encode() not in path.read_bytes()
    assert identity.unseal_bytes(path.read_bytes()).startswith(b"%PDF")
    told = history_of(case).get(verb="keep_proof")
    assert (told.actor, told.remark) == ("申请人", "身份证明")


def test_author_and_camera_go_before_a_proof_is_sealed(citizen, bureau):
    case = sent(citizen, identity_file=upload("a.pdf", pdf(author="张三丰"))).context["case"]
    with case.identity_files.get().file.open() as file:
        assert "张三丰".encode("utf-16-be") not in identity.unseal_bytes(file.read())


def test_an_agent_sends_three_papers_and_the_receipt_names_them(citizen, bureau):
    files = {name: upload(f"{name}.png", specimen("png")) for name in PROOFS}
    answer = sent(citizen, agent_name="某某", **files)
    case = answer.context["case"]
    assert {one.kind for one in case.identity_files.all()} == {
        "identity",
        "agent",
        "authorisation",
    }
    assert case.applicant.is_authorised
    assert "授权委托书文件" in answer.content.decode()


def test_without_papers_nothing_is_refused_and_nothing_is_claimed(citizen, bureau):
    answer = sent(citizen, agent_name="某某", identity="")
    assert not answer.context["case"].applicant.is_authorised
    assert "未提交，本机关可能告知补正" in answer.content.decode()


def test_one_sheet_sent_twice_keeps_its_papers_once(citizen, bureau, place):
    for _ in range(2):
        sent(citizen, identity_file=upload("a.png", specimen("png")))
    assert IdentityFile.objects.count() == len(stored(place)) == 1


HOSTILE = {
    **{name: case[:2] for name, case in POLYGLOTS.items()},
    "program": ("a.pdf", b"MZ" + bytes(200)),
    "web page": ("a.html", b"<html><script>alert(1)</script>"),
    "vector picture": ("a.svg", b"<svg onload='alert(1)'/>"),
    "nothing": ("a.pdf", b""),
    "office file": ("a.docx", specimen("docx")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence_and_nothing_typed_is_lost(
    citizen, bureau, place, name
):
    answer = sent(citizen, help_needed="大字", identity_file=upload(*HOSTILE[name]))
    page = unescape(answer.content.decode())
    assert "error-summary" in page and "重新选择" in page + "上传" or "请上传" in page
    assert answer.context["form"].errors.keys() == {"identity_file"}
    assert 'value="大字"' in page and f'value="{KEY}"' in page
    assert not Application.objects.exists() and not stored(place)


def test_a_large_file_is_let_go_of_and_nothing_typed_is_lost(citizen, bureau, place):
    large = b"%PDF-" + bytes(5 * 1024 * 1024) + b"%%EOF"
    answer = sent(citizen, help_needed="大字", identity_file=upload("a.pdf", large))
    page = answer.content.decode()
    assert "超过 5 MB" in page and 'value="大字"' in page
    assert "浏览器不会保留" in page
    assert not Application.objects.exists() and not stored(place)


def test_where_the_office_takes_no_uploads_there_is_no_place_for_them(citizen, bureau, settings):
    settings.IDENTITY_UPLOADS = False
    assert 'type="file"' not in citizen.get("/requests/new/").content.decode()
    answer = sent(citizen, identity_file=upload("a.png", specimen("png")))
    assert answer.context["case"].number and not IdentityFile.objects.exists()


def test_a_full_disk_is_told_and_nothing_typed_is_lost(citizen, bureau, place, monkeypatch):
    def full(*args, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(default_storage._wrapped or default_storage), "_save", full)
    answer = sent(citizen, help_needed="大字", identity_file=upload("a.png", specimen("png")))
    page = answer.content.decode()
    assert DISK_FULL in page and 'value="大字"' in page
    assert not Application.objects.exists() and not stored(place)


@SEALED
def test_each_look_at_a_proof_is_told_with_its_reason(case, counter):
    proof = case.identity_files.get()
    who = {"by": counter.clerk, "at": AT}
    with pytest.raises(NotAllowed, match="理由"):
        look_at_upload(case, proof, reason=" ", **who)
    with pytest.raises(NotAllowed, match="没有查看"):
        look_at_upload(case, proof, reason="核对", by=counter.head, at=AT)
    assert look_at_upload(case, proof, reason="核对身份", **who).startswith(b"%PDF")
    last = history_of(case).last()
    assert (last.label, last.remark) == ("查看身份证明文件", "身份证明：核对身份")
    assert last.by == counter.clerk


@SEALED
def test_a_proof_is_handed_to_who_may_see_it_for_a_reason(case, counter):
    page = reverse("admin:identity-file", args=[case.identity_files.get().pk])
    clerk = signed_in(counter.clerk)
    assert "查看的理由" in clerk.get(page).content.decode()
    assert "请写明查看的理由" in clerk.post(page, {"reason": ""}).content.decode()
    answer = clerk.post(page, {"reason": "核对身份"})
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment") and "no-store" in str(
        answer["Cache-Control"]
    )
    assert history_of(case).last().by == counter.clerk


def test_a_proof_is_closed_to_everybody_else(case, counter, citizen, sibling):
    page = reverse("admin:identity-file", args=[case.identity_files.get().pk])
    stranger = make_user("clerk-of-slj", role="依申请公开经办人", organisation=sibling)
    assert signed_in(counter.head).get(page).status_code == 403
    assert signed_in(stranger).post(page, {"reason": "好奇"}).status_code == 403
    assert citizen.get(page).status_code == 302
    media = case.identity_files.get().file.name
    for address in (f"/media/{media}", f"/{media}", f"/attachments/{media}"):
        assert citizen.get(address).status_code == 404
    assert not history_of(case).filter(verb="look_at_upload").exists()
