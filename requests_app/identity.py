"""Identity numbers: sealed with a key that is not in the database, compared by a keyed hash.

The key file holds secret keys of age (`AGE-SECRET-KEY-…`), the one in use first, and the key of
the hashes. Who loses it loses the numbers; it is backed up apart from the database.
"""

import hmac
import os
import re
import secrets
from hashlib import sha256
from pathlib import Path

import pyrage
from django.conf import settings
from pyrage import x25519

SECRET, HASHING = "AGE-SECRET-KEY-", "HASH-KEY-"
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without signs that are taken for one another
CODE_LENGTH = 12  # of 31 signs: 59 bits


class KeyMissing(RuntimeError):
    """A number can't be opened: its key is not in the key file."""


def key_file() -> Path:
    given = settings.IDENTITY_KEY_FILE
    return Path(given) if given else settings.DATA_DIR / "identity_key"


def _lines() -> list[str]:
    """The key file; the first caller makes it. Of several at once the first link wins."""
    path = key_file()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, [str(x25519.Identity.generate()), HASHING + secrets.token_hex(32)], new=True)
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def _write(path: Path, lines: list[str], *, new=False):
    """Whole or not at all, readable by its owner only."""
    candidate = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(candidate, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    if not new:
        candidate.replace(path)
        return
    try:
        os.link(candidate, path)
    except FileExistsError:
        pass  # another process was quicker
    finally:
        candidate.unlink()


def _identities() -> list:
    return [x25519.Identity.from_str(line) for line in _lines() if line.startswith(SECRET)]


def seal(text: str) -> bytes:
    """Nothing for nothing; else the text, encrypted to the key in use."""
    return seal_bytes(text.encode())


def unseal(sealed: bytes) -> str:
    return unseal_bytes(sealed).decode()


def seal_bytes(content: bytes) -> bytes:
    return pyrage.encrypt(content, [_identities()[0].to_public()]) if content else b""


def unseal_bytes(sealed: bytes) -> bytes:
    if not sealed:
        return b""
    try:
        return pyrage.decrypt(bytes(sealed), _identities())
    except pyrage.DecryptError as error:
        raise KeyMissing("身份信息密钥文件中没有这一份的密钥，不能查看") from error


def recipients_in(path: Path) -> list:
    """The public keys (`age1…`) in a file: who seals to them can't open it again."""
    try:
        lines = path.read_text("utf-8").splitlines()
        found = [x25519.Recipient.from_str(line.strip()) for line in lines if line[:4] == "age1"]
    except (OSError, pyrage.RecipientError) as error:
        raise KeyMissing(f"不能读取密钥文件 {path}") from error
    if not found:
        raise KeyMissing(f"密钥文件 {path} 中没有公钥（age1…）")
    return found


def sealed_for(recipients, content: bytes) -> bytes:
    return pyrage.encrypt(content, recipients)


def begin_rotation():
    """Put a new key first; the old ones stay, to open what they sealed."""
    _write(key_file(), [str(x25519.Identity.generate()), *_lines()])


def forget_old_keys():
    """Only when everything has been sealed anew; backups from before can't be opened then."""
    lines = _lines()
    current = next(line for line in lines if line.startswith(SECRET))
    _write(key_file(), [current, *(line for line in lines if line.startswith(HASHING))])


def keyed_hash(purpose: str, text: str) -> str:
    """The same for the same text, of no use without the key file; nothing for nothing."""
    if not text:
        return ""
    key = next(line for line in _lines() if line.startswith(HASHING)).removeprefix(HASHING)
    return hmac.new(bytes.fromhex(key), f"{purpose}\0{text}".encode(), sha256).hexdigest()


def normalised(number: str) -> str:
    """An identity number as it is compared: no spaces or dashes, capitals."""
    return re.sub(r"[\s\-－—]+", "", number).upper()


def identity_hash(number: str) -> str:
    return keyed_hash("identity", normalised(number))


def new_query_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def query_code_of(form_key: str) -> str:
    """The code of an online application: the same sheet sent twice gets the same receipt."""
    digest = int(keyed_hash("form", form_key), 16)
    signs = []
    for _ in range(CODE_LENGTH):
        digest, place = divmod(digest, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def query_code_hash(number: str, code: str) -> str:
    return keyed_hash("query-code", f"{number}\0{normalised(code)}")


def query_code_matches(stored: str, number: str, code: str) -> bool:
    """In the same time whether there is such an application or not: `stored` may be empty."""
    given = query_code_hash(number, code)
    return hmac.compare_digest(stored or "0" * len(given), given) and bool(stored)


def opened_by(rows, number: str, code: str):
    """Of the rows the one that number and code open, or None: one query and one hash either way."""
    number = number.strip().upper()
    row = rows.filter(number=number).first()
    stored = row.query_code_hash if row else ""
    return row if query_code_matches(stored, number, code) else None


def masked(number: str) -> str:
    """First three and last sign; no rule of the state says how."""
    number = normalised(number)
    return f"{number[:3]}{'*' * max(0, len(number) - 4)}{number[-1:]}" if len(number) > 6 else "***"
