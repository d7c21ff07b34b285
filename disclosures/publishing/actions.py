"""The verbs of publishing: each checks, writes, records and announces, in one transaction."""

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.publishing.access import may_edit, refusal
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import entry, history_of, record
from disclosures.publishing.models import HistoryEntry
from disclosures.publishing.numbers import assign_index_numbers
from disclosures.publishing.signals import visibility_changed
from disclosures.publishing.states import CLEARED, TRANSITIONS, Attribute, State


def locked(item):
    """The record as stored now, locked: a second clerk waits here and then sees the new state."""
    return (
        type(item)
        ._default_manager.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=item.pk)
    )


def save_draft(item, *, by, at, changed=()):
    """Keep what the drafter wrote. `changed` names the fields, for the history."""
    with transaction.atomic():
        is_new = item.pk is None
        stored = item if is_new else locked(item)
        if not stored.is_editable:
            raise NotAllowed(f"“{stored.get_state_display()}”的信息不能修改内容")
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


def submit(item, *, by, at, remark=""):
    """Hand the draft to review. What its kind still lacks is refused in words."""

    def write(item):
        if problems := item.problems_before_submission():
            raise NotAllowed("；".join(problems))
        item.submitted_by, item.submitted_at = by, at
        _void_review(item)

    return _move(item, "submit", write, by=by, at=at, remark=remark)


def take_back(item, *, by, at, remark=""):
    """The drafting side takes its submission back before anybody has approved it."""
    return _move(item, "take_back", _void_review, by=by, at=at, remark=remark)


def return_for_changes(item, *, by, at, remark):
    """Send the item back to its drafter with an opinion; approval and secrecy review lapse."""
    if not remark.strip():
        raise NotAllowed("退回时必须填写退回意见")
    return _move(item, "return_for_changes", _void_review, by=by, at=at, remark=remark)


def approve(item, *, by, at, conclusion, ground, remark=""):
    """Approve, as another person than the submitter, with the secrecy review's conclusion.

    先审查、后公开 (条例第十七条; 保密法实施条例第四十二条): without a conclusion that allows
    publication nothing is approved.
    """

    def write(item):
        if conclusion not in CLEARED:
            raise NotAllowed("保密审查结论不是“可以公开”或“处理后公开”，不能通过，请退回修改")
        if not ground.strip():
            raise NotAllowed("请填写保密审查依据")
        item.approved_by, item.approved_at = by, at
        item.secrecy_reviewer, item.secrecy_reviewed_at = by, at
        item.secrecy_conclusion, item.secrecy_ground = conclusion, ground

    return _move(item, "approve", write, by=by, at=at, remark=remark)


def schedule(item, *, by, at, publish_at):
    """Have the item published by itself at a later moment (publish_due)."""

    def write(item):
        _refuse_unless_cleared(item)
        if publish_at <= at:
            raise NotAllowed("定时发布的时间必须晚于现在")
        item.scheduled_for = publish_at

    return _move(item, "schedule", write, by=by, at=at)


def publish(item, *, by, at):
    """Make the item public; its index number and publication date are fixed now, for ever."""

    def write(item):
        _refuse_unless_cleared(item)
        item.scheduled_for = None
        item.first_published_at = item.first_published_at or at
        assign_index_numbers([item], at=item.first_published_at)

    return _move(item, "publish", write, by=by, at=at)


def withdraw(item, *, by, at, reason, note=""):
    """Take the item from the public; its address keeps answering, with this reason."""

    def write(item):
        if not reason.strip():
            raise NotAllowed("撤下时必须填写向社会公开的撤下原因")
        item.withdrawn_at = at
        item.withdrawal_reason, item.withdrawal_note = reason, note

    return _move(item, "withdraw", write, by=by, at=at, remark=note)


def publish_due(queryset, *, at) -> tuple[list, list]:
    """Publish what was scheduled for now or earlier: (published items, (item, refusal) pairs).

    Each is checked again as the person who scheduled it: a permission or a review that has
    lapsed meanwhile holds the item back.
    """
    published, refused = [], []
    for key in queryset.due(at).values_list("pk", flat=True):
        with transaction.atomic():
            # Locked and asked again: it may have been put off or taken up by another run meanwhile.
            item = queryset.due(at).select_for_update().filter(pk=key).first()
            if item is None:
                continue
            scheduled = history_of(item).filter(verb="schedule").select_related("by").last()
            try:
                published.append(publish(item, by=scheduled.by, at=at))
            except NotAllowed as error:
                refused.append((item, str(error)))
    return published, refused


def publish_imported(items, *, batch, at):
    """Publish many new records at once; the batch is their recorded review (who, when, source).

    Items whose first publication is known carry it in `first_published_at`. Unsaved; all of one
    model. The caller has checked each row.
    """
    if not items:
        return
    with transaction.atomic():
        by_year: dict[int, list] = {}
        for item in items:
            item.state = State.PUBLISHED
            item.disclosure_attribute = Attribute.PROACTIVE
            item.import_batch = batch
            item.created_by, item.created_at, item.changed_at = batch.by, at, at
            item.first_published_at = item.first_published_at or at
            by_year.setdefault(localdate(item.first_published_at).year, []).append(item)
        for group in by_year.values():
            assign_index_numbers(group, at=group[0].first_published_at)
        model = type(items[0])
        model._default_manager.bulk_create(items)
        HistoryEntry.objects.bulk_create(
            entry(item, "import", "导入并发布", by=batch.by, at=at, remark=str(batch))
            for item in items
        )
        _announce(model, [item.pk for item in items])


def _move(item, verb, write, *, by, at, remark=""):
    """One transition: lock, check, write, record, announce. Returns the item as now stored."""
    transition = TRANSITIONS[verb]
    with transaction.atomic():
        item = locked(item)
        if why := refusal(by, item, verb):
            raise NotAllowed(why)
        before, was_visible = item.state, item.is_visible
        write(item)
        item.state = transition.target
        item.save()
        record(item, verb, transition.label, by=by, at=at, remark=remark, from_state=before)
        if was_visible != item.is_visible:
            _announce(type(item), [item.pk])
    return item


def _void_review(item):
    """Approval and secrecy review hold for what was reviewed and for nothing else."""
    item.approved_by = item.approved_at = None
    item.secrecy_reviewer = item.secrecy_reviewed_at = None
    item.secrecy_conclusion = item.secrecy_ground = ""
    item.scheduled_for = None


def _refuse_unless_cleared(item):
    if item.secrecy_conclusion not in CLEARED:
        raise NotAllowed("没有保密审查结论，不能发布")


def _announce(model, pks):
    visibility_changed.send(sender=model, pks=pks)
