"""Uploaded files between preview and confirmation: kept on the server for their uploader alone.

A file lies under its uploader's number and its own digest, so that nobody reaches another's and
what is confirmed is to the letter what was previewed.
"""

import hashlib
import re
from contextlib import suppress
from datetime import timedelta

from django.core.files.storage import default_storage

from disclosures.attachments.names import safe_name

FOLDER = "exchange"
KEPT = timedelta(days=1)
DIGEST = re.compile(r"[0-9a-f]{64}")


class Gone(LookupError):
    """What was uploaded isn't there any more; the text says what to do."""


def keep(upload, *, by) -> str:
    """Store an upload; its digest, by which `kept` finds it again."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    key = digest.hexdigest()
    if found := _path(key, by):
        default_storage.delete(found)  # the same file under another name, or kept anew
    default_storage.save(f"{_folder(key, by)}/{safe_name(upload.name)}", upload)
    return key


def kept(key: str, *, by):
    """(name, open file) of what the person uploaded. Raises Gone with a sentence."""
    path = _path(key, by) if DIGEST.fullmatch(key) else None
    if path is None:
        raise Gone("上传的文件已经清除（只保留一天），请重新上传")
    return path.rpartition("/")[2], default_storage.open(path)


def forget_old(*, at):
    """Remove what was uploaded longer than a day ago, everybody's."""
    for person in _listed(FOLDER)[0]:
        for key in _listed(f"{FOLDER}/{person}")[0]:
            folder = f"{FOLDER}/{person}/{key}"
            for name in _listed(folder)[1]:
                path = f"{folder}/{name}"
                if default_storage.get_modified_time(path) < at - KEPT:
                    default_storage.delete(path)
            if not any(_listed(folder)):
                with suppress(OSError):  # the same file is being uploaded again just now
                    default_storage.delete(folder)


def _folder(key, by) -> str:
    return f"{FOLDER}/{by.pk}/{key}"


def _path(key, by) -> str | None:
    names = _listed(_folder(key, by))[1]
    return f"{_folder(key, by)}/{names[0]}" if names else None


def _listed(folder) -> tuple[list, list]:
    """Folders and files of a folder, which another process may be removing just now."""
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []
