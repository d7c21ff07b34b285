"""The verbs of remedies: registered, answered with our evidence, decided, learnt from."""

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from requests_app.remedies.access import refusal
from requests_app.remedies.kinds import PENDING, RemedyKind
from requests_app.remedies.models import Remedy


def register_remedy(remedy, *, by, at) -> Remedy:
    """收到: linked to the case it is about, where there is one."""
    check(remedy, by=by, at=at)
    with transaction.atomic():
        remedy.save()
        _tell(remedy, "register_remedy", "登记", remedy.organ, by=by, at=at)
    return remedy


def change_remedy(remedy, *, by, at) -> Remedy:
    """What was learnt since: the notice, our answer, the result, lessons."""
    with transaction.atomic():
        before = Remedy.objects.select_for_update().get(pk=remedy.pk)
        if why := refusal(by, before.organisation):
            raise NotAllowed(why)
        check(remedy, by=by, at=at)
        remedy.save()
        for name, verb, label in CHANGES:
            was, now = getattr(before, name), getattr(remedy, name)
            if was != now:
                told = remedy.result_label if name == "result" else str(now or "（清除）")
                _tell(remedy, verb, label, told, by=by, at=at)
    return remedy


CHANGES = (
    ("notified_on", "notice_of_remedy", "收到答复或者应诉通知"),
    ("answered_on", "answer_remedy", "提交答复和证据"),
    ("result", "decide_remedy", "登记结果"),
    ("lessons", "learn_from_remedy", "填写问题和改进"),
)


def _tell(remedy, verb, label, what, *, by, at):
    """In the remedy's history, and in the story of the case."""
    record(remedy, verb, label, by=by, at=at, remark=what)
    if remedy.application_id:
        told = f"{remedy.get_kind_display()}{label}"
        record(remedy.application, verb, told, by=by, at=at, remark=what)


def check(remedy, *, by, at):
    """Refuse in a sentence what can't be so, or is not the person's to say."""
    if why := refusal(by, remedy.organisation):
        raise NotAllowed(why)
    today = localdate(at)
    days = (
        (remedy.filed_on, "收到日期"),
        (remedy.notified_on, "收到通知的日期"),
        (remedy.answered_on, "提交答复的日期"),
        (remedy.decided_on, "审结日期"),
    )
    for day, label in days:
        if day and day > today:
            raise NotAllowed(f"{label}还没有到")
    for day, label in days[1:]:
        if day and day < remedy.filed_on:
            raise NotAllowed(f"{label}（{day}）早于收到日期（{remedy.filed_on}），请核对")
    if bool(remedy.result) != bool(remedy.decided_on):
        raise NotAllowed(f"结果和审结日期应当同时填写，{PENDING}的都不填")
    if remedy.is_simplified and remedy.kind != RemedyKind.REVIEW:
        raise NotAllowed("只有行政复议适用这里的简易程序期限")
    case = remedy.application
    if case and case.organisation_id != remedy.organisation_id:
        raise NotAllowed("所涉申请不是答复机关办理的")
