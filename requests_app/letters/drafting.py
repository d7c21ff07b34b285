"""From a case as it is stored to the plain facts that letters and sheets are worded from."""

import hashlib

from django.utils.timezone import localdate

from disclosures.publishing.history import history_of
from disclosures.statute.querysets import calendar_in_force
from requests_app import identity
from requests_app.kinds import ApplicantKind, DeliveryWay, Opinion, Party
from requests_app.letters import sheets, wording
from requests_app.letters.answers import body_of
from requests_app.letters.kinds import (
    ABOUT_A_CONSULTATION,
    DECISIONS,
    TO_THIRD_PARTIES,
    LetterKind,
    SheetKind,
)
from requests_app.letters.models import LetterNaming, RemedyRoute
from requests_app.models import SAID
from requests_app.outcomes import OUTCOMES
from requests_app.presentation import outcome_words
from requests_app.reckoning import trace_of

PETITION = "r3_5_1_petition"


def missing(case, kind, consultation=None) -> str:
    """Why there is nothing to write a letter of the kind from, as a sentence; '' where there is."""
    answer = case.part("answer")
    if kind in ABOUT_A_CONSULTATION:
        wanted = Party.THIRD if kind in TO_THIRD_PARTIES else Party.CO_MAKER
        if consultation is None or consultation.party != wanted:
            return "请先登记征求意见，并选择向谁征求意见"
    if kind == LetterKind.THIRD_PARTY_DECISION and not (answer and answer.override_reason):
        return "没有第三方不同意公开而决定公开的答复，不需要告知第三方"
    if kind in DECISIONS and answer and answer.joint_with_id:
        return f"这件申请与{answer.joint_with}合并答复，文书在那一件申请上"
    needs = {
        LetterKind.SUPPLEMENT: (case.part("supplement"), "请先登记告知补正"),
        LetterKind.REASONS: (case.reasons_asked_on, "请先登记要求说明理由"),
        LetterKind.DEFERRED: (case.deferred_until, "请先登记确定延迟答复（第三十五条）"),
        LetterKind.EXTENSION: (case.part("extension"), "延期要先经负责人同意（第三十三条）"),
        LetterKind.CONSULTATION: (case.consultations.all(), "请先登记征求意见"),
        LetterKind.FEE: (case.part("fee"), "请先登记收费通知"),
        LetterKind.ANSWER: (answer, "请先拟写答复"),
        LetterKind.NOT_AN_APPLICATION: (
            answer and answer.outcome == PETITION,
            "处理结果是信访举报投诉类申请的，才用这种告知书（第三十九条）",
        ),
    }
    found, sentence = needs.get(kind, (True, ""))
    return "" if found else sentence


def facts_of(case, *, on, consultation=None) -> wording.Case:
    """What letters of the day tell of the case."""
    trace = trace_of(case, calendar_in_force())
    person, answer = case.part("applicant"), case.part("answer")
    supplement, extension, fee = (case.part(name) for name in ("supplement", "extension", "fee"))
    organ = case.organisation
    contact = [organ.address and f"地址：{organ.address}", organ.phone and f"电话：{organ.phone}"]
    way = (answer and answer.way) or case.delivery_way
    return wording.Case(
        number=case.number,
        organ=organ.name,
        applicant=(person and person.name) or "申请人",
        is_person=case.applicant_kind == ApplicantKind.NATURAL,
        description=case.description,
        joint=_answered_together(case),
        submitted_on=case.submitted_on,
        received_on=case.received_on,
        dated_on=on,
        regime=case.regime,
        channel=case.get_channel_display(),
        supply_form=case.get_supply_form_display(),
        delivery_way=case.get_delivery_way_display(),
        by_internet=way in (DeliveryWay.ONLINE, DeliveryWay.EMAIL),
        due_on=trace and trace.due_on,
        notes=tuple(trace.notes) if trace else (),
        supplement_items=supplement.items if supplement else "",
        supplement_by=supplement and supplement.reply_by,
        supplemented_on=supplement and supplement.supplemented_on,
        extension_days=extension.days if extension else 0,
        extension_reason=extension.reason if extension else "",
        deferred_until=case.deferred_until,
        other_party=consultation.name if consultation else "",
        fee_standard=fee.get_standard_display() if fee else "",
        fee_quantity=fee.quantity if fee else 0,
        fee_amount=fee.amount if fee else 0,
        pay_by=fee and fee.pay_by,
        decision=answer and _decision(case, answer),
        route=RemedyRoute.of(organ),
        contact="，".join(filter(None, contact)),
    )


def _answered_together(case) -> tuple[str, ...]:
    """Numbers of the other applications that the same letter answers (合并答复)."""
    joined = case.joint_answers.order_by("application").select_related("application")
    return tuple(answer.application.number for answer in joined)


def _decision(case, answer) -> wording.Decision:
    said = {name: getattr(answer, name) for name in SAID}
    earlier = case.repeats.number if case.repeats_id else ""
    return wording.Decision(answer.outcome, answer.text, earlier=earlier, **said)


def basis_of(case, kind) -> str:
    """A digest of the answer that a decision was written from; '' for other letters."""
    answer = case.part("answer")
    if kind not in DECISIONS or answer is None:
        return ""
    parts = [answer.outcome, answer.text, *(getattr(answer, name) for name in SAID)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def naming_of(case, kind):
    answer = case.part("answer")
    outcome = OUTCOMES.get(answer.outcome) if answer and kind == LetterKind.ANSWER else None
    return LetterNaming.of(kind, outcome.group if outcome else "")


def draft(case, kind, *, on, consultation=None) -> dict:
    """Title, addressee and text of a new letter of the kind."""
    facts = facts_of(case, on=on, consultation=consultation)
    return {
        "title": naming_of(case, kind).title,
        "addressee": consultation.name if kind in ABOUT_A_CONSULTATION else facts.applicant,
        "body": body_of(kind, facts),
    }


def sheet(case, kind, *, on, letter=None, consultation=None) -> list[sheets.Row]:
    """The rows of a sheet, from the record as it stands."""
    facts = facts_of(case, on=on, consultation=consultation)
    if kind == SheetKind.APPLICATION_FORM:
        return sheets.application_form(facts, _person(case))
    if kind == SheetKind.APPROVAL:
        answer = case.part("answer")
        words = outcome_words(answer.outcome) if answer else ""
        return sheets.approval_sheet(facts, _steps(case), words)
    if kind == SheetKind.THIRD_PARTY_REPLY:
        return sheets.third_party_reply(facts)
    delivered = [
        letter.get_way_display(),
        letter.proof_number,
        wording.day(letter.received_on) if letter.received_on else "",
        letter.received_by,
    ]
    return sheets.delivery_proof(
        facts, title=letter.title, number=letter.number, to=letter.addressee, delivered=delivered
    )


def _person(case) -> sheets.Person:
    """The applicant for a sheet of the office; the number masked, looking at it is a verb."""
    person = case.part("applicant")
    if person is None:
        return sheets.Person(kind=case.get_applicant_kind_display())
    number = identity.unseal(person.identity_sealed) if person.identity_sealed else ""
    return sheets.Person(
        kind=case.get_applicant_kind_display(),
        identity=identity.masked(number) if number else "",
        phone=person.phone,
        email=person.email,
        address=person.address,
        agent=person.agent_name,
    )


TOLD = {"draft_answer": "拟稿", "submit_answer": "提交审核", "approve_answer": "审核"}


def _steps(case) -> list[sheets.Row]:
    """Who drafted, submitted and agreed, as far as it counts: each verb the last time."""
    last = {entry.verb: entry for entry in history_of(case).filter(verb__in=TOLD)}
    return [(label, _told(last[verb])) for verb, label in TOLD.items() if verb in last]


def _told(entry) -> str:
    return f"{entry.actor}　{localdate(entry.at)}　{entry.remark}".strip()


def opinion_words(consultation) -> str:
    """How a consultation stands, for lists."""
    if consultation.ended_on is None:
        return "等待意见"
    return f"{consultation.ended_on}：{Opinion(consultation.opinion).label}"
