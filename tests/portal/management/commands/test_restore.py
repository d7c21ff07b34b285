"""manage.py restore: its options and what it prints; what it does is tested in portal/backup."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.backup import encryption
from portal.backup.errors import BackupError
from portal.backup.restoring import Restored
from portal.management.commands import restore as command


@pytest.fixture
def asked(monkeypatch, settings):
    """What restoring.restore and verify were asked; `answer` is what the former gives."""
    settings.BACKUP_KEY_FILE = ""
    asked = {"answer": Restored(10, 2, [], []), "verified": 0}

    def restore(path, *, media_root, identities):
        asked.update(path=path, identities=identities)
        if isinstance(asked["answer"], Exception):
            raise asked["answer"]
        return asked["answer"]

    def verify(name, **streams):
        asked["verified"] += name == "verify"

    monkeypatch.setattr(command, "restore", restore)
    monkeypatch.setattr(command, "call_command", verify)
    return asked


def restore(*options):
    output = io.StringIO()
    call_command("restore", *map(str, options), stdout=output)
    return output.getvalue()


def test_it_says_what_came_back_and_verifies(asked, tmp_path):
    output = restore(tmp_path)
    assert "已恢复：10 行数据、2 个文件" in output and "重新登录" in output
    assert asked["path"] == tmp_path and asked["verified"] == 1


def test_an_older_backup_is_migrated_first(asked):
    asked["answer"] = Restored(10, 2, [], ["portal.0009_more"])
    output = restore("x")
    assert "manage.py migrate" in output and asked["verified"] == 0
    assert asked["path"] == Path("x").resolve()


def test_files_that_were_missing_already_are_named(asked):
    asked["answer"] = Restored(10, 2, ["a.pdf"], [])
    assert "备份时就缺失的附件：a.pdf" in restore("x")


def test_the_key_comes_from_the_option_or_the_setting(asked, settings, tmp_path):
    key, public = tmp_path / "key", tmp_path / "public"
    public.write_text(encryption.new_key(key))
    restore("x")
    assert asked["identities"] == []
    restore("x", "--key", key)
    assert len(asked["identities"]) == 1
    settings.BACKUP_KEY_FILE = str(key)
    restore("x")
    assert len(asked["identities"]) == 1
    settings.BACKUP_KEY_FILE = str(public)  # enough for taking backups
    restore("x")
    assert asked["identities"] == []
    with pytest.raises(CommandError, match="没有私钥"):
        restore("x", "--key", public)


def test_a_refusal_is_an_error_of_the_command(asked):
    asked["answer"] = BackupError("数据库不是空的")
    with pytest.raises(CommandError, match="数据库不是空的"):
        restore("x")
    assert asked["verified"] == 0
