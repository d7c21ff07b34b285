"""A backup that isn't whole and unchanged is refused before anything of it is used."""

import pytest

from portal.backup.errors import BackupError
from portal.backup.reading import Kept

SUM_OF_X = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"


@pytest.fixture
def backup(tmp_path):
    path = tmp_path / "backup-20180601-090000"
    (path / "files").mkdir(parents=True)
    names = ("database.dump", "manifest.json", "files/通知.txt")
    for name in names:
        (path / name).write_text("x")
    (path / "SHA256SUMS").write_text("".join(f"{SUM_OF_X}  {name}\n" for name in names))
    return path


def test_a_whole_one_passes(backup):
    assert Kept(backup).check() == 3


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lambda path: (path / "files/通知.txt").write_text("y"), "通知.txt 的内容已改变"),
        (lambda path: (path / "manifest.json").unlink(), "缺少 manifest.json"),
        (lambda path: (path / "files/more").write_text("x"), "多出 files/more"),
        (lambda path: (path / "SHA256SUMS").unlink(), "没有 SHA256SUMS"),
        (lambda path: (path / "SHA256SUMS").write_text("nonsense"), "SHA256SUMS 已损坏"),
        (lambda path: (path / "SHA256SUMS").write_text(""), "没有数据库的备份"),
    ],
)
def test_a_harmed_one_is_refused_in_words(backup, harm, why):
    harm(backup)
    with pytest.raises(BackupError, match=why):
        Kept(backup).check()


def test_an_unfinished_one_is_refused_even_if_it_looks_whole(backup):
    unfinished = backup.rename(backup.with_name(f"unfinished-{backup.name}"))
    with pytest.raises(BackupError, match="没有完成"):
        Kept(unfinished).check()


def test_one_in_another_format_is_refused(backup):
    (backup / "manifest.json").write_text('{"format": 99}')
    with pytest.raises(BackupError, match="另一个版本"):
        _ = Kept(backup).manifest
