"""The kinds of letters and sheets of a case, with the names and numbers they start with. Pure."""

from dataclasses import dataclass

from django.db.models import TextChoices


class LetterKind(TextChoices):
    """What is numbered and sent."""

    RECEIPT = "receipt", "政府信息公开申请接收回执"
    SUPPLEMENT = "supplement_notice", "补正告知书"
    REASONS = "reasons_notice", "说明理由告知书"
    EXTENSION = "extension_notice", "延期答复告知书"
    DEFERRED = "deferred_answer_notice", "延迟答复告知书"
    THIRD_PARTY = "third_party_letter", "第三方征求意见书"
    CONSULTATION = "consultation_notice", "征求意见告知书（致申请人）"
    CO_MAKER = "co_maker_letter", "共同制作机关征求意见书"
    FEE = "fee_notice", "收费通知书"
    ANSWER = "answer", "政府信息公开申请答复书"
    THIRD_PARTY_DECISION = "third_party_decision_notice", "政府信息公开告知书（致第三方）"
    NOT_AN_APPLICATION = "not_an_application_notice", "非政府信息公开申请告知书"


class SheetKind(TextChoices):
    """What is printed from the record as it stands, to be filled in or signed; never numbered."""

    APPLICATION_FORM = "application_form", "政府信息公开申请表"
    APPROVAL = "approval_sheet", "依申请公开办理审批单"
    THIRD_PARTY_REPLY = "third_party_reply", "征求意见确认函"
    DELIVERY_PROOF = "delivery_proof", "送达回证"


class FileRole(TextChoices):
    """Why a file lies with a letter."""

    SEALED = "sealed", "盖章扫描件"
    REPLACED = "replaced", "已更换的扫描件"
    SUPPLIED = "supplied", "提供的材料"
    PROOF = "proof", "送达凭证"


@dataclass(frozen=True)
class Naming:
    """The printed title, and how letters of the kind are numbered within a year."""

    title: str
    pattern: str


PATTERN = "（{organ}）依申请公开{word}〔{year}〕{serial}号"
# The word of each series; an office that counts otherwise says so in its settings.
WORDS = {
    LetterKind.RECEIPT: "回执",
    LetterKind.SUPPLEMENT: "补正",
    LetterKind.REASONS: "说明",
    LetterKind.EXTENSION: "延期",
    LetterKind.DEFERRED: "延迟",
    LetterKind.THIRD_PARTY: "征询",
    LetterKind.CONSULTATION: "征告",
    LetterKind.CO_MAKER: "征商",
    LetterKind.FEE: "收费",
    LetterKind.ANSWER: "答复",
    LetterKind.THIRD_PARTY_DECISION: "告知",
    LetterKind.NOT_AN_APPLICATION: "非申",
}
TITLES = {
    LetterKind.CONSULTATION: "征求意见告知书",
    LetterKind.THIRD_PARTY_DECISION: "政府信息公开告知书",
}

TO_THIRD_PARTIES = frozenset({LetterKind.THIRD_PARTY, LetterKind.THIRD_PARTY_DECISION})
TO_ORGANS = frozenset({LetterKind.CO_MAKER})
TO_APPLICANT = frozenset(LetterKind) - TO_THIRD_PARTIES - TO_ORGANS
ABOUT_A_CONSULTATION = TO_THIRD_PARTIES | TO_ORGANS
# What decides the application: only what was reviewed may go out.
DECISIONS = frozenset({LetterKind.ANSWER, LetterKind.NOT_AN_APPLICATION})


def default_naming(kind: str) -> Naming:
    kind = LetterKind(kind)
    return Naming(TITLES.get(kind, kind.label), PATTERN.replace("{word}", WORDS[kind]))
