"""Into an empty place only, and everything or nothing."""

import json
import shutil

import pytest
from django.utils import timezone

from portal.backup import encryption, restoring, writing
from portal.backup.encryption import identities_in, recipients_in
from portal.backup.errors import BackupError
from portal.backup.streams import Measured
from tests.portal.backup.conftest import rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def taken(filled, django_db_blocker):
    with django_db_blocker.unblock():
        return writing.take(
            filled.backups,
            at=timezone.now(),
            media_root=filled.media,
            database=filled.django_connection(),
        ).path


@pytest.fixture(autouse=True)
def scratch(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def altered(taken, tmp_path):
    """A copy of the backup with another manifest and checksums to match."""

    def alter(change):
        copy = shutil.copytree(taken, tmp_path / taken.name)
        manifest = json.loads((copy / "manifest.json").read_text())
        change(manifest)
        (copy / "manifest.json").write_text(json.dumps(manifest))
        with open(copy / "manifest.json", "rb") as file:
            measured = Measured(file)
            measured.read()
        lines = (copy / "SHA256SUMS").read_text().splitlines(keepends=True)
        others = [line for line in lines if "manifest" not in line]
        (copy / "SHA256SUMS").write_text("".join(others) + f"{measured.sha256}  manifest.json\n")
        return copy

    return alter


def restore(backup, site, **options):
    return restoring.restore(
        backup, media_root=site.media, database=site.django_connection(), **options
    )


def test_rows_and_files_come_back_as_they_were(taken, filled, empty):
    done = restore(taken, empty)
    with filled.connect() as there, empty.connect() as here:
        assert rows_of(here.cursor()) == rows_of(there.cursor())
    assert empty.files() == filled.files()
    assert (done.files, done.lost_files, done.pending) == (len(filled.files()), [], [])


def test_what_is_written_afterwards_takes_new_keys(taken, empty):
    restore(taken, empty)
    before = empty.query("SELECT max(id) FROM disclosures_historyentry")[0][0]
    after = empty.query("SELECT nextval(pg_get_serial_sequence('disclosures_historyentry', 'id'))")
    assert after[0][0] > before


def test_the_history_still_refuses_changes(taken, empty):
    restore(taken, empty)
    with pytest.raises(Exception, match="append-only"):
        empty.query("DELETE FROM disclosures_historyentry")


def test_a_database_that_is_not_empty_is_refused(taken, sites):
    site = sites()
    with pytest.raises(BackupError, match="不是空的（有 .* 张表）"):
        restore(taken, site)
    assert site.files() == {}


def test_a_directory_that_is_not_empty_is_refused(taken, empty):
    (empty.media / "attachments").mkdir(parents=True)
    (empty.media / "attachments/a.txt").write_text("x")
    with pytest.raises(BackupError, match="附件目录 .* 不是空的"):
        restore(taken, empty)
    assert empty.is_empty() and empty.files() == {"attachments/a.txt": b"x"}


def test_a_backup_of_newer_code_is_refused(altered, empty):
    newer = altered(lambda said: said["migrations"].append(["disclosures", "0999_from_the_future"]))
    with pytest.raises(BackupError, match="较新的门户.*0999_from_the_future"):
        restore(newer, empty)
    assert empty.is_empty()


def test_of_a_backup_of_older_code_the_migrations_to_come_are_named(altered, empty):
    def forget_the_last(said):
        said["migrations"].remove(next(m for m in reversed(said["migrations"]) if m[0] == "portal"))

    [pending] = restore(altered(forget_the_last), empty).pending
    assert pending.startswith("portal.")


@pytest.mark.parametrize(
    "harm", [{"public.disclosures_document": [4, "1"]}, {"public.more": [0, "0"]}]
)
def test_rows_that_differ_from_the_manifest_are_not_kept(altered, empty, harm):
    changed = altered(lambda said: said["tables"].update(harm))
    with pytest.raises(BackupError, match=f"不一致（{next(iter(harm))}）"):
        restore(changed, empty)
    assert empty.is_empty()


def test_files_that_differ_from_the_manifest_are_not_kept(altered, taken, empty):
    def change(said):
        said["files"][min(said["files"])] = [1, "0"]

    with pytest.raises(BackupError, match="附件 .* 与清单不一致"):
        restore(altered(change), empty)
    assert empty.is_empty()
    restore(taken, empty)  # what was brought before is marked, and cleared away


def test_a_second_restore_at_once_is_refused(taken, empty):
    empty.media.mkdir()
    with restoring._marked(empty.media), pytest.raises(BackupError, match="另一个恢复正在进行"):
        restore(taken, empty)


def test_an_encrypted_backup_needs_its_key(filled, empty, tmp_path):
    key, other = tmp_path / "key", tmp_path / "other"
    encryption.new_key(key), encryption.new_key(other)
    sealed = writing.take(
        tmp_path / "backups",
        at=timezone.now(),
        media_root=filled.media,
        recipients=recipients_in(key),
        database=filled.django_connection(),
    ).path
    content = next(iter(filled.files().values()))
    assert all(content[:50] not in path.read_bytes() for path in sealed.rglob("*.age"))
    with pytest.raises(BackupError, match="--key"):
        restore(sealed, empty)
    with pytest.raises(BackupError, match="不是这份备份的密钥"):
        restore(sealed, empty, identities=identities_in(other))
    assert empty.is_empty() and empty.files() == {}
    restore(sealed, empty, identities=identities_in(key))
    assert empty.files() == filled.files()
