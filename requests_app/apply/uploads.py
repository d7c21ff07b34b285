"""Proofs sent along: checked as every file of the house, sealed, looked at only for a reason."""

from dataclasses import dataclass
from io import BytesIO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadhandler import MemoryFileUploadHandler, SkipFile, StopFutureHandlers
from django.db import transaction

from disclosures.attachments.actions import prepare
from disclosures.attachments.kinds import UnacceptableFile
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from requests_app import identity
from requests_app.access import APPLICANT, may_look
from requests_app.apply.kinds import FORMATS, MOST_MEGABYTES, Proof
from requests_app.apply.models import IdentityFile

MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
TOO_LARGE = f"文件超过 {MOST_MEGABYTES} MB，没有收下，请压缩后重新选择"
OTHER_FORMAT = "身份证明和授权委托书请上传 PDF、JPG 或者 PNG 文件"


@dataclass(frozen=True)
class Checked:
    """A proof that may be kept: without camera and author, pictures encoded afresh."""

    kind: Proof
    extension: str
    content: bytes


class SmallFiles(MemoryFileUploadHandler):
    """Keeps small files in memory, never on the disk in the clear, and lets go of large ones.

    The page that takes files from strangers uses it alone; what it let go of is named in
    `request.too_large`, so that the form says it and everything typed is still there.
    """

    def handle_raw_input(self, *args, **options):
        self.activated = True

    def new_file(self, field_name, *args, **options):
        try:
            super().new_file(field_name, *args, **options)
        except StopFutureHandlers:
            self.file = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > MOST_BYTES:
            self.request.too_large.add(self.field_name)
            raise SkipFile
        self.file.write(raw_data)


def check(kind, upload) -> Checked:
    """The proof, cleaned. Raises UnacceptableFile with a sentence."""
    if upload.name.rpartition(".")[2].lower() not in FORMATS:
        raise UnacceptableFile(OTHER_FORMAT)
    prepared = prepare(None, upload)
    prepared.file.seek(0)
    return Checked(kind, prepared.extension, prepared.file.read())


def keep(application, proofs, *, by, at):
    """Seal and store; in the transaction that keeps the application, as its last step."""
    if not proofs:
        return
    rows = []
    try:
        for proof in proofs:
            row = IdentityFile(
                application=application,
                kind=proof.kind,
                extension=proof.extension,
                size=len(proof.content),
                received_at=at,
            )
            rows.append(row)
            store(row, proof.content)
        IdentityFile.objects.bulk_create(rows)
    except BaseException:
        for row in rows:
            remove_bytes(row)
        raise
    told = "、".join(Proof(proof.kind).label for proof in proofs)
    actor = "" if by else APPLICANT
    record(application, "keep_proof", "收到身份证明", by=by, at=at, remark=told, actor=actor)


def store(row, content: bytes):
    """Under a name of our own, without a hint at whose it is."""
    key = uuid4().hex
    row.file.save(f"{key[:2]}/{key}.age", ContentFile(identity.seal_bytes(content)), save=False)


def remove_bytes(row):
    if row.file:
        row.file.storage.delete(row.file.name)


def look_at_upload(application, upload, *, reason, by, at) -> bytes:
    """What the proof shows, for a reason; every look is told in the history of the case."""
    if upload.application_id != application.pk or not may_look(by, application):
        raise NotAllowed("您没有查看申请人身份证明的权限")
    if not reason.strip():
        raise NotAllowed("请写明查看的理由")
    with transaction.atomic():
        told = f"{upload.get_kind_display()}：{reason}"
        record(application, "look_at_upload", "查看身份证明文件", by=by, at=at, remark=told)
        with upload.file.open() as file:
            return identity.unseal_bytes(file.read())
