"""The small path of 更正: the form, its receipt, what became of it, and the desk."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from portal.annual_report.figures import FIGURES
from requests_app.models import Application, Rectification
from requests_app.rectification import actions
from tests.making import make_user, signed_in
from tests.requests_app.making import AT, IDENTITY

NEW, TRACK = "/requests/corrections/new/", "/requests/corrections/track/"
PAPER = {
    "record": "某某公示中登记的车牌号不对",
    "wanted": "更正为示例A00001",
    "evidence": "行驶证",
    "name": "欧阳某某",
    "phone": "13800001111",
    "identity_number": IDENTITY,
    "key": "9f0c8a52-6f0e-4d6c-9a55-2f6e5d1f7a01",
}
WHO = ("欧阳", "13800001111", IDENTITY)


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)


def sent(citizen, **changes):
    return citizen.post(NEW, {**PAPER, **changes})


def tracked(citizen, number, code):
    return citizen.post(TRACK, {"number": number, "code": code}).content.decode()


@pytest.fixture
def item(citizen, bureau):
    return sent(citizen).context["item"]


def test_a_request_gets_a_receipt_once_however_often_it_is_sent(citizen, bureau):
    first, again = sent(citizen), sent(citizen)
    assert first.context["item"] == again.context["item"]
    assert first.context["code"] == again.context["code"]
    assert first.context["item"].number == "GZ2024-00001"
    other = sent(citizen, key="9f0c8a52-6f0e-4d6c-9a55-2f6e5d1f7a02")
    assert other.context["item"].number == "GZ2024-00002"
    assert history_of(first.context["item"]).get().actor == "申请人"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"record": " "}, "请填写不准确的记录"),
        ({"evidence": ""}, "请填写证据"),
        ({"name": ""}, "请填写姓名或名称"),
        ({"phone": ""}, "至少填写一项"),
        ({"phone": "12-34-56"}, "联系电话至少有7位数字"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(citizen, bureau, changes, words):
    page = unescape(sent(citizen, **changes).content.decode())
    assert page.count(words) >= 2 and "更正为示例A00001" in page
    assert not Rectification.objects.exists()


def test_number_and_code_are_both_needed_and_the_page_tells_nothing_of_the_person(citizen, bureau):
    answer = sent(citizen)
    number, code = answer.context["item"].number, answer.context["code"]
    for pair in ((number, "A" * 12), ("GZ2024-99999", code)):
        assert "更正编号或者查询码不正确" in tracked(citizen, *pair)
    page = tracked(citizen, number.lower(), code.lower())
    assert "办理中" in page and not [each for each in WHO if each in page]


def test_an_application_is_not_followed_here_nor_the_other_way_round(citizen, bureau):
    answer = sent(citizen)
    pair = {"number": answer.context["item"].number, "code": answer.context["code"]}
    assert "progress" not in citizen.post("/requests/track/", pair).context


ENDS = [
    ("correct", {"reason": "已更正登记"}, "经核实，记录已经更正"),
    ("transfer", {"right_agency": "示例市公安局", "reason": ""}, "示例市公安局"),
    ("refuse", {"reason": "与档案一致"}, "与档案一致"),
]


@pytest.mark.parametrize(("verb", "said", "words"), ENDS)
def test_each_end_is_told_on_the_page(citizen, counter, verb, said, words):
    answer = sent(citizen)
    item = answer.context["item"]
    desk = signed_in(counter.clerk)
    page = reverse("admin:rectification-do", args=[item.pk, verb])
    assert desk.post(page, said).status_code == 302
    assert words in tracked(citizen, item.number, answer.context["code"])
    item.refresh_from_db()
    assert item.told_on == AT.date() and history_of(item).last().by == counter.clerk
    assert "不能再次办理" in desk.post(page, said).content.decode()


def test_a_refusal_and_a_transfer_say_why_and_where(item, counter):
    who = {"by": counter.clerk, "at": AT}
    with pytest.raises(NotAllowed, match="理由"):
        actions.refuse(item, reason=" ", **who)
    with pytest.raises(NotAllowed, match="有权更正的机关"):
        actions.transfer(item, right_agency=" ", **who)
    with pytest.raises(NotAllowed, match="没有办理"):
        actions.correct(item, reason="x", by=counter.head, at=AT)


def test_the_desk_lists_and_shows_it_to_its_own_body_alone(item, counter, sibling):
    desk = signed_in(counter.clerk)
    listed = reverse("admin:requests_app_rectification_changelist")
    page = reverse("admin:requests_app_rectification_change", args=[item.pk])
    text = desk.get(listed + "?open=1").content.decode()
    assert item.number in text and "欧阳某某" not in text
    assert item.number not in desk.get(listed + "?open=0").content.decode()
    text = desk.get(page).content.decode()
    assert all(words in text for words in ("核实更正", "转送有权机关", "不予更正", "行驶证"))
    assert IDENTITY not in text
    stranger = signed_in(make_user("clerk-2", role="依申请公开经办人", organisation=sibling))
    assert item.number not in stranger.get(listed).content.decode()
    assert stranger.get(page).status_code in (302, 403, 404)
    for verb in ("correct", "look"):
        address = reverse("admin:rectification-do", args=[item.pk, verb])
        assert stranger.post(address, {"reason": "x"}).status_code in (403, 404)


def test_each_look_at_a_number_is_told_with_its_reason(item, counter):
    address = reverse("admin:rectification-do", args=[item.pk, "look"])
    desk = signed_in(counter.clerk)
    assert IDENTITY not in desk.get(address).content.decode()
    assert IDENTITY not in desk.post(address, {"reason": ""}).content.decode()
    assert IDENTITY in desk.post(address, {"reason": "核对"}).content.decode()
    last = history_of(item).last()
    assert (last.label, last.remark, last.by) == ("查看身份证明", "核对", counter.clerk)
    assert signed_in(counter.head).post(address, {"reason": "x"}).status_code == 403


def test_no_figure_counts_it(item, bureau):
    assert not Application.objects.exists()
    for name in ("applications_received", "applications_open"):
        assert FIGURES[name].value(bureau, 2024) == 0


def test_a_lost_code_is_given_anew_after_a_check_and_the_old_one_is_dead(citizen, bureau, counter):
    answer = sent(citizen)
    item, lost = answer.context["item"], answer.context["code"]
    address = reverse("admin:rectification-do", args=[item.pk, "reissue"])
    type(item).objects.update(organisation=counter.organisation)
    desk = signed_in(counter.clerk)
    assert "请填写怎样核对了申请人的身份" in unescape(desk.post(address, {"checked": ""}).text)
    code = desk.post(address, {"checked": "当面核对身份证件"}).context["code"]
    wrong = "更正编号或者查询码不正确"
    assert wrong not in tracked(citizen, item.number, code)
    assert wrong in tracked(citizen, item.number, lost)
    assert sent(citizen).context["code"] == ""
    assert history_of(item).get(verb="reissue_code").remark == "当面核对身份证件"
    for person in (counter.head, make_user("nobody")):
        with pytest.raises(NotAllowed):
            actions.reissue_code(item, checked="当面", by=person, at=AT)
