"""The verbs: what each writes and tells, when each is refused, and who may."""

from datetime import date

import pytest

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from requests_app import actions
from requests_app.access import available_verbs
from requests_app.kinds import Opinion
from requests_app.models import Application
from requests_app.outcomes import OUTCOMES
from requests_app.states import TRANSITIONS, State
from tests.making import make_user
from tests.requests_app.making import AT, REASON, RECEIVED, at, do, make_application, make_case

TUESDAY = date(2024, 6, 4)


def ready(office, verb):
    """A case to which the verb can be done, and the day of doing it."""
    if verb in ("confirm",):
        return make_case(office, "unconfirmed"), RECEIVED
    if verb == "lapse":
        return make_case(office, "awaiting_supplement"), date(2024, 6, 21)
    if verb == "submit_answer":
        return do(make_case(office), "draft_answer", office), RECEIVED
    if verb == "defer":
        return do(make_case(office), "ask_reasons", office), RECEIVED
    state = {"archive": "closed", "withdraw_by_applicant": "registered", "assign": "registered"}
    return make_case(office, state.get(verb) or sorted(TRANSITIONS[verb].sources)[0]), RECEIVED


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_every_verb_is_done_told_and_moves_the_state(counter, verb):
    case, day = ready(counter, verb)
    was = case.state
    done = do(case, verb, counter, day=day)
    last = history_of(done).last()
    assert (last.verb, last.label) == (verb, TRANSITIONS[verb].label)
    assert (last.from_state, last.to_state) == (was, done.state)
    assert done.revision == case.revision + 1
    if TRANSITIONS[verb].target:
        assert done.state == TRANSITIONS[verb].target


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_a_verb_is_refused_in_every_other_state(counter, verb):
    for state in set(State) - TRANSITIONS[verb].sources - {State.DEEMED_ABANDONED}:
        case = make_case(counter, state)
        with pytest.raises(NotAllowed, match=f"“{state.label}”的申请不能"):
            do(case, verb, counter)


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_a_verb_is_refused_to_those_who_may_not(counter, sibling, verb):
    case, day = ready(counter, verb)
    nobody = make_user("nobody", organisation=counter.organisation)
    assert available_verbs(nobody, case) == []
    head = TRANSITIONS[verb].permission == "lead_application"
    role = "政府信息公开工作机构负责人" if head else "依申请公开经办人"
    other = make_user("other", role=role, organisation=sibling)
    from tests.requests_app.making import said

    for person, words in ((nobody, "您没有"), (other, "不属于您所在的单位")):
        with pytest.raises(NotAllowed, match=words):
            getattr(actions, verb)(case, by=person, at=at(day), **said(verb, day, case))


def test_of_two_clerks_one_wins_and_the_other_is_told(counter):
    case = make_case(counter)
    do(case, "draft_answer", counter, seen=case.revision)
    with pytest.raises(NotAllowed, match="有了变化"):
        do(case, "draft_answer", counter, seen=case.revision)


def test_a_supplement_is_asked_for_once_within_seven_working_days(counter):
    case = make_case(counter)
    with pytest.raises(NotAllowed, match="2024-06-13以前告知"):
        do(case, "ask_supplement", counter, day=date(2024, 6, 14))
    case = do(case, "ask_supplement", counter, day=date(2024, 6, 13))
    assert case.due_on is None  # the period begins with the supplemented application
    case = do(case, "supplement", counter, day=date(2024, 6, 17))
    assert case.due_on == date(2024, 7, 15)
    with pytest.raises(NotAllowed, match="只能告知一次"):
        do(case, "ask_supplement", counter, day=date(2024, 6, 17))


def test_silence_is_abandonment_only_when_its_time_is_over(counter):
    case = make_case(counter, "awaiting_supplement")
    with pytest.raises(NotAllowed, match="还没有届满"):
        do(case, "lapse", counter, day=date(2024, 6, 20))
    case = do(case, "lapse", counter, day=date(2024, 6, 21))
    assert (case.outcome, case.answered_on) == ("r3_6_1_correction_lapsed", date(2024, 6, 21))


def test_a_fee_follows_the_ladder_and_its_lapse_ends_the_case(counter):
    case = make_case(counter, "awaiting_fee")
    assert (case.fee.amount, case.fee.pay_by) == (200, date(2024, 7, 2))
    done = do(case, "lapse", counter, day=date(2024, 7, 3))
    assert done.outcome == "r3_6_2_fee_lapsed"
    paid = do(make_case(counter, "awaiting_fee"), "receive_payment", counter, day=TUESDAY)
    assert paid.due_on == date(2024, 7, 3)  # anew from the day of payment
    with pytest.raises(NotAllowed, match="没有超过免费"):
        do(make_case(counter), "ask_fee", counter, quantity=30)


def test_a_third_party_has_fifteen_working_days_and_they_do_not_count(counter):
    case = make_case(counter, "consulting")
    with pytest.raises(NotAllowed, match="还没有届满"):
        do(case, "hear_answer", counter, day=TUESDAY, opinion=Opinion.SILENT)
    before = make_case(counter).due_on
    case = do(case, "hear_answer", counter, day=date(2024, 6, 7))
    assert case.state == State.IN_HANDLING
    assert (before, case.due_on) == (date(2024, 7, 2), date(2024, 7, 8))


def test_who_still_hears_others_is_still_consulting(counter):
    case = do(make_case(counter, "consulting"), "consult", counter, party="co_maker", name="水利局")
    case = do(case, "hear_answer", counter)
    assert case.state == State.CONSULTING


def test_an_extension_is_given_once_up_to_the_limit_while_the_period_runs(counter):
    case = make_case(counter)
    for days, words in ((21, "最多不超过20"), (0, "最多不超过20")):
        with pytest.raises(NotAllowed, match=words):
            do(case, "extend", counter, days=days)
    with pytest.raises(NotAllowed, match="写明理由"):
        do(case, "extend", counter, reason=" ")
    with pytest.raises(NotAllowed, match="已在2024-07-02届满"):
        do(case, "extend", counter, day=date(2024, 7, 3))
    case = do(case, "extend", counter)
    assert case.due_on == date(2024, 7, 30)
    with pytest.raises(NotAllowed, match="只能延长一次"):
        do(case, "extend", counter)


def test_in_2018_the_older_law_governs(counter):
    day = date(2018, 6, 4)
    case = make_case(counter, day=day)
    assert case.regime == "2008" and case.due_on == date(2018, 6, 26)
    with pytest.raises(NotAllowed, match="2008年《条例》没有信息处理费"):
        do(case, "ask_fee", counter, day=day)
    with pytest.raises(NotAllowed, match="最多不超过15"):
        do(case, "extend", counter, day=day, days=16)


def test_nobody_approves_an_answer_that_is_his_own(counter):
    both = counter.clerk
    both.groups.add(*counter.head.groups.all())
    case = make_case(counter, "under_review")
    with pytest.raises(NotAllowed, match="另一人"):
        actions.approve_answer(case, by=both, at=AT)
    assert "approve_answer" not in available_verbs(both, case)
    assert actions.approve_answer(case, by=counter.head, at=AT).answer.approved_by == counter.head


def test_the_clock_stops_on_the_day_of_posting(counter):
    case = make_case(counter, "awaiting_seal")
    with pytest.raises(NotAllowed, match="还没有到"):
        actions.issue(case, way="post", on=TUESDAY, by=counter.clerk, at=AT)
    case = do(case, "issue", counter, day=TUESDAY, way="in_person")
    assert (case.state, case.answered_on, case.delivered_on) == ("delivered", TUESDAY, TUESDAY)


def test_a_withdrawal_counts_under_other_and_confirms_what_was_sent(counter):
    case = do(make_case(counter, "unconfirmed"), "withdraw_by_applicant", counter)
    assert (case.outcome, case.received_on) == ("r3_6_3_other", RECEIVED)


READY = {
    "r3_2_partial": {"withheld": "联系电话"},
    "r3_3_2_law_forbids": {"special_law": "《统计法》第二十五条"},
    "r3_3_8_admin_query": {"special_law": "《不动产登记暂行条例》"},
    "r3_4_1_not_held": {"not_held": "other_agency", "right_agency": "市水利局，电话略"},
}


def brought_to(counter, outcome):
    """A case of which the record allows the outcome."""
    case = make_case(counter)
    if outcome == "r3_3_4_third_party":
        case = do(case, "consult", counter)
        return do(case, "hear_answer", counter, opinion=Opinion.OBJECTS)
    if outcome == "r3_4_3_still_unclear":
        return do(do(case, "ask_supplement", counter), "supplement", counter)
    if outcome == "r3_5_4_abusive":
        return do(case, "ask_reasons", counter)
    return case


@pytest.mark.parametrize("outcome", [id for id, one in OUTCOMES.items() if one.is_answer])
def test_every_kind_of_answer_goes_out(counter, outcome):
    extra = dict(READY.get(outcome, {}))
    if outcome == "r3_5_2_repeat":
        extra["repeats_number"] = make_case(counter, "answered").number
    case = brought_to(counter, outcome)
    case = do(case, "draft_answer", counter, outcome=outcome, reason=REASON, **extra)
    for verb in ("submit_answer", "approve_answer", "issue", "deliver", "close", "archive"):
        case = do(case, verb, counter)
    assert (case.state, case.outcome, case.answered_on) == ("archived", outcome, RECEIVED)


def test_an_answer_is_deferred_after_the_reasons_to_a_day_past_the_period(counter):
    case = make_case(counter)
    with pytest.raises(NotAllowed, match="说明理由（第三十五条）"):
        do(case, "defer", counter)
    case = do(case, "ask_reasons", counter)
    with pytest.raises(NotAllowed, match=f"晚于答复期限届满日（{case.due_on}）"):
        do(case, "defer", counter, until=case.due_on)
    case = do(case, "defer", counter)
    assert case.due_on == case.deferred_until == date(2024, 8, 30)


def test_a_repeat_names_an_answered_case_of_the_same_organ(counter):
    case = make_case(counter)
    open_one = make_case(counter).number
    for number, words in (("", "申请的编号"), (open_one, "已经答复"), (case.number, "已经答复")):
        with pytest.raises(NotAllowed, match=words):
            draft = {"outcome": "r3_5_2_repeat", "reason": REASON, "repeats_number": number}
            do(case, "draft_answer", counter, **draft)


def test_a_refused_verb_writes_nothing(counter):
    case = make_case(counter)
    told = history_of(case).count()
    with pytest.raises(NotAllowed):
        do(case, "draft_answer", counter, outcome="r3_2_partial")
    stored = Application.objects.with_clock().get(pk=case.pk)
    assert (stored.state, stored.revision, stored.part("answer")) == ("registered", 0, None)
    assert history_of(case).count() == told


def test_the_disclosure_office_handles_the_cases_of_its_organ(counter, section):
    section.is_disclosure_office = True
    section.save()
    officer = make_user("officer", role="依申请公开经办人", organisation=section)
    assert "draft_answer" in available_verbs(officer, make_case(counter))


def test_what_is_entered_has_a_day_that_has_come(counter):
    with pytest.raises(NotAllowed, match="提交日期还没有到"):
        make_application(counter.clerk, submitted_on=TUESDAY)
    with pytest.raises(NotAllowed, match="双方确认日期"):
        make_application(counter.clerk, channel="fax", confirmed_on=date(2024, 6, 1))
