"""Names, drafts, retention: what has a backup's name is a whole backup."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.backup import places
from portal.backup.errors import BackupError

NOW = datetime(2018, 6, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def make(folder, *, days=0, at=NOW):
    with places.drafting(folder, at - timedelta(days=days)) as draft:
        (draft / "SHA256SUMS").write_text("")


def names(folder):
    return [backup.path.name for backup in places.finished(folder)]


def test_the_name_tells_the_local_time_and_is_read_again(tmp_path):
    make(tmp_path)
    assert names(tmp_path) == ["backup-20180601-090000"]
    assert places.finished(tmp_path)[0].at == NOW


def test_backups_of_the_same_second_keep_their_order(tmp_path):
    for _ in range(11):
        make(tmp_path)
    stamp = "backup-20180601-090000"
    assert names(tmp_path) == [stamp, *(f"{stamp}-{n}" for n in range(2, 12))]


def test_a_backup_has_no_name_before_it_is_whole(tmp_path):
    with places.drafting(tmp_path, NOW) as draft:
        assert names(tmp_path) == []
        assert places.leftovers(tmp_path) == [draft]
    assert places.leftovers(tmp_path) == []


def test_a_backup_that_failed_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError), places.drafting(tmp_path, NOW):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_only_one_writes_in_a_folder_at_a_time(tmp_path):
    refused = pytest.raises(BackupError, match="另一个备份正在写入")
    with places.alone(tmp_path), refused, places.alone(tmp_path):
        pass
    with places.alone(tmp_path):
        pass


def test_what_a_killed_run_has_left_goes_with_the_next(tmp_path):
    make(tmp_path)
    for name in ("unfinished-backup-20180602-090000", "removed-backup-20180501-090000"):
        (tmp_path / name / "files").mkdir(parents=True)
    with places.alone(tmp_path):
        assert places.leftovers(tmp_path) == []
    assert len(names(tmp_path)) == 1


@pytest.mark.parametrize(
    ("keep", "days", "left"),
    [
        (3, None, [2, 1, 0]),
        (9, None, [40, 20, 2, 1, 0]),
        (9, 10, [2, 1, 0]),
        (2, 10, [1, 0]),
        (1, None, [0]),
        (9, 0, [0]),  # the newest stays whatever its age
    ],
)
def test_the_newest_are_kept_and_the_old_removed(tmp_path, keep, days, left):
    for age in (40, 20, 2, 1, 0):
        make(tmp_path, days=age)
    (tmp_path / "something-else").mkdir()
    removed = places.thin_out(tmp_path, keep=keep, days=days, at=NOW + timedelta(hours=1))
    ages = [(NOW - backup.at).days for backup in places.finished(tmp_path)]
    assert ages == left
    assert len(removed) == 5 - len(left)
    assert places.leftovers(tmp_path) == []
    assert (tmp_path / "something-else").exists()


def test_of_a_folder_that_is_not_there_nothing_is_listed(tmp_path):
    assert names(tmp_path / "none") == places.leftovers(tmp_path / "none") == []
