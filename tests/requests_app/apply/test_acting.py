"""What applicants do themselves by number and code: hand in a supplement, withdraw."""

from datetime import date

import pytest
from django.utils import timezone

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from requests_app import actions
from requests_app.access import refusal
from requests_app.apply import acting
from requests_app.models import Application
from requests_app.states import TRANSITIONS
from tests.requests_app.apply.test_views import TRACK
from tests.requests_app.making import AT, RECEIVED, at, do, make_online


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: at(RECEIVED, 16))


@pytest.fixture
def asked(counter):
    """A case that waits for its supplement, and its code."""
    case, code = make_online()
    return do(case, "ask_supplement", counter), code


def act(citizen, case, code, **said):
    return citizen.post(TRACK, {"number": case.number, "code": code, **said})


def test_a_supplement_is_handed_in_on_the_page(citizen, asked):
    case, code = asked
    page = act(citizen, case, code, supplement="1", text="2023年").content.decode()
    assert "补正的内容已经收到" in page and "办理中" in page and "提交补正" not in page
    case = Application.objects.get()
    assert (case.supplement.text, case.supplement.supplemented_on) == ("2023年", AT.date())
    last = history_of(case).last()
    assert (last.verb, last.actor, last.by) == ("supplement", "申请人", None)


def test_what_is_missing_is_said_and_nothing_happens(citizen, asked):
    page = act(citizen, *asked, supplement="1", text=" ").content.decode()
    assert page.count("请填写补正的内容") == 2 and "error-summary" in page
    assert "请写明年度" in page  # what is asked for is still there to be read
    page = act(citizen, *asked, withdraw="1").content.decode()
    assert page.count("请先确认撤回") == 2
    assert Application.objects.get().state == "awaiting_supplement"


def test_a_late_supplement_goes_to_the_office(counter, asked):
    case, _ = asked
    with pytest.raises(NotAllowed, match="2024年6月20日，已经届满"):
        acting.hand_in_supplement(case, text="2023年", at=at(date(2024, 6, 21)))
    assert do(case, "supplement", counter, day=date(2024, 6, 21)).state == "in_handling"


def test_an_applicant_withdraws_on_the_page_once(citizen, asked):
    case, code = asked
    page = act(citizen, case, code, withdraw="1", is_sure="on").content.decode()
    assert "申请人撤回" in page and "撤回申请</button>" not in page
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("withdrawn", "r3_6_3_other")
    assert history_of(case).last().actor == "申请人"
    again = act(citizen, case, code, withdraw="1", is_sure="on").content.decode()
    assert "“申请人撤回”的申请不能申请人撤回" in again


def test_nobody_acts_without_the_code(citizen, asked):
    case, _ = asked
    for said in ({"supplement": "1", "text": "x"}, {"withdraw": "1", "is_sure": "on"}):
        page = act(citizen, case, "A" * 12, **said).content.decode()
        assert "申请编号或者查询码不正确" in page
    case.refresh_from_db()
    assert case.state == "awaiting_supplement"


@pytest.mark.parametrize("verb", ["confirm", "assign", "lapse", "extend", "issue", "archive"])
def test_an_applicant_does_nothing_else(counter, verb):
    case, _ = make_online()
    case.state = next(iter(TRANSITIONS[verb].sources))
    assert "由行政机关办理" in refusal(None, case, verb)


def test_a_withdrawn_application_is_not_supplemented(asked):
    case, _ = asked
    acting.withdraw(case, at=AT)
    with pytest.raises(NotAllowed):
        actions.supplement(case, on=AT.date(), text="x", by=None, at=AT)
