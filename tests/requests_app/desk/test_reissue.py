"""A lost query code is given anew: after a check of identity, told, and the lost one is dead."""

import re

import pytest

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from requests_app import identity
from requests_app.desk import actions
from requests_app.models import Applicant, Application
from tests.making import make_user
from tests.requests_app.making import AT, make_case, make_online

CHECKED = "当面核对身份证件"


def asks(case):
    return f"/admin/requests_app/application/{case.pk}/do/reissue_code/"


def opens(case, code):
    return identity.opened_by(Application.objects, case.number, code) == case


def shown_code(response):
    text = re.sub(r"<[^>]+>|\s+", " ", response.content.decode())
    return re.search(r"查询码 +([2-9A-Z]{12})", text)


def test_the_new_code_stands_on_a_receipt_and_the_lost_one_opens_nothing(counter, enter):
    case, lost = make_online()
    Application.objects.update(organisation=counter.organisation)
    desk = enter(counter.clerk)
    assert asks(case) in desk.get(f"/admin/requests_app/application/{case.pk}/", follow=True).text
    shown = desk.post(asks(case), {"checked": CHECKED, "seen": 0})
    code = shown_code(shown)[1]
    assert "此前的查询码已经失效" in shown.text and "no-store" in shown["Cache-Control"]
    assert opens(case, code) and not opens(case, lost)
    step = history_of(case).get(verb="reissue_code")
    assert step.remark == CHECKED and step.by == counter.clerk and code not in str(step.changes)


def test_a_receipt_that_is_loaded_again_kills_no_code(counter, enter):
    case = make_case(counter)
    desk = enter(counter.clerk)
    code = shown_code(desk.post(asks(case), {"checked": CHECKED, "seen": 0}))[1]
    again = desk.post(asks(case), {"checked": CHECKED, "seen": 0})
    assert "有了变化" in again.text and opens(case, code)


def test_without_a_check_nothing_is_given_out(counter, enter):
    case, code = make_online()
    Application.objects.update(organisation=counter.organisation)
    shown = enter(counter.clerk).post(asks(case), {"checked": " ", "seen": 0})
    assert "请填写怎样核对了申请人的身份" in shown.text and opens(case, code)
    with pytest.raises(NotAllowed, match="怎样核对"):
        actions.reissue_code(case, checked=" ", by=counter.clerk, at=AT)


def test_only_those_who_handle_the_case_give_out_a_code(counter, enter, sibling):
    case = make_case(counter)
    other = make_user("other", role="依申请公开经办人", organisation=sibling)
    for person in (other, counter.head, make_user("nobody", organisation=counter.organisation)):
        with pytest.raises(NotAllowed):
            actions.reissue_code(case, checked=CHECKED, by=person, at=AT)
        assert shown_code(enter(person).post(asks(case), {"checked": CHECKED, "seen": 0})) is None
    assert not history_of(case).filter(verb="reissue_code")


def test_where_nobody_is_known_there_is_nobody_to_check(counter):
    case = make_case(counter)
    Applicant.objects.update(name="")
    with pytest.raises(NotAllowed, match="不能核对身份"):
        actions.reissue_code(case, checked=CHECKED, by=counter.clerk, at=AT)


def test_the_sheet_sent_again_shows_no_dead_code(counter):
    case, lost = make_online()
    Application.objects.update(organisation=counter.organisation)
    assert make_online() == (case, lost)
    actions.reissue_code(case, checked=CHECKED, by=counter.clerk, at=AT)
    assert make_online() == (case, "")


def test_a_forged_preview_of_what_moves_no_clock_breaks_nothing(counter, enter):
    case = make_case(counter)
    said = {"checked": "", "sections": "", "seen": 0, "preview": "1"}
    desk = enter(counter.clerk)
    for verb in ("reissue_code", "assist", "look"):
        assert desk.post(asks(case).replace("reissue_code", verb), said).status_code == 200
