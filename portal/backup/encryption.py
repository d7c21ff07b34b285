"""Encrypted backups in the format of `age` (age-encryption.org): key files, sealing, opening.

Whoever takes backups needs only the public key (`age1…`); the secret one (`AGE-SECRET-KEY-…`) can
stay away from the server until the day it is needed. Without the portal: `age --decrypt -i KEY`.
"""

import os
import shutil
from pathlib import Path

import pyrage
from pyrage import x25519

from portal.backup.errors import BackupError, sentences
from portal.backup.streams import CHUNK

SUFFIX = ".age"
SECRET = "AGE-SECRET-KEY-"  # noqa: S105  how such a line begins


def new_key(path: Path) -> str:
    """Write a new secret key to a file that must not be there yet; gives the public one."""
    identity = x25519.Identity.generate()
    with sentences("未能写入密钥文件"):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w") as file:
            file.write(f"# public key: {identity.to_public()}\n{identity}\n")
    return str(identity.to_public())


def recipients_in(path: Path) -> list:
    """The public keys in a key file, or those of its secret ones."""
    found = []
    for line in _lines(path):
        try:
            if line.startswith(SECRET):
                found.append(x25519.Identity.from_str(line).to_public())
            else:
                found.append(x25519.Recipient.from_str(line))
        except (pyrage.IdentityError, pyrage.RecipientError) as problem:
            raise BackupError(f"密钥文件 {path} 中有一行不是 age 的密钥。") from problem
    if not found:
        raise BackupError(f"密钥文件 {path} 中没有密钥。")
    return found


def identities_in(path: Path) -> list:
    """The secret keys in a key file."""
    try:
        found = [x25519.Identity.from_str(line) for line in _lines(path) if line.startswith(SECRET)]
    except pyrage.IdentityError as problem:
        raise BackupError(f"密钥文件 {path} 中有一行不是 age 的密钥。") from problem
    if not found:
        raise BackupError(f"密钥文件 {path} 中没有私钥（{SECRET}…），不能打开备份。")
    return found


def holds_secrets(path: Path) -> bool:
    return any(line.startswith(SECRET) for line in _lines(path))


def _lines(path: Path) -> list[str]:
    with sentences("未能读取密钥文件"):
        lines = path.read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def seal(reader, writer, recipients):
    """Copy a stream, encrypted if there is anybody to encrypt it to."""
    if recipients:
        pyrage.encrypt_io(reader, writer, recipients)
    else:
        shutil.copyfileobj(reader, writer, CHUNK)


def unseal(reader, writer, identities):
    """Copy a stream that was sealed. What was cut off, changed or meant for others is refused."""
    if not identities:
        shutil.copyfileobj(reader, writer, CHUNK)
        return
    try:
        pyrage.decrypt_io(reader, writer, identities)
    except pyrage.DecryptError as problem:
        raise BackupError("密钥不是这份备份的密钥，不能打开。") from problem
    except OSError as problem:
        if problem.errno:  # the disk's, not the format's
            raise
        raise BackupError("备份的内容不完整或者已被改动，不能解密。") from problem
