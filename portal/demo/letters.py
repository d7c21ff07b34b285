"""The sample bureau's letters: written, numbered and posted by the verbs, case by case."""

from datetime import date, time

from django.utils.timezone import localdate

from disclosures.publishing.history import history_of
from portal.demo.dates import moment
from requests_app.kinds import DeliveryWay, Party
from requests_app.letters import actions
from requests_app.letters.kinds import LetterKind
from requests_app.letters.models import RemedyRoute
from requests_app.letters.wording import day as in_words
from requests_app.models import Application
from requests_app.remedies.actions import change_remedy, register_remedy
from requests_app.remedies.models import Remedy

NIGHT = time(18)  # after the steps of the day that the letters tell of
# What the record does not hold and the clerk fills in.
FILLED = {
    "【合理的期限】": "10个工作日",
    "【涉及的内容】": "企业经营成本和票价测算资料",
    "【缴纳方式】": "凭本通知书到非税收入代收银行缴纳",
}
PETITION = "r3_5_1_petition"


def load_letters(people):
    """What is missing of the letters of the sample cases."""
    cases = Application.objects.filter(is_sample=True, letters=None).with_clock().order_by("pk")
    for case in cases:
        for day, kind, consultation in sorted(_letters_of(case), key=lambda each: each[0]):
            _write(case, day, kind, consultation, by=people["clerk"])


def _letters_of(case):
    """(day, kind, consultation) of every letter that the steps of the case ask for."""
    if case.received_on is None:
        return
    yield case.received_on, LetterKind.RECEIPT, None
    steps = {
        "supplement": (LetterKind.SUPPLEMENT, "notified_on"),
        "extension": (LetterKind.EXTENSION, "told_on"),
        "fee": (LetterKind.FEE, "notified_on"),
    }
    for name, (kind, day) in steps.items():
        if step := case.part(name):
            yield getattr(step, day), kind, None
    if case.reasons_asked_on:
        yield case.reasons_asked_on, LetterKind.REASONS, None
    for deferred in history_of(case).filter(verb="defer"):
        yield localdate(deferred.at), LetterKind.DEFERRED, None
    yield from _consulting(case)
    answer = case.part("answer")
    if answer and case.answered_on:
        petition = answer.outcome == PETITION
        kind = LetterKind.NOT_AN_APPLICATION if petition else LetterKind.ANSWER
        yield case.answered_on, kind, None


def _consulting(case):
    for heard in case.consultations.all():
        third = heard.party == Party.THIRD
        yield heard.began_on, LetterKind.THIRD_PARTY if third else LetterKind.CO_MAKER, heard
        yield heard.began_on, LetterKind.CONSULTATION, None
        answer = case.part("answer")
        if third and answer and answer.override_reason and case.answered_on:
            yield case.answered_on, LetterKind.THIRD_PARTY_DECISION, heard


def _write(case, day: date, kind, consultation, *, by):
    who = {"by": by, "at": moment(day, NIGHT)}
    letter = actions.draft_letter(case, kind, consultation=consultation, **who)
    body = letter.body
    for place, words in (FILLED | {"【日期】": in_words(day)}).items():
        body = body.replace(place, words)
    if body != letter.body:
        text = {"title": letter.title, "addressee": letter.addressee, "body": body}
        letter = actions.edit_letter(letter, **text, **who)
    letter = actions.issue_letter(letter, on=day, **who)
    number = f"示例{letter.pk:08d}"
    actions.send_letter(letter, way=DeliveryWay.POST, on=day, proof_number=number, **who)


def load_remedies(organisation, people):
    """Where decisions are challenged, and one review that went to its end."""
    RemedyRoute.objects.get_or_create(
        organisation=organisation, defaults={"government": str(organisation.parent)}
    )
    refused = Application.objects.filter(
        is_sample=True, outcome="r3_3_6_process_info", answered_on__year=2024
    ).first()
    if refused is None or refused.remedies.exists():
        return
    review = Remedy(
        organisation=organisation,
        application=refused,
        kind="rc",
        filed_on=date(2024, 5, 20),
        organ=str(organisation.parent),
        case_number="示例复议〔2024〕1号",
        notified_on=date(2024, 5, 24),
        is_sample=True,
    )
    who = {"by": people["clerk"]}
    review = register_remedy(review, at=moment(review.notified_on), **who)
    review.answered_on = date(2024, 6, 5)
    change_remedy(review, at=moment(review.answered_on), **who)
    review.result, review.decided_on = "upheld", date(2024, 7, 18)
    review.lessons = "答复书应当写明认定为过程性信息的理由和所依据的条款。"
    change_remedy(review, at=moment(review.decided_on), **who)
