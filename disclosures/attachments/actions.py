"""Adding and removing the files of a record that is still being drafted."""

import hashlib
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.db import transaction

from disclosures.attachments.kinds import IMAGE, kind_of
from disclosures.attachments.models import Attachment
from disclosures.attachments.names import safe_name
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from disclosures.publishing.states import Attribute


def prepare(item, upload, *, name="", alt_text="", order=0) -> Attachment:
    """An unsaved attachment, checked and measured. Raises UnacceptableFile with a sentence."""
    name = safe_name(name or upload.name)
    kind = kind_of(name, upload, upload.size, settings.ATTACHMENT_MAX_MEGABYTES)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    key = uuid4()
    return Attachment(
        owner=item,
        key=key,
        # Stored under our own key, never under a name that an uploader chose.
        file=File(upload, name=f"{key.hex[:2]}/{key.hex}.{kind.extension}"),
        name=name,
        extension=kind.extension,
        is_image=kind.group == IMAGE,
        content_type_name=kind.content_type,
        size=upload.size,
        sha256=digest.hexdigest(),
        alt_text=alt_text,
        order=order,
    )


def attach(item, upload, *, by, at, name="", alt_text="", order=0) -> Attachment:
    """Add a file to an item that may still be edited."""
    _refuse_unless_editable(item)
    if item.disclosure_attribute != Attribute.PROACTIVE:
        raise NotAllowed("依申请公开和不予公开的信息只作登记，不能上传附件")
    attachment = prepare(item, upload, name=name, alt_text=alt_text, order=order)
    with transaction.atomic():
        attachment.save()
        record(item, "attach", "上传附件", by=by, at=at, changes={"file": attachment.name})
    return attachment


def detach(attachment, *, by, at):
    """Remove a file from an item that may still be edited. The bytes go once that is committed."""
    item = attachment.owner
    _refuse_unless_editable(item)
    with transaction.atomic():
        record(item, "detach", "删除附件", by=by, at=at, changes={"file": attachment.name})
        attachment.delete()
        transaction.on_commit(lambda: attachment.file.delete(save=False))


def _refuse_unless_editable(item):
    if not item.is_editable:
        raise NotAllowed(f"“{item.get_state_display()}”的信息不能增减附件，请先退回修改")


def attach_imported(prepared):
    """Store prepared files of records that were imported with them, in the import's transaction.

    The import batch is their recorded review; the records tell of it in their history.
    """
    for attachment in prepared:
        if attachment.owner.import_batch_id is None:
            raise NotAllowed("只有导入的信息可以在发布后带附件入库")
    Attachment.objects.bulk_create(prepared)
