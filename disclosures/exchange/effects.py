"""What one row would do: a new record, a change in the words of the screen, or why neither."""

from copy import copy
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.timezone import get_default_timezone, localdate

from disclosures.attachments.actions import NO_FILES, prepare
from disclosures.attachments.kinds import UnacceptableFile, kind_of
from disclosures.exchange.archives import WrongArchive
from disclosures.exchange.outcomes import Result
from disclosures.exchange.plans import Difference
from disclosures.exchange.rules import quoted
from disclosures.publishing.access import may_edit, refusal
from disclosures.publishing.gates import personal_data_of
from disclosures.publishing.states import TRANSITIONS, Attribute

SHOWN = 5  # findings that a reason spells out
NEW_VERSION = "将建立新版本，审核发布以前公众看到的仍是原来的内容"


def plan_new(plan, row):
    record = row.record = plan.exchange.blank()
    for column in plan.exchange.importing():
        if not column.written:
            continue
        value = row.values.get(column.key)
        if value in (None, ""):
            value = column.default
        if value not in (None, ""):
            setattr(record, column.key, value)
        if column.required and value in (None, ""):
            row.refuse(f"缺少“{column.heading}”")
    if row.is_refused:
        return
    row.refuse(*_problems(plan, record))
    if not may_edit(plan.by, record):
        row.refuse("您不能为这个单位起草信息")
    _plan_files(plan, row)
    row.hints += plan.exchange.hints(record)
    if plan.publishing:
        _plan_publication(plan, row)
    elif row.values.get(plan.exchange.published_on):
        row.hints.append("作为草稿导入，发布日期没有写入")


def _plan_publication(plan, row):
    """A past record that was public elsewhere is published on its own day, as it is."""
    record, day = row.record, row.values.get(plan.exchange.published_on)
    if record.disclosure_attribute != Attribute.PROACTIVE:
        row.refuse("只有“主动公开”的信息可以发布，其他信息请作为草稿导入")
    if not day:
        row.refuse("缺少发布日期，不能作为已公开的历史信息导入")
    elif day > localdate(plan.at):
        row.refuse(f"发布日期（{day}）还没有到")
    if found := personal_data_of(record):
        row.refuse(personal_data_told(found))
    row.refuse(*plan.exchange.unpublishable(record, row.files))
    if not row.is_refused:
        zone = get_default_timezone()
        record.first_published_at = datetime(day.year, day.month, day.day, tzinfo=zone)


def personal_data_told(found) -> str:
    places = "；".join(map(str, found[:SHOWN]))
    return f"内容中可能有个人信息（{places}），请作为草稿导入后逐条审核"


def plan_change(plan, row):
    stored, candidate = row.record, copy(row.record)
    for column in plan.columns.values():
        value = row.values[column.key]
        if column.key == plan.exchange.files or _keeps(column, value):
            continue
        if _is_same(column, column.value(stored), value):
            continue
        if not column.written or column.only_new:
            row.hints.append(f"“{column.heading}”不能用表格修改，没有写入")
            continue
        row.changes[column.key] = value
        row.differences.append(_difference(column, column.value(stored), value))
        setattr(candidate, column.key, value)
    _plan_files(plan, row)
    if row.is_refused:
        return
    if not (row.changes or row.files):
        row.result = Result.UNCHANGED
        return
    row.result = Result.CHANGED
    row.refuse(*_why_closed(plan, row))
    row.refuse(*_problems(plan, candidate))
    row.hints += plan.exchange.hints(candidate)


def _keeps(column, value) -> bool:
    """An empty cell empties only what may be empty; elsewhere the record keeps what it has."""
    return value in (None, "") and (column.required or column.default is not None)


def _is_same(column, old, new) -> bool:
    """Whether the cell says what is stored, were the stored value printed and read again."""
    if isinstance(old, str) and old != new:
        return column.kind.read(quoted(column.kind.write(old))) == new
    return old == new


def _difference(column, old, new) -> Difference:
    return Difference(column.heading, column.kind.show(old), column.kind.show(new))


def _why_closed(plan, row) -> list[str]:
    """Why this person can't change this record now; marks the row when it needs a new version."""
    stored = row.record
    if stored.state in TRANSITIONS["revise"].sources:
        row.begins_version = True
        row.hints.append(NEW_VERSION)
        why = refusal(plan.by, stored, "revise")
    elif not stored.is_editable:
        why = f"“{stored.state_label}”的信息不能修改内容，请先撤回或者退回修改"
    else:
        why = "" if may_edit(plan.by, stored) else "您不能修改这条信息"
    reasons = [why] if why else []
    changed = (c for c in plan.columns.values() if c.key in row.changes)
    fixed = [column.heading for column in changed if column.key in stored.RECORD_FIELDS]
    if fixed and (row.begins_version or stored.revision_of_id):
        reasons.append(f"已发布信息的{'、'.join(fixed)}不随版本修改，请在这条信息的页面上办理")
    return reasons


def _problems(plan, record) -> list[str]:
    """What the rules of the written fields and of the room say against the record."""
    columns = {c.key: c for c in plan.exchange.importing() if c.written}
    skipped = {
        field.name
        for field in record._meta.concrete_fields
        if field.is_relation or field.name not in columns
    }
    found = []
    try:
        record.clean_fields(exclude=skipped)
    except ValidationError as error:
        for key, sentences in error.message_dict.items():
            found += [f"“{columns[key].heading}”：{sentence}" for sentence in sentences]
    return found + plan.exchange.problems(record)


def _plan_files(plan, row):
    """Each file that the row names is in the ZIP and acceptable, or the row is refused."""
    names = row.values.get(plan.exchange.files) or []
    if names and row.record.disclosure_attribute != Attribute.PROACTIVE:
        row.refuse(NO_FILES)
        return
    attached = {}
    if names and row.record.pk:
        attached = dict(row.record.attachments.values_list("name", "sha256"))
    for name in names:
        try:
            row.files += _checked(plan.archive, name, attached)
        except (UnacceptableFile, WrongArchive) as refused:
            row.refuse(str(refused))


def _checked(archive, name, attached) -> list[str]:
    """The name, when there is a file to attach; nothing when the record has it already."""
    missing = f"写了附件“{name}”，但没有上传附件压缩包"
    if why := archive.problem(name) if archive else missing:
        if name in attached:
            return []
        raise WrongArchive(why)
    with archive.open(name) as file:
        kind_of(file.name, file, file.size, settings.ATTACHMENT_MAX_MEGABYTES)
        if file.name not in attached:
            return [name]
        if attached[file.name] == prepare(None, file).sha256:
            return []
    raise WrongArchive(f"这条信息已有附件“{name}”而内容不同，请先在这条信息的页面上删除")
