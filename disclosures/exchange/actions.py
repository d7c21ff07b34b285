"""The verbs of spreadsheets: confirm what was previewed (确认导入), and undo it as a whole."""

from pathlib import PurePath

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.timezone import localtime

from disclosures.attachments.actions import attach, attach_imported, detach, prepare
from disclosures.attachments.kinds import UnacceptableFile
from disclosures.attachments.models import Attachment
from disclosures.exchange.effects import personal_data_told
from disclosures.exchange.models import ImportRow, SheetImport
from disclosures.exchange.outcomes import Result
from disclosures.publishing import actions
from disclosures.publishing.access import has_permission
from disclosures.publishing.batches import publish_imported
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.gates import personal_data_of
from disclosures.publishing.models import HistoryEntry, ImportBatch
from disclosures.publishing.states import State

UNDONE = "误导入，已撤销"
SHOWN = 10  # rows that a refusal names


def commit(plan, *, source, sha256, at) -> SheetImport:
    """Write what the plan says, in one transaction; a row that fails now is refused, alone.

    With `plan.publishing` the import batch is the recorded review of what is published: the
    person has stated that these are past records, reviewed then and public elsewhere.
    """
    if plan.publishing and not has_permission(plan.by, plan.exchange.model, "publish"):
        raise NotAllowed("您没有发布的权限，不能导入已公开的历史信息")
    with transaction.atomic():
        batch = ImportBatch.objects.create(source=source[:200], sha256=sha256, by=plan.by, at=at)
        sheet = SheetImport.objects.create(
            batch=batch, content_type=ContentType.objects.get_for_model(plan.exchange.model)
        )
        told = {row.number: _write(plan, row, batch, at) for row in _one_by_one(plan)}
        if plan.publishing:
            _publish(plan, batch, at)
        ImportRow.objects.bulk_create(
            ImportRow(sheet=sheet, **_told(row, told.get(row.number, {}))) for row in plan.rows
        )
    return sheet


def _one_by_one(plan) -> list:
    """The rows that are saved each by itself: changes, and new drafts."""
    return plan.of(Result.CHANGED) + ([] if plan.publishing else plan.of(Result.NEW))


def _write(plan, row, batch, at) -> dict:
    """Save one row. Gives what stood there before; {} for a new record and where it is refused."""
    try:
        with transaction.atomic():
            if row.result == Result.CHANGED:
                return _change(plan, row, at)
            row.record.import_batch = batch
            actions.save_draft(row.record, by=plan.by, at=at)
            _attach(plan, row, at)
    except (NotAllowed, UnacceptableFile) as error:
        row.refuse(str(error))
    return {}


def _change(plan, row, at) -> dict:
    stored = actions.locked(row.record)
    if stored.changed_at != row.record.changed_at:
        raise NotAllowed("预检以后这条信息已由他人修改，请重新预检")
    if row.begins_version:
        stored = actions.revise(stored, by=plan.by, at=at, remark="表格导入")
    before = {key: _plain(stored, key) for key in row.changes}
    for key, value in row.changes.items():
        setattr(stored, key, value)
    headings = [difference.heading for difference in row.differences]
    actions.save_draft(stored, by=plan.by, at=at, changed=headings)
    row.record = stored
    keys = _attach(plan, row, at)
    return {"began": row.begins_version, "fields": before, "files": keys}


def _attach(plan, row, at) -> list[str]:
    return [
        str(attach(row.record, file, alt_text=PurePath(name).stem, by=plan.by, at=at).key)
        for name, file in _opened(plan, row)
    ]


def _publish(plan, batch, at):
    """Publish every new row without files at once, and those with files one by one."""
    rows = plan.of(Result.NEW)
    publish_imported([row.record for row in rows if not row.files], batch=batch, at=at)
    for row in rows:
        if row.files:
            try:
                with transaction.atomic():
                    _publish_with_files(plan, row, batch, at)
            except (NotAllowed, UnacceptableFile) as error:
                row.refuse(str(error))


def _publish_with_files(plan, row, batch, at):
    """What only reading the files tells is found out now, before anything is committed."""
    publish_imported([row.record], batch=batch, at=at)
    for order, (name, file) in enumerate(_opened(plan, row)):
        attach_imported([prepare(row.record, file, alt_text=PurePath(name).stem, order=order)])
    if found := personal_data_of(row.record):
        raise NotAllowed(personal_data_told(found))
    actions.announce(type(row.record), [row.record.pk])


def _opened(plan, row):
    for name in row.files:
        with plan.archive.open(name) as file:
            yield name, file


def _plain(record, key):
    """A field as JSON keeps it; the field itself reads it back."""
    field = record._meta.get_field(key)
    value = getattr(record, field.attname)
    return value if value is None or isinstance(value, int) else field.value_to_string(record)


def _told(row, before) -> dict:
    written = row.result in (Result.NEW, Result.CHANGED)
    return {
        "number": row.number,
        "result": row.result,
        "label": row.label,
        "note": "；".join(row.notes),
        "object_id": row.record.pk if written or row.result == Result.UNCHANGED else None,
        "before": before,
    }


def undo(sheet, *, by, at):
    """Take a whole import back (撤销本次导入), as long as nobody has done anything to its records.

    What it published is withdrawn with a public reason, its drafts are given up, and what it
    changed gets back what stood there.
    """
    with transaction.atomic():
        sheet = (
            SheetImport.objects.select_for_update(of=("self",))
            .select_related("batch")
            .get(pk=sheet.pk)
        )
        if sheet.undone_at:
            raise NotAllowed("这次导入已经撤销")
        model = sheet.content_type.model_class()
        rows = list(sheet.rows.filter(result__in=[Result.NEW, Result.CHANGED]))
        stored = model.with_versions.select_related("organisation").in_bulk(
            [row.object_id for row in rows]
        )
        _refuse_if_touched(sheet, rows, stored)
        for row in rows:
            _take_back(row, stored[row.object_id], by=by, at=at)
        sheet.undone_by, sheet.undone_at = by, at
        sheet.save(update_fields=["undone_by", "undone_at"])
    return sheet


def _refuse_if_touched(sheet, rows, stored):
    """Every step that was taken on one of the records since stands in the history."""
    since = HistoryEntry.objects.filter(
        content_type=sheet.content_type,
        object_id__in={record.record_id for record in stored.values()},
        at__gt=sheet.batch.at,
    )
    steps = {step.object_id: step for step in since}
    told = []
    for row in rows:
        record = stored[row.object_id]
        if step := steps.get(record.record_id):
            told.append(
                f"第{row.number}行“{record}”已由{step.actor}{step.label}"
                f"（{localtime(step.at):%Y-%m-%d %H:%M}）"
            )
        elif record.changed_at != sheet.batch.at:
            told.append(f"第{row.number}行“{record}”已经修改")
    if told:
        more = f"；另有{len(told) - SHOWN}行" if len(told) > SHOWN else ""
        raise NotAllowed(f"导入以后已有办理，不能整批撤销：{'；'.join(told[:SHOWN])}{more}")


def _take_back(row, record, *, by, at):
    if row.result == Result.CHANGED and not row.before["began"]:
        for key in row.before["files"]:
            detach(Attachment.objects.get(key=key), by=by, at=at)
        _restore(record, row.before["fields"], by=by, at=at)
    elif record.state == State.PUBLISHED:
        actions.withdraw(record, by=by, at=at, reason=UNDONE)
    else:
        actions.discard(record, by=by, at=at, remark="撤销本次导入")


def _restore(record, fields, *, by, at):
    restored = []
    for key, value in fields.items():
        field = record._meta.get_field(key)
        setattr(record, field.attname, field.to_python(value))
        restored.append(str(field.verbose_name))
    actions.save_draft(record, by=by, at=at, changed=restored)
