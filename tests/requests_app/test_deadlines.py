"""The clock: vectors, an independent oracle that counts day by day, and what never may happen."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disclosures.statute.terms import Regime
from disclosures.statute.working_days import load_published
from requests_app.deadlines import Consultation, Facts, Fee, Supplement, trace

CALENDAR = load_published()
FIRST, LAST = date(2008, 5, 1), date(2026, 8, 1)
days = st.dates(FIRST, LAST)
some = st.integers(0, 40).map(lambda n: timedelta(days=n))


def due(received_on, **facts):
    return trace(Facts(received_on, **facts), CALENDAR).due_on


def oracle(start, term, heard=()):
    """Counts one day after the other, knowing only which days are worked."""
    day, left = start, term
    while left:
        day += timedelta(days=1)
        inside = any(a < day <= b for a, b in heard)
        left -= CALENDAR.is_working_day(day) and not inside
    return day


# Computed elsewhere: receipt, extension, last day.
VECTORS = [
    ("2018-12-20", 0, "2019-01-11"),
    ("2018-01-31", 0, "2018-02-26"),
    ("2018-01-31", 15, "2018-03-19"),
    ("2024-02-01", 0, "2024-03-05"),
    ("2025-09-26", 0, "2025-10-30"),
    ("2025-12-29", 0, "2026-01-27"),
    ("2026-01-28", 0, "2026-03-03"),
    ("2026-09-11", 0, "2026-10-15"),
    ("2026-11-20", 0, "2026-12-18"),
    ("2026-12-03", 0, "2026-12-31"),
]


@pytest.mark.parametrize(("received", "extension", "last"), VECTORS)
def test_vectors(received, extension, last):
    day = due(date.fromisoformat(received), extension_days=extension)
    assert day == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("heard", "told"),
    [
        (
            Consultation(date(2024, 3, 4), date(2024, 3, 8)),
            ["征求第三方意见，2024-03-04的次日至2024-03-08不计入期限"],
        ),
        (
            Consultation(date(2024, 3, 4), of_third_party=False),
            ["征求共同制作机关意见，2024-03-04的次日至2024-03-25（尚未收到意见，最迟算到这一天）"],
        ),
        (Consultation(date(2024, 3, 4), date(2024, 3, 4)), []),
    ],
)
def test_the_days_that_do_not_count_are_told_in_a_sentence(heard, told):
    notes = trace(Facts(date(2024, 3, 1), consultations=(heard,)), CALENDAR).notes
    found = [note for note in notes if note.startswith("征求")]
    assert len(found) == len(told)
    assert all(note.startswith(start) for note, start in zip(found, told, strict=True))


def test_a_year_that_is_not_loaded_is_refused_and_never_guessed():
    found = trace(Facts(date(2026, 12, 4)), CALENDAR)
    assert found.due_on is None and found.problem.startswith("尚不能计算：2027年")


@pytest.mark.parametrize(
    ("received", "regime", "term"),
    [(date(2019, 5, 14), Regime.R2008, 15), (date(2019, 5, 15), Regime.R2019, 20)],
)
def test_the_regime_of_the_day_of_receipt_governs(received, regime, term):
    found = trace(Facts(received), CALENDAR)
    assert (found.regime, found.term) == (regime, term)


def test_before_the_regulation_there_is_no_period():
    assert "2008年5月1日以前" in trace(Facts(date(2008, 4, 30)), CALENDAR).problem


@pytest.mark.parametrize(("received", "most"), [(date(2018, 6, 1), 15), (date(2024, 6, 3), 20)])
def test_an_extension_has_its_limit(received, most):
    assert due(received, extension_days=most)
    found = trace(Facts(received, extension_days=most + 1), CALENDAR)
    assert found.due_on is None and f"最多不超过{most}个工作日" in found.problem


@given(days, st.integers(0, 15))
def test_the_clock_agrees_with_counting_day_by_day(received, extension):
    found = trace(Facts(received, extension_days=extension), CALENDAR)
    assert found.due_on == oracle(received, found.term)


@given(days, some, some)
def test_days_of_hearing_do_not_count(received, wait, length):
    began = received + wait
    heard = Consultation(began, began + length)
    found = trace(Facts(received, consultations=(heard,)), CALENDAR)
    assert found.due_on == oracle(received, found.term, [(began, began + length)])


@given(days, some, some, some, some)
def test_two_hearings_at_once_are_not_counted_twice(received, a, b, c, d):
    spans = [(received + a, received + a + b), (received + c, received + c + d)]
    heard = tuple(Consultation(*span) for span in spans)
    found = trace(Facts(received, consultations=heard), CALENDAR)
    assert found.due_on == oracle(received, found.term, spans)


@given(days, some, some)
def test_a_hearing_never_shortens_the_period(received, wait, length):
    heard = Consultation(received + wait, received + wait + length)
    assert due(received, consultations=(heard,)) >= due(received)


@given(days, st.integers(1, 400).map(lambda n: timedelta(days=n)))
def test_who_applies_later_is_not_answered_earlier_under_the_same_text(received, later):
    assume(received + later <= LAST)
    first, second = (trace(Facts(d), CALENDAR) for d in (received, received + later))
    assume(first.regime == second.regime)
    assert first.due_on <= second.due_on


@given(days)
def test_the_period_ends_on_a_working_day_and_every_day_of_it_is_explained(received):
    found = trace(Facts(received), CALENDAR)
    assert CALENDAR.is_working_day(found.due_on)
    assert found.days[0].on == received + timedelta(days=1) and found.days[-1].on == found.due_on
    numbers = [day.number for day in found.days if day.number]
    assert numbers == list(range(1, found.term + 1))
    gaps = {b.on - a.on for a, b in zip(found.days, found.days[1:], strict=False)}
    assert gaps == {timedelta(days=1)}


def test_a_silent_third_party_is_waited_for_fifteen_working_days():
    received, began = date(2024, 6, 3), date(2024, 6, 5)
    silent = due(received, consultations=(Consultation(began),))
    answered = Consultation(began, CALENDAR.add_working_days(began, 15))
    assert silent == due(received, consultations=(answered,))
    assert silent == oracle(received, 20, [(began, answered.ended_on)])


def test_a_deferred_answer_is_due_on_the_day_that_was_told_and_never_earlier():
    later = trace(Facts(date(2024, 6, 3), deferred_until=date(2024, 8, 30)), CALENDAR)
    assert later.due_on == date(2024, 8, 30)
    assert "第三十五条" in later.notes[-1]
    sooner = trace(Facts(date(2024, 6, 3), deferred_until=date(2024, 6, 10)), CALENDAR)
    assert sooner.due_on == trace(Facts(date(2024, 6, 3)), CALENDAR).due_on


def test_a_supplemented_application_begins_anew_and_an_awaited_one_has_no_day():
    received, told = date(2024, 6, 3), date(2024, 6, 7)
    waiting = trace(Facts(received, supplement=Supplement(told)), CALENDAR)
    assert (waiting.due_on, waiting.waits_for) == (None, "补正")
    back = date(2024, 6, 20)
    assert due(received, supplement=Supplement(told, back)) == oracle(back, 20)


def test_payment_begins_anew_or_is_only_waited_for_as_the_office_has_set():
    received, notice, paid = date(2024, 6, 3), date(2024, 6, 7), date(2024, 6, 20)
    fee = Fee(notice, paid)
    assert due(received, fee=fee) == oracle(paid, 20)
    assert due(received, fee=fee, fee_begins_anew=False) == oracle(received, 20, [(notice, paid)])
    assert trace(Facts(received, fee=Fee(notice)), CALENDAR).waits_for == "缴费"
    old = trace(Facts(date(2018, 6, 1), fee=fee), CALENDAR)
    assert "没有信息处理费" in old.problem


@pytest.mark.parametrize(
    "facts",
    [
        {"supplement": Supplement(date(2024, 5, 31))},
        {"consultations": (Consultation(date(2024, 5, 31)),)},
        {"consultations": (Consultation(date(2024, 6, 10), date(2024, 6, 9)),)},
        {"fee": Fee(date(2024, 5, 31))},
    ],
)
def test_what_comes_before_its_cause_is_refused_in_words(facts):
    found = trace(Facts(date(2024, 6, 3), **facts), CALENDAR)
    assert found.due_on is None and "早于" in found.problem


def test_days_left_are_working_days_and_negative_when_it_is_past():
    found = trace(Facts(date(2026, 9, 11)), CALENDAR)
    assert found.days_left(date(2026, 10, 14), CALENDAR) == 1
    assert found.days_left(found.due_on, CALENDAR) == 0
    assert found.days_left(date(2026, 10, 16), CALENDAR) == -1
    assert found.days_left(date(2027, 1, 4), CALENDAR) is None
