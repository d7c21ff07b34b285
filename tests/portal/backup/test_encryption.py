"""Sealing and opening: nobody without the key, nothing that was changed or cut off."""

import io

import pytest

from portal.backup import encryption
from portal.backup.errors import BackupError

SECRET = b"x" * 200_000


@pytest.fixture
def key(tmp_path):
    path = tmp_path / "key"
    encryption.new_key(path)
    return path


def sealed(key, content=SECRET):
    target = io.BytesIO()
    encryption.seal(io.BytesIO(content), target, encryption.recipients_in(key))
    return target.getvalue()


def opened(key, content):
    target = io.BytesIO()
    encryption.unseal(io.BytesIO(content), target, encryption.identities_in(key))
    return target.getvalue()


def test_what_is_sealed_can_be_opened_with_the_key(key):
    assert SECRET[:100] not in sealed(key)
    assert opened(key, sealed(key)) == SECRET


def test_the_public_key_alone_seals(key, tmp_path):
    public = tmp_path / "public"
    public.write_text(f"# 备份\n{encryption.recipients_in(key)[0]}\n\n")
    assert opened(key, sealed(public)) == SECRET
    assert not encryption.holds_secrets(public) and encryption.holds_secrets(key)
    with pytest.raises(BackupError, match="没有私钥"):
        encryption.identities_in(public)


def test_another_key_does_not_open(key, tmp_path):
    encryption.new_key(tmp_path / "other")
    with pytest.raises(BackupError, match="不是这份备份的密钥"):
        opened(tmp_path / "other", sealed(key))


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: text[:-30],
        lambda text: text[: len(text) // 2],
        lambda text: text[:-100] + b"x" + text[-99:],
    ],
)
def test_what_was_cut_off_or_changed_does_not_open(key, harm):
    with pytest.raises(BackupError, match="不完整或者已被改动"):
        opened(key, harm(sealed(key)))


def test_without_a_key_it_is_a_copy():
    target = io.BytesIO()
    encryption.seal(io.BytesIO(SECRET), target, [])
    again = io.BytesIO()
    encryption.unseal(io.BytesIO(target.getvalue()), again, [])
    assert target.getvalue() == again.getvalue() == SECRET


def test_a_key_is_never_overwritten_and_only_its_owner_reads_it(key):
    assert key.stat().st_mode & 0o777 == 0o600
    with pytest.raises(BackupError, match="未能写入密钥文件"):
        encryption.new_key(key)


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "没有密钥"), ("not a key", "不是 age 的密钥"), ("AGE-SECRET-KEY-1X", "不是 age 的密钥")],
)
def test_a_file_that_is_no_key_is_refused_in_words(tmp_path, text, why):
    path = tmp_path / "key"
    path.write_text(text)
    with pytest.raises(BackupError, match=why):
        encryption.recipients_in(path)


def test_a_broken_secret_key_is_refused_in_words(tmp_path):
    path = tmp_path / "key"
    path.write_text("AGE-SECRET-KEY-1X\n")
    with pytest.raises(BackupError, match="不是 age 的密钥"):
        encryption.identities_in(path)
    with pytest.raises(BackupError, match="未能读取密钥文件"):
        encryption.identities_in(tmp_path / "none")
