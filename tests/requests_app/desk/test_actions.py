"""One letter for several cases, help, cases asked for alike, and their release to everybody."""

import pytest

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from requests_app.access import available_verbs
from requests_app.desk import actions
from requests_app.models import Application, Demand
from tests.making import EDITOR, make_user
from tests.requests_app.making import AT, REASON, RECEIVED, at, make_case, said

WITHHELD = {"outcome": "r3_3_5_internal_affairs", "text": "不予公开。", "reason": REASON}
OTHERS = {"person": {"identity": "110101199003079999", "name": "司马某某"}}


def stored(case):
    return Application.objects.with_clock().get(pk=case.pk)


def do(verb, case, office, **more):
    by = office.head if verb in ("approve_answer", "return_answer") else office.clerk
    what = {**said(verb, RECEIVED, case), **more}
    return actions.do(verb, stored(case), by=by, at=at(RECEIVED), **what)


@pytest.fixture
def joined(counter):
    """Two cases of one person, with one answer drafted for both."""
    first, second = make_case(counter), make_case(counter)
    do("draft_answer", first, counter, joint=[second], **WITHHELD)
    return stored(first), stored(second)


def test_one_letter_answers_several_cases_and_each_counts(counter, joined):
    first, second = joined
    assert second.answer.joint_with == first and second.answer.text == first.answer.text
    for verb in ("submit_answer", "approve_answer", "issue", "deliver", "close", "archive"):
        do(verb, first, counter)
        assert stored(second).state == stored(first).state
    assert {stored(one).outcome for one in joined} == {"r3_3_5_internal_affairs"}
    assert Application.objects.decided_in(2024).count() == 2
    assert "合并答复" in history_of(second).values_list("label", flat=True)


def test_the_answer_of_a_joined_case_is_handled_with_the_leading_one(counter, joined):
    first, second = joined
    assert "submit_answer" in available_verbs(counter.clerk, first)
    assert "submit_answer" not in available_verbs(counter.clerk, second)
    with pytest.raises(NotAllowed, match=f"与{first}合并答复"):
        do("draft_answer", second, counter, **WITHHELD)


def test_who_drafts_again_without_a_case_sets_it_free(counter, joined):
    first, second = joined
    do("draft_answer", first, counter, joint=[], **WITHHELD)
    assert stored(second).answer.joint_with is None
    assert "submit_answer" in available_verbs(counter.clerk, stored(second))


def test_all_are_answered_or_none(counter, joined):
    first, second = joined
    actions.do("withdraw_by_applicant", second, on=RECEIVED, by=counter.clerk, at=at(RECEIVED))
    do("submit_answer", first, counter)  # who withdrew is answered no more
    assert stored(first).state == "under_review" and stored(second).state == "withdrawn"


def test_only_cases_of_the_same_person_share_a_letter(counter):
    first, other = make_case(counter), make_case(counter, **OTHERS)
    with pytest.raises(NotAllowed, match="同一申请人"):
        do("draft_answer", first, counter, joint=[other], **WITHHELD)
    assert stored(first).part("answer") is None


def test_help_is_told_and_needs_a_right(counter, section):
    case = make_case(counter)
    actions.assist(case, sections=[section], remark="查找底册", by=counter.clerk, at=AT)
    assert section.name in history_of(case).get(verb="assist").remark
    with pytest.raises(NotAllowed, match="没有办理"):
        actions.assist(case, sections=[], by=counter.head, at=AT)
    with pytest.raises(NotAllowed, match="有了变化"):
        actions.assist(case, sections=[], by=counter.clerk, at=AT, seen=0)


def test_the_same_words_are_found_and_other_words_are_grouped_by_hand(counter):
    one, same = make_case(counter), make_case(counter, **OTHERS)
    other = make_case(counter, description="公路养护资金用了多少")
    assert actions.alike(one) == [one, same]
    assert not actions.suggests_release(actions.alike(one))
    actions.group([one, same, other], by=counter.clerk, at=AT)
    assert actions.alike(stored(other)) == [one, same, other]
    assert actions.suggests_release(actions.alike(stored(one)))


def test_cases_of_different_organs_are_not_alike(counter, sibling):
    with pytest.raises(NotAllowed, match="两件以上"):
        actions.group([make_case(counter)], by=counter.clerk, at=AT)
    other = make_case(counter)
    Application.objects.filter(pk=other.pk).update(organisation=sibling)
    with pytest.raises(NotAllowed, match="受申请机关不同"):
        actions.group([make_case(counter), other], by=counter.clerk, at=AT)


def test_what_many_ask_for_becomes_a_draft_that_is_linked_both_ways(counter):
    from django.contrib.auth.models import Group

    counter.clerk.groups.add(Group.objects.get(name=EDITOR))
    cases = [make_case(counter), make_case(counter, **OTHERS)]
    document = actions.release(cases[0], by=counter.clerk, at=AT)
    assert document.state == "draft" and document.title == cases[0].description
    assert {stored(one).demand.document for one in cases} == {document}
    told = history_of(document).get(verb="release").remark
    assert all(one.number in told for one in cases) and "第四十四条" in told
    assert all(history_of(one).filter(verb="release").exists() for one in cases)
    with pytest.raises(NotAllowed, match="已经转为"):
        actions.release(stored(cases[1]), by=counter.clerk, at=AT)


def test_who_may_not_draft_releases_nothing(counter):
    cases = [make_case(counter), make_case(counter, **OTHERS)]
    stranger = make_user("stranger", role="依申请公开经办人")
    for person in (counter.clerk, stranger):
        with pytest.raises(NotAllowed):
            actions.release(cases[0], by=person, at=AT)
    assert not Demand.objects.exists()
    with pytest.raises(NotAllowed, match="只有一件"):
        alone = make_case(counter, description="别的")
        actions.release(alone, by=counter.clerk, at=AT)
