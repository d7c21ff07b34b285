"""A case as its readers see it: its clock in words, for the applicant and for staff."""

from dataclasses import dataclass
from datetime import date

from disclosures.statute.working_days import WorkingCalendar
from requests_app.deadlines import Trace
from requests_app.kinds import DeliveryWay
from requests_app.models import Application
from requests_app.outcomes import LABELS, OUTCOMES, RESIDUAL
from requests_app.reckoning import trace_of
from requests_app.rules import Standing, standing
from requests_app.states import NEXT_STEPS, State


@dataclass(frozen=True)
class Clock:
    """The trace of a case, and how it stands today."""

    trace: Trace | None
    standing: Standing


def clock_of(case: Application, calendar: WorkingCalendar, *, today: date) -> Clock:
    found = trace_of(case, calendar)
    ended = {"answered_on": case.answered_on, "by_answer": ends_by_answer(case)}
    return Clock(found, standing(found, today=today, calendar=calendar, **ended))


def ends_by_answer(case: Application) -> bool:
    """What lapsed or was withdrawn ended without one."""
    row = OUTCOMES.get(case.outcome)
    said = row is not None and row.is_answer and row.id != RESIDUAL
    return said or case.part("answer") is not None


def outcome_words(outcome: str) -> str:
    """The group and the row of the form."""
    row = OUTCOMES.get(outcome)
    if row is None or row.group in (row.label, row.label[: len(row.group)]):
        return LABELS.get(outcome, "")
    return f"{row.group}：{row.label}"


def progress(case: Application, calendar: WorkingCalendar, *, today: date) -> dict:
    """What the applicant may know by number and code: status, what is next, by when."""
    clock = clock_of(case, calendar, today=today)
    return {
        "number": case.number,
        "state": case.get_state_display(),
        "next": NEXT_STEPS[case.state],
        "submitted_on": case.submitted_on,
        "received_on": case.received_on,
        "clock": clock,
        "is_open": case.is_open,
        "supplement": case.part("supplement") if case.state == State.AWAITING_SUPPLEMENT else None,
        "fee": case.part("fee") if case.state == State.AWAITING_FEE else None,
        "extension": case.part("extension"),
        "outcome": outcome_words(case.outcome),
        "answered_on": case.answered_on,
        "answer": _answer_to_show(case),
    }


def _answer_to_show(case):
    """The letter itself only where the applicant asked to read it here and it went out so."""
    answer = case.part("answer")
    shown = answer and case.answered_on and answer.way == DeliveryWay.ONLINE
    return answer if shown else None
