"""A new key: every number and every proof is sealed anew, or everything stays as it was."""

import pytest
from django.core.management import CommandError, call_command

from requests_app import identity
from requests_app.apply import uploads
from requests_app.apply.kinds import Proof
from requests_app.models import IdentityFile, Rectification
from requests_app.rectification.actions import receive
from tests.requests_app.making import AT, IDENTITY, make_online

pytestmark = pytest.mark.promise(
    "identity numbers and scans of applicants are kept sealed, each look is told, a new key loses "
    "none"
)
SCAN = b"%PDF-1.4 what is on the paper %%EOF"


@pytest.fixture
def sealed(bureau, settings, tmp_path):
    """A number of an applicant, a scan, a number of who asks for a correction."""
    settings.MEDIA_ROOT = tmp_path / "media"
    proof = uploads.Checked(Proof.IDENTITY, "pdf", SCAN)
    case, code = make_online(proofs=[proof])
    receive(
        key="k", identity_number=IDENTITY, name="某某", phone="1", address="", at=AT,
        record="x", wanted="y", evidence="z",
    )  # fmt: skip
    return case, code


def scan():
    with IdentityFile.objects.get().file.open() as file:
        return identity.unseal_bytes(file.read())


def files(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_a_new_key_opens_everything_and_the_old_one_nothing(
    sealed, settings, django_capture_on_commit_callbacks
):
    case, code = sealed
    old = identity.key_file().read_text()
    call_command("rotate_identity_key", "--forget")
    assert scan() == SCAN and len(files(settings)) == 1
    case.applicant.refresh_from_db()
    assert identity.unseal(case.applicant.identity_sealed) == IDENTITY
    assert identity.unseal(Rectification.objects.get().identity_sealed) == IDENTITY
    case.refresh_from_db()
    assert identity.query_code_matches(case.query_code_hash, case.number, code)
    identity.key_file().write_text(old)
    with pytest.raises(identity.KeyMissing):
        scan()


def test_without_forget_an_older_database_can_still_be_opened(sealed):
    was = bytes(sealed[0].applicant.identity_sealed)
    call_command("rotate_identity_key")
    assert identity.unseal(was) == IDENTITY
    assert identity.key_file().read_text().count("AGE-SECRET-KEY-") == 2


def test_where_one_can_not_be_opened_all_stay_as_they_were(sealed, settings):
    upload = IdentityFile.objects.get()
    path = settings.MEDIA_ROOT / upload.file.name
    path.write_bytes(b"age-encryption.org/v1\nspoilt")
    was = bytes(sealed[0].applicant.identity_sealed)
    with pytest.raises(CommandError, match="不能查看"):
        call_command("rotate_identity_key", "--forget")
    sealed[0].applicant.refresh_from_db()
    assert bytes(sealed[0].applicant.identity_sealed) == was
    assert identity.unseal(was) == IDENTITY and len(files(settings)) == 1
