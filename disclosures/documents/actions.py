"""The verbs of validity (有效性): amended, lapsed, repealed or in force again; and by the day."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.documents.kinds import BY_DECISION, CHANGED, DEAD, Validity, validity_by_date
from disclosures.documents.models import Document
from disclosures.organisations.access import may_work_for
from disclosures.publishing.access import has_permission
from disclosures.publishing.actions import locked
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from disclosures.publishing.models import OUT
from disclosures.publishing.signals import visibility_changed

KEEP = object()  # what is not said stays
# The columns that these verbs write, with what the history compares.
WRITTEN = (
    *("validity", "valid_until", "validity_changed_on", "validity_decided_by_id"),
    *("successor_id", "validity_note"),
)


def refusal_to_change_validity(user, document) -> str:
    """Why `user` may not change the validity of the document, as a sentence; '' when allowed."""
    if document.state not in OUT:
        return "发布以后才能变更有效性；还没有发布的，请直接修改草稿中的“有效性”"
    if not has_permission(user, Document, "publish"):
        return "您没有变更有效性的权限"
    if not may_work_for(user, document.organisation_id):
        return "这条信息不属于您所在的单位"
    return ""


def change_validity(
    document,
    *,
    by,
    at,
    validity,
    on=None,
    decided_by=None,
    successor=None,
    note="",
    valid_until=KEEP,
):
    """Say what has become of a published document: since when, by which decision, replaced by what.

    失效 is by time or fact, 废止 and 修改 by a decision, which is named. Returns the document.
    """
    with transaction.atomic():
        document = locked(document)
        if why := refusal_to_change_validity(by, document):
            raise NotAllowed(why)
        before = _snapshot(document)
        document.validity = Validity(validity)
        document.validity_changed_on = on if validity in CHANGED else None
        document.validity_decided_by, document.successor = decided_by, successor
        document.validity_note = note.strip()
        if valid_until is not KEEP:
            document.valid_until = valid_until
        _refuse_unless_founded(document)
        _refuse_wrong_days(document, localdate(at))
        _refuse_circles(document)
        if _snapshot(document) == before:
            raise NotAllowed("有效性没有任何变化")
        _write(document, "变更有效性", before, by=by, at=at)
    return document


def change_validity_due(*, at) -> list:
    """What the calendar does by itself: 有效期至 has passed, or the day of 施行 has come.

    Returns the documents that it changed. Nobody does it; the history says so.
    """
    day, changed = localdate(at), []
    for document in Document.objects.validity_due(day).order_by("pk"):
        with transaction.atomic():
            document = locked(document)  # asked again: it may have been changed meanwhile
            dates = {"effective_on": document.effective_on, "valid_until": document.valid_until}
            validity = validity_by_date(document.validity, day, **dates)
            if validity == document.validity:
                continue
            before = _snapshot(document)
            document.validity = validity
            label = "到施行日期，自动施行"
            if validity == Validity.LAPSED:
                label = "有效期届满，自动失效"
                # The date says how long it was valid, however late this runs.
                document.validity_changed_on = document.valid_until + timedelta(days=1)
                document.validity_decided_by, document.validity_note = None, "有效期届满"
            _write(document, label, before, by=None, at=at)
            changed.append(document)
    return changed


def _write(document, label, before, *, by, at):
    """Keep the change, tell its history, and whom it concerns on both ends, before and after."""
    document.save(update_fields=[name.removesuffix("_id") for name in WRITTEN])
    record(
        document,
        "change_validity",
        label,
        by=by,
        at=at,
        remark=_in_words(document, before["validity"]),
        changes={"fields": _changed_labels(document, before)},
    )
    related = {before["validity_decided_by_id"], before["successor_id"]}
    related |= {document.validity_decided_by_id, document.successor_id}
    pks = [document.pk, *sorted(related - {None})]
    visibility_changed.send(sender=Document, pks=pks)


def _snapshot(document) -> dict:
    return {name: getattr(document, name) for name in WRITTEN}


def _changed_labels(document, before) -> list[str]:
    return [
        Document._meta.get_field(name.removesuffix("_id")).verbose_name
        for name, value in _snapshot(document).items()
        if value != before[name]
    ]


def _in_words(document, before: str) -> str:
    """One line for the history: 现行有效 → 已废止；2018-06-01；依据：…；替代文件：…"""
    was = Validity(before).label if before else "未标明"
    parts = [f"{was} → {Validity(document.validity).label}"]
    if document.validity_changed_on:
        parts.append(f"{document.validity_changed_on:%Y-%m-%d}")
    for name, other in (("依据", document.validity_decided_by), ("替代文件", document.successor)):
        if other:
            parts.append(f"{name}：{other.index_number} {other}")
    return "；".join([*parts, document.validity_note]).rstrip("；")


def _refuse_unless_founded(document):
    """Whatever has changed has its ground; what is in force has neither decision nor successor."""
    validity = document.validity
    ground = document.validity_decided_by or document.validity_note
    if validity in BY_DECISION and not ground:
        raise NotAllowed(
            f"{CHANGED[validity]}由决定作出，请填写作出决定的文件；不在本平台的，在说明中写明"
        )
    if validity == Validity.LAPSED and not (ground or document.valid_until):
        raise NotAllowed("请填写“有效期至”，或者说明失效的事由（例如适用期已过、调整对象已消失）")
    if validity not in CHANGED and (document.validity_decided_by or document.successor):
        label = Validity(validity).label
        raise NotAllowed(f"“{label}”的文件没有作出决定的文件和替代文件，请清空这两项")


def _refuse_wrong_days(document, day):
    validity, on = document.validity, document.validity_changed_on
    if validity in CHANGED:
        word = CHANGED[validity]
        if on is None:
            raise NotAllowed(f"请填写{word}日期")
        if on > day:
            raise NotAllowed(f"{word}日期（{on}）还没有到，请到那一天再办理")
        if document.made_on and on < document.made_on:
            raise NotAllowed(f"{word}日期（{on}）早于本文件的成文日期（{document.made_on}）")
    if validity not in DEAD and document.valid_until and document.valid_until < day:
        raise NotAllowed(
            f"有效期至（{document.valid_until}）已经过了，请填写新的“有效期至”或者清空"
        )
    waits = bool(document.effective_on and document.effective_on > day)
    if validity == Validity.IN_FORCE and waits:
        raise NotAllowed(f"施行日期（{document.effective_on}）还没有到，应选“尚未施行”")
    if validity == Validity.NOT_YET_IN_FORCE and not waits:
        raise NotAllowed("没有施行日期，或者施行日期已经到了，不能选“尚未施行”")


def _refuse_circles(document):
    """Who decides on a document or replaces it came later: nothing leads back to the document."""
    reached = {document.validity_decided_by_id, document.successor_id} - {None}
    if document.pk in reached:
        raise NotAllowed("作出决定的文件和替代文件不能是本文件自己")
    others = (document.validity_decided_by, document.successor)
    if any(other is not None and other.revision_of_id for other in others):
        raise NotAllowed("请选择信息本身，不要选择它的一个版本")
    seen = set()
    while reached:
        seen |= reached
        later = Document.objects.filter(pk__in=reached)
        pairs = later.values_list("validity_decided_by", "successor")
        reached = {key for pair in pairs for key in pair if key} - seen
        if document.pk in reached:
            raise NotAllowed("这样两个文件就会互相废止、修改或者替代，请核对")
