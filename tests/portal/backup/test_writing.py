"""What a backup holds: the files of one moment and that moment's database, and nothing secret."""

import errno
import json
import os

import pytest
from django.utils import timezone

from portal.backup import places, programs, writing
from portal.backup.errors import BackupError
from portal.backup.reading import Kept
from portal.backup.snapshot import LEFT_OUT, Snapshot

pytestmark = pytest.mark.django_db


def take(site, **options):
    return writing.take(
        site.backups,
        at=timezone.now(),
        media_root=site.media,
        database=site.django_connection(),
        **options,
    )


def manifest(taken):
    return json.loads((taken.path / writing.MANIFEST).read_text())


def a_file(site):
    return site.query("SELECT min(file) FROM disclosures_attachment")[0][0]


def detach_file(site, name):
    """What detach() does, in its order: the row, then the bytes."""
    site.query("DELETE FROM disclosures_attachment WHERE file = %s", name)
    (site.media / name).unlink()


def interfere(monkeypatch, work):
    """Do it between the first snapshot and the look for its files."""
    asked, names = [], Snapshot.file_names

    def watched(snapshot):
        found = names(snapshot)
        if not asked:
            work()
        asked.append(found)
        return found

    monkeypatch.setattr(Snapshot, "file_names", watched)
    return asked


def test_it_holds_every_file_and_every_table_with_their_checksums(filled):
    taken = take(filled)
    said = manifest(taken)
    assert {name: len(content) for name, content in filled.files().items()} == {
        name: size for name, (size, _) in said["files"].items()
    }
    assert said["tables"]["public.disclosures_document"][0] == 4
    assert taken.rows == sum(rows for rows, _ in said["tables"].values())
    assert {"portal", "django", "postgresql", "pg_dump", "migrations"} <= said.keys()
    assert ["disclosures", "0001_ground_floor_and_documents"] in said["migrations"]
    assert Kept(taken.path).check() == len(said["files"]) + 2
    assert (taken.path.stat().st_mode | taken.path.parent.stat().st_mode) & 0o077 == 0


def test_a_file_that_goes_before_it_is_copied_is_left_to_another_snapshot(site, monkeypatch):
    name = a_file(site)
    asked = interfere(monkeypatch, lambda: detach_file(site, name))
    taken = take(site)
    assert len(asked) > 2 and name in asked[0]
    assert taken.lost == []
    assert name not in manifest(taken)["files"]
    assert manifest(taken)["tables"]["public.disclosures_attachment"][0] == len(
        site.query("SELECT 1 FROM disclosures_attachment")
    )


def test_a_file_that_comes_after_the_snapshot_is_no_matter(site, monkeypatch):
    def come():
        (site.media / "attachments/new.txt").write_text("new")

    interfere(monkeypatch, come)
    assert take(site).lost == []


def test_what_was_copied_and_is_removed_before_the_dump_goes_again(site, monkeypatch):
    """Two files: one is gone at once and costs a second snapshot, the other goes meanwhile."""
    first, second, *_ = [
        name for (name,) in site.query("SELECT DISTINCT file FROM disclosures_attachment")
    ]
    asked, settled = interfere(monkeypatch, lambda: detach_file(site, first)), Snapshot.close

    def close(snapshot):
        if len(asked) == 1:
            detach_file(site, second)
        settled(snapshot)

    monkeypatch.setattr(Snapshot, "close", close)
    taken = take(site)
    assert taken.lost == [] and second not in manifest(taken)["files"]
    assert not (taken.path / "files" / second).exists()
    Kept(taken.path).check()


def test_files_that_are_missing_or_damaged_are_told_of(site):
    missing, damaged, *_ = sorted(site.files())
    (site.media / missing).unlink()
    (site.media / damaged).write_bytes(b"x")
    taken = take(site)
    assert (taken.lost, taken.damaged) == ([missing], [damaged])
    assert manifest(taken)["lost_files"] == [missing]


def test_files_that_no_row_names_go_along_but_no_waiting_uploads(site):
    for name in ("attachments/orphan.txt", "exchange/1/x/waiting.xlsx"):
        (site.media / name).parent.mkdir(parents=True, exist_ok=True)
        (site.media / name).write_text("x")
    held = manifest(take(site))["files"]
    assert "attachments/orphan.txt" in held
    assert not [name for name in held if name.startswith("exchange")]


def test_neither_the_signing_key_nor_an_open_session_is_in_it(site):
    site.query(
        "INSERT INTO portal_staffsession (session_key, session_data, expire_date, user_agent)"
        " VALUES ('as-good-as-a-password', '', now(), '')"
    )
    (site.data_dir / "secret_key").write_text("hush-hush")
    taken = take(site)
    assert set(manifest(taken)["left_out"]) == set(LEFT_OUT)
    assert "public.portal_staffsession" not in manifest(taken)["tables"]
    held = b"".join(path.read_bytes() for path in taken.path.rglob("*") if path.is_file())
    program, _ = programs.find("pg_restore", manifest(taken)["pg_dump"])
    with programs.output_of([program, "--file=-", taken.path / writing.DUMP]) as script:
        held += script.read()  # compressed in the dump
    assert "公路养护".encode() in held  # so it would be found
    assert b"as-good-as-a-password" not in held and b"hush-hush" not in held


def test_new_code_backs_up_a_database_that_is_not_migrated_yet(site):
    site.query("ALTER TABLE disclosures_attachment DROP COLUMN thumbnail")
    assert take(site).files == len(site.files())


def test_a_full_disk_leaves_no_half_of_a_backup(site, monkeypatch):
    def full(reader, writer, recipients):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(writing, "seal", full)
    with pytest.raises(BackupError, match="磁盘空间已满"):
        take(site)
    assert places.finished(site.backups) == places.leftovers(site.backups) == []


def test_a_dump_that_fails_leaves_no_half_of_a_backup(site, monkeypatch):
    monkeypatch.setattr(writing, "COMPRESSION", "nonsense")
    with pytest.raises(BackupError, match="pg_dump 失败"):
        take(site)
    assert places.finished(site.backups) == places.leftovers(site.backups) == []


def test_it_ends_when_files_go_faster_than_it_can_look(filled, monkeypatch):
    gone = iter(range(1000))
    monkeypatch.setattr(Snapshot, "file_names", lambda self: [f"attachments/gone-{next(gone)}"])
    with pytest.raises(BackupError, match="正在大批删除"):
        take(filled)
