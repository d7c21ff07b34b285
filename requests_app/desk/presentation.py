"""A case as the desk shows it: its page that reads as one story, and the words of its parts."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from disclosures.publishing.history import history_of
from requests_app.access import available_verbs, is_own, may_look, refusal_to_reissue
from requests_app.deadlines import Trace
from requests_app.intake import earlier_of
from requests_app.outcomes import LABELS
from requests_app.presentation import clock_of, outcome_words
from requests_app.rules import Lamp, masked_name
from requests_app.states import TRANSITIONS

# Colour says nothing alone: the words stand beside it.
LAMP_CSS = {
    Lamp.LATE: "state-returned",
    Lamp.DONE_LATE: "state-returned",
    Lamp.SOON: "state-submitted",
    Lamp.UNKNOWN: "state-submitted",
    Lamp.RUNNING: "state-published",
    Lamp.DONE: "state-published",
    Lamp.WAITING: "",
}
ASSIST, LOOK, REISSUE = "assist", "look", "reissue_code"
EXTRAS = {ASSIST: "转科室协办", LOOK: "查看身份证明", REISSUE: "重新发给查询码"}
SHOWN_ANSWER = (
    *("text", "reason", "withheld", "special_law", "not_held", "right_agency"),
    "override_reason",
)


@dataclass(frozen=True)
class Span:
    """Days that follow one another and are treated alike."""

    first: date
    last: date
    counted: tuple[int, int] | None  # from which working day to which
    reason: str


def spans_of(trace: Trace) -> list[Span]:
    """The trace folded: a line for each stretch of days with the same reason."""
    folded: list[Span] = []
    for day in trace.days:
        before = folded[-1] if folded else None
        counted = (day.number, day.number) if day.number else None
        if before and before.reason == day.reason and bool(before.counted) == bool(counted):
            counted = (before.counted[0], day.number) if counted else None
            folded[-1] = Span(before.first, day.on, counted, day.reason)
        else:
            folded.append(Span(day.on, day.on, counted, day.reason))
    return folded


def verb_address(case, verb) -> str:
    return reverse("admin:application-do", args=[case.pk, verb])


def buttons(user, case) -> list[dict]:
    """The verbs that the user may do now, each the address of its questions."""
    names = [(verb, TRANSITIONS[verb].label) for verb in available_verbs(user, case)]
    if case.is_open and "assign" in dict(names):
        names.append((ASSIST, EXTRAS[ASSIST]))
    if not refusal_to_reissue(user, case):
        names.append((REISSUE, EXTRAS[REISSUE]))
    return [
        {"name": verb, "label": label, "url": verb_address(case, verb)} for verb, label in names
    ]


def person_of(case, user) -> dict | None:
    """The applicant: to those who handle the case by name, to who assists masked."""
    person = case.part("applicant")
    if person is None:
        return None
    if not is_own(user, case):
        return {"rows": [("申请人", masked_name(person.name))], "look": "", "files": []}
    fields = [person._meta.get_field(name) for name in SHOWN_PERSON]
    rows = [(field.verbose_name, getattr(person, field.name)) for field in fields]
    rows.append(("身份证明", "已登记号码，加密保存" if person.identity_hash else "没有登记号码"))
    may = may_look(user, case)
    sealed = person.identity_sealed or person.agent_identity_sealed
    return {
        "rows": [(label, value) for label, value in rows if value],
        "is_authorised": person.is_authorised,
        "look": verb_address(case, LOOK) if may and sealed else "",
        "files": _files(case) if may else [],
    }


SHOWN_PERSON = (
    *("name", "representative", "phone", "email", "address", "postcode", "joint_names"),
    *("agent_name", "agent_phone"),
)


def _files(case):
    return [
        (one.get_kind_display(), reverse("admin:identity-file", args=[one.pk]))
        for one in case.identity_files.all()
    ]


def answer_rows(case) -> list[tuple[str, str]]:
    """What the answer says, as far as it is written."""
    answer = case.part("answer")
    if answer is None:
        return []
    rows = [("处理结果", outcome_words(answer.outcome))]
    for name in SHOWN_ANSWER:
        shown = getattr(answer, f"get_{name}_display", None)
        value = shown() if shown else getattr(answer, name)
        if value:
            rows.append((answer._meta.get_field(name).verbose_name, value))
    if answer.drafted_by:
        rows.append(("拟稿人", answer.drafted_by.get_full_name() or str(answer.drafted_by)))
    if answer.approved_by:
        rows.append(("审核人", answer.approved_by.get_full_name() or str(answer.approved_by)))
    if answer.way:
        rows.append(("送达方式", answer.get_way_display()))
    return rows


def has_steps(case) -> bool:
    """Whether anything was done in the case since it came in."""
    parts = ("supplement", "fee", "extension", "answer")
    taken = any(case.part(name) for name in parts) or case.consultations.all()
    return bool(taken or case.reasons_asked_on or case.outcome)


def story(case, user, calendar, *, today) -> dict:
    """All that the page of a case tells."""
    clock = clock_of(case, calendar, today=today)
    answer = case.part("answer")
    return {
        "case": case,
        "clock": clock,
        "lamp_css": LAMP_CSS[clock.standing.lamp],
        "spans": spans_of(clock.trace) if clock.trace else [],
        "buttons": buttons(user, case),
        "person": person_of(case, user),
        "answer_rows": answer_rows(case),
        "has_steps": has_steps(case),
        "outcome": LABELS.get(case.outcome, ""),
        "leading": answer.joint_with if answer and answer.joint_with_id else None,
        "joint": [one.application for one in case.joint_answers.select_related("application")],
        "earlier": list(earlier_of(case)[:10]) if is_own(user, case) else [],
        "steps": list(history_of(case)),
    }
