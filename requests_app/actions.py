"""The verbs of handling: check → write → record in one transaction, the case locked meanwhile.

Of two clerks at once one wins; the other is told in a sentence.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import actor_name, record
from disclosures.statute.querysets import calendar_in_force
from requests_app import charging, identity
from requests_app.access import APPLICANT, may_look, refusal
from requests_app.kinds import DeliveryWay, FeeStandard, Opinion, Party
from requests_app.models import (
    SAID,
    Answer,
    Application,
    Consultation,
    Extension,
    Fee,
    Supplement,
)
from requests_app.outcomes import CORRECTION_LAPSED, FEE_LAPSED, LABELS, RESIDUAL, problems
from requests_app.reckoning import reckon
from requests_app.rules import last_working_day
from requests_app.states import TRANSITIONS, State

CHANGED = "这件申请在您查看以后有了变化，请重新查看后再办理"


@dataclass
class Deed:
    """A verb under way: the locked case, and what the history will tell."""

    case: Application
    target: State | str
    remark: str = ""
    changes: dict = field(default_factory=dict)


@contextmanager
def _doing(verb, application, *, by, at, seen=None):
    """Lock, check, and afterwards write the state, the clock and the history."""
    transition = TRANSITIONS[verb]
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=application.pk)
        case = Application.objects.with_clock().get(pk=application.pk)
        if seen is not None and seen != case.revision:
            raise NotAllowed(CHANGED)
        if why := refusal(by, case, verb):
            raise NotAllowed(why)
        was = case.state
        deed = Deed(case, transition.target or case.state)
        yield deed
        case = deed.case
        case.state = deed.target
        case.revision += 1
        case.save()
        case = Application.objects.with_clock().get(pk=case.pk)
        reckon(case, calendar_in_force())
        case.save(update_fields=["due_on"])
        record(
            case,
            verb,
            transition.label,
            by=by,
            at=at,
            from_state=was,
            remark=deed.remark,
            changes=deed.changes,
            actor="" if by else APPLICANT,
        )
    deed.case = case


def _on_or_after(day, earliest, words, *, at):
    """Refuse a day before another one, or one that has not come."""
    if day > localdate(at):
        raise NotAllowed(f"{words}还没有到")
    if earliest and day < earliest:
        raise NotAllowed(f"{words}（{day}）早于{earliest}，请核对")


def confirm(application, *, on, by, at, seen=None):
    """双方确认: the day that both sides agree on is the day of receipt (第三十一条)."""
    with _doing("confirm", application, by=by, at=at, seen=seen) as deed:
        _on_or_after(on, deed.case.submitted_on, "双方确认日期", at=at)
        deed.case.confirmed_on = deed.case.received_on = on
        deed.remark = f"收到日期{on}"
    return deed.case


def assign(application, *, handler, section=None, remark="", by, at, seen=None):
    """Give the case to a clerk, and to a section of the organ."""
    with _doing("assign", application, by=by, at=at, seen=seen) as deed:
        deed.case.handler, deed.case.section = handler, section
        if deed.case.state == State.REGISTERED:
            deed.target = State.IN_HANDLING
        place = f"{section.name}，" if section else ""
        deed.remark = f"{place}经办人{actor_name(handler)}" + (f"；{remark}" if remark else "")
    return deed.case


def ask_supplement(application, *, items, notified_on, reply_by, by, at, seen=None):
    """告知补正: once, within seven working days, with items and a reasonable time (第三十条)."""
    with _doing("ask_supplement", application, by=by, at=at, seen=seen) as deed:
        case = deed.case
        _on_or_after(notified_on, case.received_on, "告知日期", at=at)
        if not items.strip():
            raise NotAllowed("请写明需要补正的事项")
        if reply_by <= notified_on:
            raise NotAllowed("补正期限应当在告知日期以后，并且合理")
        limit = case.terms.supplement_notice if case.terms else None
        last = limit and last_working_day(calendar_in_force(), case.received_on, limit.days)
        if last and notified_on > last:
            raise NotAllowed(f"补正应当在{last}以前告知（{limit}），已经超过，请直接办理")
        Supplement.objects.create(
            application=case, items=items, notified_on=notified_on, reply_by=reply_by
        )
        deed.remark = f"{notified_on}告知，请在{reply_by}以前补正：{items}"
    return deed.case


def supplement(application, *, on, text="", by, at, seen=None):
    """收到补正: the clock begins with the supplemented application."""
    with _doing("supplement", application, by=by, at=at, seen=seen) as deed:
        row = deed.case.supplement
        _on_or_after(on, row.notified_on, "收到补正的日期", at=at)
        row.supplemented_on, row.text = on, text
        row.save()
        deed.remark = f"{on}收到补正后的申请"
    return deed.case


def ask_reasons(application, *, on, remark="", by, at, seen=None):
    """要求说明理由 (第三十五条): before an application may be called abusive."""
    with _doing("ask_reasons", application, by=by, at=at, seen=seen) as deed:
        _on_or_after(on, deed.case.received_on, "告知日期", at=at)
        deed.case.reasons_asked_on = on
        deed.remark = f"{on}要求申请人说明理由" + (f"；{remark}" if remark else "")
    return deed.case


def lapse(application, *, remark="", by, at, seen=None):
    """视为放弃申请: no supplement (第三十条) or no payment, and its time is over."""
    today = localdate(at)
    with _doing("lapse", application, by=by, at=at, seen=seen) as deed:
        case = deed.case
        unpaid = case.state == State.AWAITING_FEE
        row, until = (
            (case.fee, case.fee.pay_by)
            if unpaid
            else (
                case.supplement,
                case.supplement.reply_by,
            )
        )
        if not row.has_lapsed(today):
            raise NotAllowed(f"期限到{until}，还没有届满")
        outcome = FEE_LAPSED if unpaid else CORRECTION_LAPSED
        if found := problems(outcome, case.merits(on=today)):
            raise NotAllowed("；".join(found))
        case.outcome, case.answered_on = outcome, today
        deed.remark = f"{until}期限届满" + (f"；{remark}" if remark else "")
    return deed.case


def consult(application, *, party, name, began_on, by, at, seen=None):
    """征求意见, in writing: the days until an opinion comes do not count (第三十二至三十四条)."""
    with _doing("consult", application, by=by, at=at, seen=seen) as deed:
        _on_or_after(began_on, deed.case.received_on, "收到征求意见书的日期", at=at)
        Consultation.objects.create(
            application=deed.case, party=party, name=name, began_on=began_on
        )
        deed.remark = f"{Party(party).label}，{began_on}收到征求意见书"
    return deed.case


def hear_answer(application, *, consultation, on, opinion, remark="", by, at, seen=None):
    """收到意见, or the time for one is over: of a third party the agency then decides, of a
    co-maker silence is consent."""
    with _doing("hear_answer", application, by=by, at=at, seen=seen) as deed:
        case = deed.case
        row = case.consultations.filter(pk=consultation.pk, ended_on=None).first()
        if row is None:
            raise NotAllowed("这一次征求意见已经结束")
        _on_or_after(on, row.began_on, "收到意见的日期", at=at)
        if opinion == Opinion.SILENT:
            _refuse_early_silence(case, row, on)
        row.ended_on, row.opinion, row.remark = on, opinion, remark
        row.save()
        if not case.consultations.filter(ended_on=None).exists():
            deed.target = State.IN_HANDLING
        deed.remark = f"{Party(row.party).label}：{Opinion(opinion).label}（{on}）"
    return deed.case


def _refuse_early_silence(case, row, on):
    terms = case.terms
    limit = terms and (terms.third_party if row.party == Party.THIRD else terms.co_maker)
    last = limit and last_working_day(calendar_in_force(), row.began_on, limit.days)
    if last and on < last:
        raise NotAllowed(f"对方可以在{last}以前提出意见（{limit}），期限还没有届满")


def ask_fee(application, *, standard, quantity, notified_on, by, at, seen=None):
    """收费通知: the amount follows from the ladder, the time to pay from the rule."""
    with _doing("ask_fee", application, by=by, at=at, seen=seen) as deed:
        case = deed.case
        limit = case.terms.fee_payment if case.terms else None
        if limit is None:
            raise NotAllowed("2008年《条例》没有信息处理费")
        _on_or_after(notified_on, case.received_on, "送达日期", at=at)
        if why := charging.refusal(case, standard):
            raise NotAllowed(why)
        if standard == FeeStandard.ITEMS:
            quantity = charging.items_of(case)
        if not (amount := charging.amount(case, standard, quantity)):
            raise NotAllowed("没有超过免费的数量，不能收费")
        pay_by = last_working_day(calendar_in_force(), notified_on, limit.days)
        if pay_by is None:
            raise NotAllowed("缴费期限涉及的年份还没有录入工作日安排，请先录入")
        Fee.objects.create(
            application=case,
            standard=standard,
            quantity=quantity,
            amount=amount,
            notified_on=notified_on,
            pay_by=pay_by,
        )
        deed.remark = f"{FeeStandard(standard).label}计算，{amount}元，请在{pay_by}以前缴纳"
    return deed.case


def receive_payment(application, *, on, by, at, seen=None):
    """收到缴费: the clock begins anew, where the office says so (国办函〔2020〕109号)."""
    with _doing("receive_payment", application, by=by, at=at, seen=seen) as deed:
        _on_or_after(on, deed.case.fee.notified_on, "缴费日期", at=at)
        deed.case.fee.paid_on = on
        deed.case.fee.save()
        deed.remark = f"{on}缴费{deed.case.fee.amount}元"
    return deed.case


def extend(application, *, days, reason, told_on, by, at, seen=None):
    """同意延期: once, up to the limit, while the period runs, by the head (第三十三条)."""
    with _doing("extend", application, by=by, at=at, seen=seen) as deed:
        case = deed.case
        _on_or_after(told_on, case.received_on, "告知申请人的日期", at=at)
        if not reason.strip():
            raise NotAllowed("延期要写明理由")
        if case.terms is None or not 1 <= days <= case.terms.extension.days:
            most = f"最多不超过{case.terms.extension}" if case.terms else "没有依据"
            raise NotAllowed(f"延长的工作日{most}")
        if case.due_on and told_on > case.due_on:
            raise NotAllowed(f"答复期限已在{case.due_on}届满，不能延期")
        Extension.objects.create(
            application=case, days=days, reason=reason, agreed_by=by, told_on=told_on
        )
        deed.remark = f"延长{days}个工作日，{told_on}告知申请人：{reason}"
    return deed.case


def defer(application, *, on, until, by, at, seen=None):
    """延迟答复: sound reasons for so many applications; a later day is told (第三十五条)."""
    with _doing("defer", application, by=by, at=at, seen=seen) as deed:
        case = deed.case
        _on_or_after(on, case.reasons_asked_on, "告知申请人的日期", at=at)
        if case.due_on is None or until <= case.due_on:
            raise NotAllowed(
                f"延迟答复的日期应当晚于答复期限届满日（{case.due_on or '尚不能计算'}）"
            )
        case.deferred_until = until
        deed.remark = f"延迟至{until}以前答复，{on}告知申请人"
    return deed.case


def draft_answer(application, *, outcome, text, repeats_number="", by, at, seen=None, **said):
    """拟写答复, with what the law asks of its kind; again as often as needed before review."""
    with _doing("draft_answer", application, by=by, at=at, seen=seen) as deed:
        case = deed.case
        if not text.strip():
            raise NotAllowed("请填写答复内容")
        case.repeats = _earlier(case, repeats_number)
        answer = case.part("answer") or Answer(application=case)
        answer.outcome, answer.text, answer.drafted_by = outcome, text, by
        answer.approved_by = None
        for name in SAID:
            setattr(answer, name, said.get(name) or "")
        if found := problems(outcome, case.merits(on=localdate(at), answer=answer)):
            raise NotAllowed("；".join(found))
        answer.save()
        deed.remark = LABELS[outcome]
    return deed.case


def _earlier(case, number):
    """The case that a repeated application repeats: answered, of the same organ."""
    if not number:
        return None
    same = Application.objects.filter(number=number, organisation=case.organisation)
    found = same.exclude(pk=case.pk).exclude(answered_on=None).first()
    if found is None:
        raise NotAllowed(f"没有编号为“{number}”的已经答复的申请")
    return found


def submit_answer(application, *, remark="", by, at, seen=None):
    with _doing("submit_answer", application, by=by, at=at, seen=seen) as deed:
        _refuse_unmet(deed.case, at)
        deed.remark = remark
    return deed.case


def return_answer(application, *, remark, by, at, seen=None):
    if not remark.strip():
        raise NotAllowed("请写明退回意见")
    with _doing("return_answer", application, by=by, at=at, seen=seen) as deed:
        deed.remark = remark
    return deed.case


def approve_answer(application, *, remark="", by, at, seen=None):
    """审核同意, legal and secrecy review included, by another person than the drafter."""
    with _doing("approve_answer", application, by=by, at=at, seen=seen) as deed:
        _refuse_unmet(deed.case, at)
        deed.case.answer.approved_by = by
        deed.case.answer.save()
        deed.remark = remark
    return deed.case


def _refuse_unmet(case, at):
    answer = case.answer
    if found := problems(answer.outcome, case.merits(on=localdate(at), answer=answer)):
        raise NotAllowed("；".join(found))


def issue(application, *, way, on, by, at, seen=None):
    """登记答复: the clock stops on the day of posting or signing (国办公开办函〔2016〕235号)."""
    with _doing("issue", application, by=by, at=at, seen=seen) as deed:
        case = deed.case
        _on_or_after(on, case.received_on, "答复日期", at=at)
        case.answer.way = way
        case.answer.save()
        case.outcome, case.answered_on = case.answer.outcome, on
        if way == DeliveryWay.IN_PERSON:  # signing is both
            case.delivered_on = on
            deed.target = State.DELIVERED
        deed.remark = f"{DeliveryWay(way).label}，{on}"
    return deed.case


def deliver(application, *, on, by, at, seen=None):
    with _doing("deliver", application, by=by, at=at, seen=seen) as deed:
        _on_or_after(on, deed.case.answered_on, "送达日期", at=at)
        deed.case.delivered_on = on
        deed.remark = f"{on}送达"
    return deed.case


def close(application, *, remark="", by, at, seen=None):
    with _doing("close", application, by=by, at=at, seen=seen) as deed:
        deed.remark = remark
    return deed.case


def archive(application, *, remark="", by, at, seen=None):
    with _doing("archive", application, by=by, at=at, seen=seen) as deed:
        deed.remark = remark
    return deed.case


def withdraw_by_applicant(application, *, on, remark="", by, at, seen=None):
    """申请人撤回: counted under 其他处理·其他. Who withdraws has confirmed what he sent."""
    with _doing("withdraw_by_applicant", application, by=by, at=at, seen=seen) as deed:
        case = deed.case
        _on_or_after(on, case.received_on or case.submitted_on, "撤回日期", at=at)
        if case.received_on is None:
            case.confirmed_on = case.received_on = on
        case.outcome, case.answered_on = RESIDUAL, on
        deed.remark = f"{on}撤回" + (f"；{remark}" if remark else "")
    return deed.case


def look_at_identity(application, *, reason, by, at) -> dict[str, str]:
    """The identity numbers of a case, for a reason; every look is told in the history."""
    if not may_look(by, application):
        raise NotAllowed("您没有查看申请人身份证明的权限")
    if not reason.strip():
        raise NotAllowed("请写明查看的理由")
    with transaction.atomic():
        record(application, "look_at_identity", "查看身份证明", by=by, at=at, remark=reason)
        person = application.applicant
        return {
            "applicant": identity.unseal(person.identity_sealed),
            "agent": identity.unseal(person.agent_identity_sealed),
        }
