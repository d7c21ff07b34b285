"""Adding and removing the files of a record that is still being drafted."""

import hashlib
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction

from disclosures.attachments.extraction import examine, examine_own
from disclosures.attachments.kinds import IMAGE, UnacceptableFile, kind_of
from disclosures.attachments.models import Attachment
from disclosures.attachments.names import safe_name
from disclosures.publishing.access import may_edit
from disclosures.publishing.actions import locked
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from disclosures.publishing.states import Attribute

NO_FILES = "依申请公开和不予公开的信息只作登记，不能上传附件"


def prepare(item, upload, *, alt_text="", order=0, own=False) -> Attachment:
    """An unsaved attachment, checked, cleaned and measured. Raises UnacceptableFile in words.

    `own` is a file that the portal made itself: it is read without a child process.
    """
    name = safe_name(upload.name)
    kind = kind_of(name, upload, upload.size, settings.ATTACHMENT_MAX_MEGABYTES)
    is_image = kind.group == IMAGE
    if own:
        found = examine_own(upload, kind.extension)
    else:
        found = examine(upload, kind.extension, is_image=is_image)
    if found.refusal:
        raise UnacceptableFile(f"“{name}”{found.refusal}")
    content = File(upload) if found.cleaned is None else ContentFile(found.cleaned)
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    content.seek(0)
    key = uuid4()
    # Stored under our own key, never under a name that an uploader chose.
    content.name = f"{key.hex[:2]}/{key.hex}.{kind.extension}"
    small = found.thumbnail and ContentFile(found.thumbnail, f"{key.hex[:2]}/{key.hex}-small.jpg")
    return Attachment(
        owner=item,
        key=key,
        file=content,
        thumbnail=small or "",
        text=found.text,
        pages=found.pages,
        width=found.width,
        height=found.height,
        note=found.note,
        name=name,
        extension=kind.extension,
        is_image=is_image,
        content_type_name=kind.content_type,
        size=content.size,
        sha256=digest.hexdigest(),
        alt_text=alt_text,
        order=order,
    )


def attach(item, upload, *, by, at, alt_text="", order=0, prepared=None) -> Attachment:
    """Add a file to an item that the person may edit.

    Reading it may take seconds, so it is done before the item is locked; a form that has done it
    already hands over what it `prepared`.
    """
    attachment = prepared or prepare(None, upload)
    with transaction.atomic():
        item = _editable(item, by)
        if item.disclosure_attribute != Attribute.PROACTIVE:
            raise NotAllowed(NO_FILES)
        attachment.owner, attachment.alt_text, attachment.order = item, alt_text, order
        try:
            attachment.save()
        except OSError:  # one of its two files may be there already
            remove_bytes(attachment)
            raise
        record(item, "attach", "上传附件", by=by, at=at, changes={"file": attachment.name})
    return attachment


def describe(attachment, *, by, at):
    """Keep the changed description or place of a file of an item that the person may edit."""
    with transaction.atomic():
        item = _editable(attachment.owner, by)
        attachment.save(update_fields=["alt_text", "order"])
        record(item, "describe", "修改附件说明", by=by, at=at, changes={"file": attachment.name})


def detach(attachment, *, by, at):
    """Remove a file from an item that the person may edit. The bytes go after the commit."""
    with transaction.atomic():
        item = _editable(attachment.owner, by)
        record(item, "detach", "删除附件", by=by, at=at, changes={"file": attachment.name})
        attachment.delete()
        # Another version of the record may hold the same bytes.
        if not Attachment.objects.filter(file=attachment.file.name).exists():
            transaction.on_commit(lambda: remove_bytes(attachment))


def remove_bytes(attachment):
    """Its files go from the disk; the row, if there is one, stays as it is."""
    for stored in (attachment.file, attachment.thumbnail):
        if stored:
            stored.storage.delete(stored.name)


def _editable(item, by):
    """The item as stored now, locked, if the person may change its content."""
    item = locked(item)
    if not item.is_editable:
        raise NotAllowed(f"“{item.state_label}”的信息不能增减附件，请先退回修改")
    if not may_edit(by, item):
        raise NotAllowed("您不能修改这条信息的附件")
    return item


def attach_imported(prepared):
    """Store prepared files of records that were imported with them, in the import's transaction.

    The import batch is their recorded review; the records tell of it in their history.
    """
    for attachment in prepared:
        if attachment.owner.import_batch_id is None:
            raise NotAllowed("只有导入的信息可以在发布后带附件入库")
    Attachment.objects.bulk_create(prepared)
