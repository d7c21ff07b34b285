"""The clock of an application for information: facts in, a trace out. Pure.

Working days after the day of receipt count; days on which third parties or other organs are
heard do not (条例第三十三条); a supplemented application begins anew (第三十条); so does one whose
fee was paid, where the office says so (国办函〔2020〕109号第六条). The regime of the day of receipt
governs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from disclosures.statute.terms import Regime, RegimeTerms, regime_on, terms_on
from disclosures.statute.working_days import (
    COUNTED,
    CalendarNotPublished,
    WorkingCalendar,
)

NOT_COUNTED = "征求意见，不计入期限"


@dataclass(frozen=True)
class Consultation:
    """征求意见: days after `began_on` up to `ended_on` do not count.

    While nobody has answered it ends of itself when the time for an answer is over.
    """

    began_on: date  # the letter reached the third party or the other organ
    ended_on: date | None = None
    of_third_party: bool = True  # else of an organ that made the information too (第三十四条)


@dataclass(frozen=True)
class Supplement:
    """补正: told once; the clock begins with the supplemented application."""

    notified_on: date
    supplemented_on: date | None = None


@dataclass(frozen=True)
class Fee:
    """信息处理费: the notice, and the day of payment."""

    notified_on: date
    paid_on: date | None = None


@dataclass(frozen=True)
class Facts:
    """What happened to one application, as far as the clock is concerned."""

    received_on: date
    supplement: Supplement | None = None
    consultations: tuple[Consultation, ...] = ()
    extension_days: int = 0
    fee: Fee | None = None
    fee_begins_anew: bool = True
    deferred_until: date | None = None  # 延迟答复, told after sound reasons (第三十五条)
    answered_on: date | None = None  # posted or signed for: the clock stops there


@dataclass(frozen=True)
class Day:
    """One day of the period: its number if it counts, and why it does or does not."""

    on: date
    number: int | None
    reason: str


@dataclass(frozen=True)
class Trace:
    """The whole calculation, so that every date can be explained."""

    regime: Regime | None
    starts_after: date | None = None
    term: int = 0
    days: list[Day] = field(default_factory=list)
    due_on: date | None = None
    notes: list[str] = field(default_factory=list)
    problem: str = ""  # why there is no date; then there is none
    waits_for: str = ""  # 补正 or 缴费: the period has not begun

    def days_left(self, today: date, calendar: WorkingCalendar) -> int | None:
        """Working days from `today` to the last day of the period; negative when it is past.

        None while there is no such day, or the calendar does not reach so far.
        """
        if self.due_on is None:
            return None
        try:
            return calendar.working_days_between(today, self.due_on)
        except CalendarNotPublished:
            return None


def trace(facts: Facts, calendar: WorkingCalendar) -> Trace:
    """The period for the answer, day by day; a year that is not loaded is refused, not guessed."""
    regime, terms = regime_on(facts.received_on), terms_on(facts.received_on)
    if terms is None:
        return Trace(None, problem="2008年5月1日以前没有《政府信息公开条例》，无法计算答复期限")
    if why := _refused(facts, terms):
        return Trace(regime, problem=why)
    starts_after, notes, waits_for = _start(facts, terms)
    notes = [f"适用{_name(regime)}：{terms.answer}", *notes]
    if waits_for:
        return Trace(regime, notes=notes, waits_for=waits_for)
    term = terms.answer.days + facts.extension_days
    if facts.extension_days:
        notes.append(f"延长{facts.extension_days}个工作日（{terms.extension.article}）")
    try:
        notes += filter(None, (_not_counted(one, terms, calendar) for one in facts.consultations))
        days = list(_counted(starts_after, term, _heard(facts, terms, calendar), calendar))
    except CalendarNotPublished as error:
        return Trace(regime, starts_after, term, notes=notes, problem=f"尚不能计算：{error}")
    due_on = days[-1].on
    if facts.deferred_until:
        due_on = max(due_on, facts.deferred_until)
        notes.append(
            f"申请人说明的理由合理，确定延迟至{facts.deferred_until}以前答复（第三十五条）"
        )
    return Trace(regime, starts_after, term, days, due_on, notes)


def _name(regime: Regime) -> str:
    return f"{regime.value}年《政府信息公开条例》"


def _refused(facts: Facts, terms: RegimeTerms) -> str:
    """What the facts claim that the law does not allow, as a sentence."""
    if facts.extension_days > terms.extension.days:
        return f"延长最多不超过{terms.extension}"
    if facts.extension_days < 0:
        return "延长的天数不能是负数"
    if facts.fee and terms.fee_payment is None:
        return "2008年《条例》没有信息处理费"
    order = [("补正", facts.supplement and facts.supplement.notified_on)]
    order.append(("收费通知", facts.fee and facts.fee.notified_on))
    order += [("征求意见", heard.began_on) for heard in facts.consultations]
    for words, day in order:
        if day and day < facts.received_on:
            return f"{words}的日期（{day}）早于收到申请的日期（{facts.received_on}）"
    for heard in facts.consultations:
        if heard.ended_on and heard.ended_on < heard.began_on:
            return f"征求意见结束的日期（{heard.ended_on}）早于开始的日期（{heard.began_on}）"
    return ""


def _start(facts: Facts, terms: RegimeTerms) -> tuple[date, list[str], str]:
    """The day after which counting begins, why, and what it still waits for."""
    start, notes = facts.received_on, []
    if facts.supplement:
        if facts.supplement.supplemented_on is None:
            return start, notes, "补正"
        start = facts.supplement.supplemented_on
        basis = terms.supplement_notice.article if terms.supplement_notice else "补充后的申请"
        notes.append(f"{start}收到补正后的申请，期限自次日起计算（{basis}）")
    if facts.fee and facts.fee_begins_anew:
        if facts.fee.paid_on is None:
            return start, notes, "缴费"
        start = max(start, facts.fee.paid_on)
        notes.append(f"{facts.fee.paid_on}缴费，期限自次日起重新计算（国办函〔2020〕109号）")
    return start, notes, ""


def _heard(facts: Facts, terms: RegimeTerms, calendar: WorkingCalendar) -> set[date]:
    """The days on which somebody was heard or payment was awaited, each once."""
    spans = [(heard.began_on, _ended(heard, terms, calendar)) for heard in facts.consultations]
    if facts.fee and not facts.fee_begins_anew:
        limit = calendar.add_working_days(facts.fee.notified_on, terms.fee_payment.days)
        spans.append((facts.fee.notified_on, facts.fee.paid_on or limit))
    return {
        began + timedelta(days=n)
        for began, ended in spans
        for n in range(1, (ended - began).days + 1)
    }


def _ended(heard: Consultation, terms: RegimeTerms, calendar: WorkingCalendar) -> date:
    if heard.ended_on:
        return heard.ended_on
    limit = terms.third_party if heard.of_third_party else terms.co_maker
    # The text of 2008 sets no limit; nothing is known to end it but the answer itself.
    return calendar.add_working_days(heard.began_on, limit.days) if limit else heard.began_on


def _not_counted(heard: Consultation, terms: RegimeTerms, calendar: WorkingCalendar) -> str:
    """Which days were left out for a hearing, as a sentence; '' where none was."""
    until = _ended(heard, terms, calendar)
    if until == heard.began_on:
        return ""
    yet = "" if heard.ended_on else "（尚未收到意见，最迟算到这一天）"
    who = "第三方" if heard.of_third_party else "共同制作机关"
    return f"征求{who}意见，{heard.began_on}的次日至{until}{yet}不计入期限"


def _counted(start: date, term: int, heard: set[date], calendar: WorkingCalendar) -> Iterable[Day]:
    """The days after `start` until so many have counted."""
    day, number = start, 0
    while number < term:
        day += timedelta(days=1)
        reason = calendar.reason(day)
        if day in heard:
            yield Day(day, None, NOT_COUNTED)
        elif reason in COUNTED:
            number += 1
            yield Day(day, number, reason)
        else:
            yield Day(day, None, reason)
