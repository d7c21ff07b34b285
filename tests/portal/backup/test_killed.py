"""kill -9 in the middle: half of a backup or of a restore is never taken for a whole one."""

import time

import pytest

from portal.backup import places
from portal.backup.reading import Kept

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.promise("half of a backup or a restore is never taken for a whole one"),
]
PATIENCE = 60


def kill_when(process, has_come):
    """Kill the process at the moment; tells whether it came before the process ended."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and not has_come():
        assert time.monotonic() < deadline
        time.sleep(0.001)
    process.kill()
    process.communicate()
    return process.returncode < 0


def half(site, part):
    """Whether this part of an unfinished backup is there."""
    return any((left / part).exists() for left in places.leftovers(site.backups))


def all_are_whole(site):
    return all(Kept(backup.path).check() for backup in places.finished(site.backups))


def test_a_backup_that_is_held_up_and_killed_leaves_only_what_is_marked(site):
    with site.connect() as session:
        session.cursor().execute("LOCK TABLE portal_synonym IN ACCESS EXCLUSIVE MODE")
        backup = site.start("manage.py", "backup")
        assert kill_when(backup, lambda: half(site, "files/attachments"))
        [left] = places.leftovers(site.backups)
        assert places.finished(site.backups) == []
        refused = site.manage("restore", left)
        assert refused.returncode == 1 and "没有完成的备份" in refused.stderr
    done = site.manage("backup")
    assert done.returncode == 0, done.stderr
    assert places.leftovers(site.backups) == []
    assert len(places.finished(site.backups)) == 1 and all_are_whole(site)


@pytest.mark.parametrize("part", ["database.dump", "SHA256SUMS"])
def test_whenever_it_is_killed_what_has_a_name_is_whole(site, part):
    kill_when(site.start("manage.py", "backup"), lambda: half(site, part))
    assert all_are_whole(site)
    assert site.manage("backup").returncode == 0
    assert all_are_whole(site) and places.leftovers(site.backups) == []


def begins_to_write(site):
    """Tables that are created but not committed are seen by their locks alone."""
    question = (
        "SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database"
        " WHERE datname = current_database() AND mode = 'AccessExclusiveLock'"
    )
    return site.query(question) != []


@pytest.mark.parametrize("moment", ["files", "database"])
def test_a_killed_restore_leaves_an_empty_database_and_is_begun_again(site, empty, moment):
    assert site.manage("backup").returncode == 0
    path = places.finished(site.backups)[0].path
    moments = {
        "files": lambda: (empty.media / ".restoring").exists(),
        "database": lambda: begins_to_write(empty),
    }
    assert kill_when(empty.start("manage.py", "restore", path), moments[moment])
    assert empty.is_empty()
    assert (empty.media / ".restoring").exists()
    done = empty.manage("restore", path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert empty.files() == site.files()
