"""Archiving before erasing: the whole case is sealed for the archive, then its person goes.

What stays: the case with the applicant's name taken out of its texts, its history, and the keyed
hash of the identity number, by which a repeated application is still known.
"""

import hashlib
import os
import re
from pathlib import Path

from django.db import transaction
from django.db.models import CharField, TextField

from disclosures.publishing.history import record
from requests_app.apply.uploads import remove_bytes
from requests_app.identity import sealed_for
from requests_app.models import Applicant, Application, Erasure, LetterFile, Rectification
from requests_app.retention.exchange import tables_below, whole_case
from requests_app.rules import masked_name

ERASED = "封存后清除申请人信息"
KEPT = {"id", "application", "identity_hash"}
NAMES = ("name", "representative", "joint_names", "agent_name")
CONTACTS = ("phone", "agent_phone", "email", "address")
BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")


def seal_and_erase(application, *, folder: Path, recipients, at) -> Erasure | None:
    """One case; None where somebody else has done it meanwhile.

    The sealed file is on the disk before anything is erased. Ended in between, it is written
    again the next time.
    """
    with transaction.atomic():
        case = Application.objects.select_for_update().get(pk=application.pk)
        if Erasure.objects.filter(application=case).exists():
            return None
        name, content = _sealed(case, folder, recipients)
        files = [*case.identity_files.all(), *LetterFile.objects.filter(letter__application=case)]
        _erase_from_texts(case)
        _erase_person(case)
        done = Erasure.objects.create(
            application=case,
            file_name=name,
            sha256=hashlib.sha256(content).hexdigest(),
            at=at,
        )
        record(case, "erase", ERASED, by=None, at=at, remark=name)
        for upload in files:
            upload.delete()
        transaction.on_commit(lambda: [remove_bytes(upload) for upload in files])
    return done


def seal_and_erase_rectification(item, *, folder: Path, recipients, at) -> str:
    """The same for a request to put a record right: the name of its file, '' if it was done."""
    with transaction.atomic():
        item = Rectification.objects.select_for_update().get(pk=item.pk)
        if not item.name:
            return ""
        name, _ = _sealed(item, folder, recipients)
        item.name = item.phone = item.address = ""
        item.record = item.wanted = item.evidence = item.reason = ""  # about himself
        item.identity_sealed = b""
        item.save()
        record(item, "erase", ERASED, by=None, at=at, remark=name)
    return name


def _sealed(case, folder, recipients) -> tuple[str, bytes]:
    """The whole case on the disk of the archive: the name of the file, and what is in it."""
    name = f"{case.number}.zip.age".replace("/", "-")
    content = sealed_for(recipients, whole_case(case))
    write_whole(folder / name, content)
    return name, content


def _erase_person(case):
    """Every column of the person but the hash; and that help was needed is about health."""
    plain = [field for field in Applicant._meta.local_concrete_fields if field.name not in KEPT]
    values = {field.name: field.get_default() for field in plain}
    Applicant.objects.filter(application=case).update(**values)
    Application.objects.filter(pk=case.pk).update(help_needed="")


def _erase_from_texts(case):
    """Who applied, wherever a letter, an answer or another row of the case names him."""
    said = _said_of(case.applicant)
    below = [row for _, found in tables_below(case) for row in found]
    for row in (case, *below):
        changed = {}
        for field in row._meta.local_concrete_fields:
            if not isinstance(field, CharField | TextField) or field.choices or field.unique:
                continue
            text = masked = getattr(row, field.name)
            for words, instead in said.items():
                masked = masked.replace(words, instead)
            if masked != text:
                changed[field.name] = masked[: field.max_length]
        if changed and not isinstance(row, Applicant | LetterFile):
            type(row)._base_manager.filter(pk=row.pk).update(**changed)


def _said_of(person) -> dict[str, str]:
    """What tells who the person is → what is put in its place; the longest first."""
    names = [name for each in NAMES for name in BETWEEN_NAMES.split(getattr(person, each))]
    said = {name: masked_name(name) for name in names if len(name) > 1}
    said |= {found: "***" for each in CONTACTS if (found := getattr(person, each))}
    return dict(sorted(said.items(), key=lambda pair: -len(pair[0])))


def write_whole(path: Path, content: bytes):
    """The file with its end on the disk, readable by its owner alone, or no file of that name."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
