"""manage.py backup: its options and what it prints; what it writes is tested in portal/backup."""

import io

import pytest
from django.core.management import CommandError, call_command

from portal.backup import encryption, places, writing
from portal.backup.errors import BackupError
from requests_app.identity import seal
from tests.making import NOW


class Taking:
    """Stands for writing.take: makes an empty backup, and keeps what it was asked for."""

    lost, damaged = [], []

    def __call__(self, folder, *, at, media_root, recipients, thin):
        self.recipients, self.media_root = recipients, media_root
        with places.alone(folder):
            with places.drafting(folder, at) as draft:
                name = draft.name.removeprefix(places.UNFINISHED)
            thin()
        return writing.Taken(folder / name, 10, 2, 3000, self.lost, self.damaged)


@pytest.fixture
def taking(monkeypatch, settings, tmp_path):
    settings.BACKUP_DIR, settings.BACKUP_KEEP = tmp_path / "backups", 2
    settings.BACKUP_KEY_FILE, settings.MEDIA_ROOT = "", tmp_path / "media"
    taking = Taking()
    monkeypatch.setattr(writing, "take", taking)
    return taking


def backup(*options):
    output, errors = io.StringIO(), io.StringIO()
    try:
        call_command("backup", *map(str, options), stdout=output, stderr=errors)
    except SystemExit as exit_:
        return output.getvalue(), errors.getvalue(), exit_.code
    return output.getvalue(), errors.getvalue(), 0


def test_it_says_where_and_how_much(taking, settings):
    output, errors, code = backup()
    [taken] = places.finished(settings.BACKUP_DIR)
    assert (errors, code) == ("", 0)
    assert f"已备份到 {taken.path}（10 行数据，2 个文件，" in output and "未加密" in output


def test_as_many_are_kept_as_the_setting_says_or_the_option(taking, settings, tmp_path):
    for _ in range(3):
        output, _, _ = backup()
    assert "已删除旧备份" in output
    assert len(places.finished(settings.BACKUP_DIR)) == 2
    backup("--keep", 1)
    assert len(places.finished(settings.BACKUP_DIR)) == 1
    backup("--to", tmp_path / "elsewhere")
    assert len(places.finished(tmp_path / "elsewhere")) == 1


def test_old_ones_go_by_their_age(taking, settings):
    with places.alone(settings.BACKUP_DIR), places.drafting(settings.BACKUP_DIR, NOW):
        pass
    assert "已删除旧备份 backup-20180601" in backup("--days", 30)[0]


def test_the_list_is_of_those_that_are_whole(taking, settings):
    backup()
    (settings.BACKUP_DIR / "unfinished-backup-20180601-080000").mkdir()
    [line] = backup("--list")[0].splitlines()
    assert str(places.finished(settings.BACKUP_DIR)[0].path) in line


def test_the_key_comes_from_the_setting_or_the_option(taking, settings, tmp_path):
    key = tmp_path / "key"
    public = backup("--new-key", key)[0].strip()
    assert public == str(encryption.recipients_in(key)[0])
    assert "已加密" in backup("--key", key)[0] and len(taking.recipients) == 1
    settings.BACKUP_KEY_FILE = str(key)
    assert "已加密" in backup()[0]


def test_files_that_are_not_right_are_told_and_fail(taking):
    taking.lost, taking.damaged = ["a.pdf"], ["b.pdf"]
    output, errors, code = backup()
    assert code == 1 and "已备份到" in output
    assert "缺失：a.pdf" in errors and "校验值不符：b.pdf" in errors


@pytest.mark.parametrize(
    ("options", "why"), [(("--keep", 0), "至少"), (("--key", "/none"), "密钥")]
)
def test_what_makes_no_sense_is_refused_in_words(taking, options, why):
    with pytest.raises(CommandError, match=why):
        backup(*options)


def test_backups_do_not_go_among_the_files(taking, tmp_path):
    with pytest.raises(CommandError, match="不能放在附件目录里"):
        backup("--to", tmp_path / "media" / "backups")


def test_a_refusal_is_an_error_of_the_command(taking, monkeypatch):
    def refuse(folder, **options):
        raise BackupError("磁盘空间已满")

    monkeypatch.setattr(writing, "take", refuse)
    with pytest.raises(CommandError, match="磁盘空间已满"):
        backup()


def test_the_key_of_identity_numbers_is_in_no_backup_and_that_is_said(taking, settings, tmp_path):
    settings.IDENTITY_KEY_FILE = str(tmp_path / "identity_key")
    assert "身份信息密钥" not in backup()[0]
    seal("99010119000101000X")
    assert f"身份信息密钥不在备份中，请另处保管一份：{tmp_path / 'identity_key'}" in backup()[0]
    [taken] = places.finished(settings.BACKUP_DIR)[-1:]
    assert not list(taken.path.rglob("*identity_key*"))
