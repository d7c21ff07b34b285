"""Old cases are sealed whole before their person is erased, and the hash is kept."""

import io
import json
import zipfile
from datetime import date

import pyrage
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pyrage import x25519

from disclosures.publishing.history import history_of
from requests_app.apply import uploads
from requests_app.apply.kinds import Proof
from requests_app.intake import earlier_of
from requests_app.models import Applicant, Application, Erasure, IdentityFile
from requests_app.rectification.actions import correct, receive
from requests_app.retention import actions
from requests_app.retention.querysets import due_for_erasure
from tests.requests_app.making import AT, IDENTITY, PERSON, at, make_case

LATER = at(date(2034, 6, 4))
SCAN = b"%PDF-1.4 what is on the paper %%EOF"


@pytest.fixture(autouse=True)
def ten_years_later(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(timezone, "now", lambda: LATER)


@pytest.fixture
def case(counter):
    case = make_case(counter, "archived", help_needed="大字")
    uploads.keep(case, [uploads.Checked(Proof.IDENTITY, "pdf", SCAN)], by=None, at=AT)
    return case


@pytest.fixture
def archive(tmp_path):
    """The archive's secret key, the file with its public one, the folder."""
    secret = x25519.Identity.generate()
    key = tmp_path / "archive.pub"
    key.write_text(f"# of the archive\n{secret.to_public()}\n")
    return secret, key, tmp_path / "sealed"


def run(archive, *more):
    out = io.StringIO()
    _, key, folder = archive
    call_command("archive_applicants", "--to", str(folder), "--key", str(key), *more, stdout=out)
    return out.getvalue()


def opened(archive, name):
    secret, _, folder = archive
    content = pyrage.decrypt((folder / name).read_bytes(), [secret])
    return zipfile.ZipFile(io.BytesIO(content))


def test_without_commit_it_only_lists(case, archive):
    assert f"{case.number} 2024-06-03 答复" in run(archive)
    assert Applicant.objects.get().name and not archive[2].exists()


def test_the_whole_case_is_sealed_and_then_the_person_is_gone(
    case, archive, settings, django_capture_on_commit_callbacks
):
    hashed = case.applicant.identity_hash
    with django_capture_on_commit_callbacks(execute=True):
        run(archive, "--commit")
    done = Erasure.objects.get()
    with opened(archive, done.file_name) as sealed:
        story = json.loads(sealed.read("case.json"))
        assert [sealed.read(name) for name in sealed.namelist() if name != "case.json"] == [SCAN]
    person = story["applicant"][0]
    assert (person["name"], person["identity"]) == (PERSON["name"], IDENTITY)
    assert story["answer"] and story["application"][0]["help_needed"] == "大字"
    assert {"register", "issue", "archive"} <= {step["verb"] for step in story["history"]}
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(a)::text FROM requests_app_applicant a")
        left = cursor.fetchone()[0]
    assert not [value for value in PERSON.values() if value in left]
    case = Application.objects.get(pk=case.pk)
    assert case.applicant.identity_hash == hashed
    assert (case.help_needed, bytes(case.applicant.identity_sealed)) == ("", b"")
    assert not IdentityFile.objects.exists()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert history_of(case).last().label == "封存后清除申请人信息"


def test_a_repeated_application_is_known_after_the_erasure(case, counter, archive):
    run(archive, "--commit")
    assert list(earlier_of(make_case(counter))) == [case]


def test_done_twice_it_changes_nothing(case, archive):
    run(archive, "--commit")
    (file,) = archive[2].iterdir()
    was = file.read_bytes()
    assert "0 件" in run(archive)
    run(archive, "--commit")
    assert file.read_bytes() == was and Erasure.objects.count() == 1
    assert actions.seal_and_erase(case, folder=archive[2], recipients=[], at=LATER) is None


@pytest.mark.parametrize(
    ("state", "on", "is_due"),
    [
        ("archived", date(2034, 6, 3), False),
        ("archived", date(2034, 6, 4), True),
        ("closed", date(2040, 1, 1), False),
        ("registered", date(2040, 1, 1), False),
    ],
)
def test_only_what_is_archived_and_old_enough_is_due(counter, state, on, is_due):
    make_case(counter, state)
    assert due_for_erasure(on, 10).exists() is is_due


def test_the_29th_of_february_has_its_cases_too(counter):
    assert not due_for_erasure(date(2028, 2, 29), 10).exists()


def test_nothing_is_erased_where_it_can_not_be_sealed(case, archive, monkeypatch):
    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(actions, "write_whole", full)
    with pytest.raises(CommandError, match="没有完成"):
        run(archive, "--commit")
    assert Applicant.objects.get().name == PERSON["name"] and IdentityFile.objects.exists()
    assert not Erasure.objects.exists()


def test_a_missing_or_secret_key_file_is_refused_before_anything(case, archive, tmp_path):
    secret, _, folder = archive
    (tmp_path / "secret").write_text(f"{secret}\n")
    for key in (tmp_path / "secret", tmp_path / "none"):
        with pytest.raises(CommandError, match="密钥文件"):
            run((secret, key, folder), "--commit")
    assert Applicant.objects.get().name


def test_the_sealed_files_are_for_their_owner_and_not_beside_attachments(case, archive, settings):
    run(archive, "--commit")
    (file,) = archive[2].iterdir()
    assert file.stat().st_mode & 0o077 == 0
    secret, key, _ = archive
    with pytest.raises(CommandError, match="附件目录"):
        run((secret, key, settings.MEDIA_ROOT / "x"), "--commit")


def test_the_person_of_a_corrected_record_goes_the_same_way(counter, archive):
    said = {"record": "车牌号", "wanted": "示例A00001", "evidence": "行驶证"}
    who = {"name": PERSON["name"], "phone": PERSON["phone"], "address": PERSON["address"]}
    item, _ = receive(key="k", identity_number=IDENTITY, at=AT, **said, **who)
    assert "0 件" in run(archive)  # nobody has been told yet
    correct(item, reason="已更正", by=counter.clerk, at=AT)
    assert f"{item.number} 2024-06-03 告知" in run(archive)
    run(archive, "--commit")
    with opened(archive, f"{item.number}.zip.age") as sealed:
        (row,) = json.loads(sealed.read("case.json"))["rectification"]
    assert (row["name"], row["identity"]) == (PERSON["name"], IDENTITY)
    item.refresh_from_db()
    assert (item.name, item.phone, item.evidence, bytes(item.identity_sealed)) == ("", "", "", b"")
    assert item.identity_hash and item.result == "corrected"
    assert "0 件" in run(archive)
