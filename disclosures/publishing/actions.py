"""The verbs of publishing: each checks, writes, records and announces, in one transaction."""

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localtime

from disclosures.publishing.access import label_of, may_edit, refusal
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.gates import refuse_personal_data, refuse_wrong_words
from disclosures.publishing.history import record
from disclosures.publishing.models import ReviewPolicy
from disclosures.publishing.numbers import assign_index_numbers
from disclosures.publishing.signals import visibility_changed
from disclosures.publishing.states import TRANSITIONS, State


def locked(item):
    """The row as stored now, locked: a second clerk waits here and then sees the new state."""
    return (
        type(item)
        .with_versions.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=item.pk)
    )


def save_draft(item, *, by, at, changed=()):
    """Keep what the drafter wrote. `changed` names the fields, for the history."""
    with transaction.atomic():
        is_new = item.pk is None
        stored = item if is_new else locked(item)
        if not stored.is_editable:
            raise NotAllowed(f"“{stored.state_label}”的信息不能修改内容")
        # Both the body that it is filed under and the one that it is moved to.
        if not (may_edit(by, stored) and may_edit(by, item)):
            raise NotAllowed("您不能为这个单位起草信息")
        if is_new:
            item.created_by, item.created_at = by, at
        item.changed_at = at
        item.save()
        if is_new or changed:
            record(
                item,
                "save_draft",
                "新建草稿" if is_new else "修改草稿",
                by=by,
                at=at,
                changes={"fields": list(changed)},
            )


def submit(item, *, by, at, remark="", words_confirmed=False):
    """Hand the draft to review. What its kind still lacks, and wrong words, are refused in words.

    How many levels of review it passes is settled now; a later change of the policy leaves it.
    """

    def write(item):
        if problems := item.problems_before_submission():
            raise NotAllowed("；".join(problems))
        confirmed = refuse_wrong_words(item, confirmed=words_confirmed)
        item.submitted_by, item.submitted_at = by, at
        _void_review(item)
        policy = ReviewPolicy.objects.levels_for(item)
        item.levels = policy or settings.REVIEW_LEVELS
        return {"confirmed": confirmed} if confirmed else {}

    return _move(item, "submit", write, by=by, at=at, remark=remark)


def take_back(item, *, by, at, remark=""):
    """The drafting side takes its submission back before it is approved."""
    return _move(item, "take_back", _void_review, by=by, at=at, remark=remark)


def return_for_changes(item, *, by, at, remark):
    """Send the item back to its drafter with an opinion; approval and secrecy review lapse."""
    if not remark.strip():
        raise NotAllowed("退回时必须填写退回意见")
    return _move(item, "return_for_changes", _void_review, by=by, at=at, remark=remark)


def review_secrecy(item, *, by, at, conclusion, ground, reviewed, remark=""):
    """Keep the conclusion of the secrecy review of this one item and each of its files (逐项).

    先审查、后公开 (条例第十七条; 保密法实施条例第四十二条). `reviewed` names the parts looked at.
    """

    def write(item):
        if missing := [part for part in item.parts_to_review() if part not in reviewed]:
            raise NotAllowed(f"还没有逐项审查：{'、'.join(missing)}")
        if not ground.strip():
            raise NotAllowed("请填写保密审查依据")
        item.secrecy_reviewer, item.secrecy_reviewed_at = by, at
        item.secrecy_conclusion, item.secrecy_ground = conclusion, ground
        return {
            "conclusion": item.get_secrecy_conclusion_display(),
            "ground": ground,
            "reviewed": list(reviewed),
        }

    return _move(item, "review_secrecy", write, by=by, at=at, remark=remark)


def approve(item, *, by, at, remark="", personal_data_ground=""):
    """Pass the level that waits; at the last level the item is approved.

    Nothing is approved without a secrecy conclusion that allows publication, nor with personal
    data in it unless a reviewer gives the reason for keeping them.
    """

    def write(item):
        if personal_data_ground.strip():
            item.personal_data_ground = personal_data_ground.strip()
        refuse_personal_data(item)
        passed = {"level": item.level, "levels": item.levels}
        if item.personal_data_ground:
            passed["personal_data_ground"] = item.personal_data_ground
        if item.level < item.levels:
            item.level += 1
        else:
            _refuse_unless_cleared(item)
            item.approved_by, item.approved_at = by, at
            item.state = State.APPROVED
        return passed

    return _move(item, "approve", write, by=by, at=at, remark=remark)


def schedule(item, *, by, at, publish_at):
    """Have the item published by itself at a later moment (publish_due)."""

    def write(item):
        _refuse_unless_cleared(item)
        if publish_at <= at:
            raise NotAllowed("定时发布的时间必须晚于现在")
        item.scheduled_for = publish_at
        return {"publish_at": publish_at.isoformat()}

    return _move(item, "schedule", write, by=by, at=at)


def unschedule(item, *, by, at, remark=""):
    """Cancel the appointed time; approval and reviews stay as they are."""

    def write(item):
        was, item.scheduled_for = item.scheduled_for, None
        return {"publish_at": localtime(was).isoformat()}

    return _move(item, "unschedule", write, by=by, at=at, remark=remark)


def publish(item, *, by, at):
    """Make the item public, or the new version of a record the public one. Returns the record.

    Content and reviews are looked at again: words and permissions may have changed since. The
    index number and the date of first publication are fixed now, for ever.
    """

    def write(item):
        _refuse_unless_publishable(item)
        late = _lateness(item, at)
        item.scheduled_for = None
        item.version_published_at = at
        item.first_published_at = item.first_published_at or at
        assign_index_numbers([item], at=item.first_published_at)
        return late

    if item.revision_of_id:
        return _publish_version(item, by=by, at=at)
    return _move(item, "publish", write, by=by, at=at)


def withdraw(item, *, by, at, reason, note="", moved_to=None):
    """Take the item from the public; its address keeps answering, with this reason.

    With `moved_to` the address leads there for as long as that record is public.
    """

    def write(item):
        if not reason.strip():
            raise NotAllowed("撤下时必须填写向社会公开的撤下原因")
        if moved_to is not None and moved_to.pk == item.pk:
            raise NotAllowed("不能转到这条信息自己")
        item.withdrawn_at = at
        item.withdrawal_reason, item.withdrawal_note = reason, note
        item.moved_to = moved_to
        return {"reason": reason}

    return _move(item, "withdraw", write, by=by, at=at, remark=note)


def withdraw_silently(item, *, by, at, note):
    """Take the item away at once for a leak or a grave error: the public learns nothing of it."""

    def write(item):
        if not note.strip():
            raise NotAllowed("紧急撤下时必须填写内部说明")
        item.withdrawn_at = item.withdrawn_at or at
        item.withdrawal_note, item.moved_to = note, None

    return _move(item, "withdraw_silently", write, by=by, at=at, remark=note)


def republish(item, *, by, at, remark):
    """Bring a withdrawn item back as it was. What must change goes through a new version."""

    def write(item):
        if not remark.strip():
            raise NotAllowed("恢复发布时必须填写理由")
        _refuse_unless_publishable(item)
        _clear_withdrawal(item)

    return _move(item, "republish", write, by=by, at=at, remark=remark)


def revise(item, *, by, at, remark=""):
    """Begin a new version of what was published. Returns its draft; the record stays as it is."""
    with transaction.atomic():
        item = locked(item)
        if why := refusal(by, item, "revise"):
            raise NotAllowed(why)
        if item.versions.under_way().exists():
            raise NotAllowed("这条信息已经有一个新版本在办理")
        draft = type(item)(
            **{field.attname: getattr(item, field.attname) for field in item.written_fields()},
            revision_of=item,
            is_sample=item.is_sample,
            created_by=by,
            created_at=at,
            changed_at=at,
        )
        # Given-up versions keep their numbers: the history tells of them by number.
        draft.version = 1 + max([item.version, *item.versions.values_list("version", flat=True)])
        draft.change_kind = draft.change_note = ""
        draft.save()
        item.copy_parts_to(draft)
        record(draft, "revise", TRANSITIONS["revise"].label, by=by, at=at, remark=remark)
    return draft


def discard(item, *, by, at, remark=""):
    """Give up a draft or a new version. It is kept, for staff alone; its record stays as it is."""
    return _move(item, "discard", lambda item: None, by=by, at=at, remark=remark)


def _publish_version(version, *, by, at):
    """Let a new version and its record exchange content; the old content is kept as a version."""
    with transaction.atomic():
        version = locked(version)
        if why := refusal(by, version, "publish"):
            raise NotAllowed(why)
        _refuse_unless_publishable(version)
        item = locked(version.revision_of)
        if item.is_gone and item.withdrawn_at and item.withdrawn_at > version.approved_at:
            raise NotAllowed("这条信息在新版本审核以后已经撤下，请退回重新审核")
        before, late = version.state, _lateness(version, at)
        for field in item.version_fields():
            mine, its = getattr(item, field.attname), getattr(version, field.attname)
            setattr(item, field.attname, its)
            setattr(version, field.attname, mine)
        item.scheduled_for, item.version_published_at = None, at
        _clear_withdrawal(item)
        item.state, version.state = State.PUBLISHED, State.ARCHIVED
        version.save()
        item.save()
        item.exchange_parts_with(version)
        record(item, "publish", "发布新版本", by=by, at=at, from_state=before, changes=late)
        announce(type(item), [item.pk])
    return item


def _move(item, verb, write, *, by, at, remark=""):
    """One transition: lock, check, write, record, announce. Returns the item as now stored.

    What `write` returns goes into the history beside the remark.
    """
    with transaction.atomic():
        item = locked(item)
        if why := refusal(by, item, verb):
            raise NotAllowed(why)
        label, before, was_visible = label_of(verb, item), item.state, item.is_visible
        changes = write(item)
        item.state = TRANSITIONS[verb].target or item.state
        item.save()
        record(item, verb, label, by=by, at=at, remark=remark, changes=changes, from_state=before)
        if was_visible != item.is_visible:
            announce(type(item), [item.pk])
    return item


def _void_review(item):
    """Approval and secrecy review hold for what was reviewed and for nothing else."""
    item.level = 1
    item.approved_by = item.approved_at = None
    item.secrecy_reviewer = item.secrecy_reviewed_at = None
    item.secrecy_conclusion = item.secrecy_ground = item.personal_data_ground = ""
    item.scheduled_for = None


def _clear_withdrawal(item):
    item.withdrawn_at = item.moved_to = None
    item.withdrawal_reason = item.withdrawal_note = ""


def _refuse_unless_cleared(item):
    if item.import_batch_id and item.submitted_at is None:
        return  # its batch is its recorded review
    if not item.secrecy_conclusion:
        raise NotAllowed("还没有保密审查结论，请先由保密审查员审查")
    if not item.is_cleared:
        raise NotAllowed(
            f"保密审查结论是“{item.get_secrecy_conclusion_display()}”，"
            "不是“可以公开”或者“处理后公开”，请退回修改或者等待确定"
        )


def _refuse_unless_publishable(item):
    """The last look before the public: complete, cleared, no personal data."""
    _refuse_unless_cleared(item)
    if problems := item.problems_before_submission():
        raise NotAllowed("；".join(problems))
    refuse_personal_data(item)


def _lateness(item, at) -> dict:
    """How long after its appointed time a scheduled item goes out, for the history."""
    due = item.scheduled_for
    return {"seconds_late": int((at - due).total_seconds())} if due and due <= at else {}


def announce(model, pks):
    """Tell what depends on visible content, in the transaction that changed it."""
    visibility_changed.send(sender=model, pks=pks)
