"""The pages of the desk: the list, the case, the verbs' questions, the entry with its receipt."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disclosures.publishing.history import history_of
from requests_app.access import available_verbs
from requests_app.models import Application
from requests_app.states import State
from tests.making import make_user
from tests.requests_app.making import IDENTITY, PERSON, RECEIVED, do, make_application, make_case

LIST = "/admin/requests_app/application/"


def page_of(case):
    return reverse("admin:requests_app_application_change", args=[case.pk])


def asks(case, verb):
    return reverse("admin:application-do", args=[case.pk, verb])


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_list_shows_the_lamp_in_words_and_no_whole_name(counter, enter):
    make_case(counter)
    shown = words(enter(counter.clerk).get(LIST))
    assert "剩余20个工作日" in shown
    assert "欧**" in shown and PERSON["name"] not in shown


def test_the_list_asks_as_many_questions_for_many_cases_as_for_one(counter, enter):
    desk = enter(counter.clerk)
    make_case(counter, "consulting")
    desk.get(LIST)
    with CaptureQueriesContext(connection) as few:
        desk.get(LIST)
    for state in ("registered", "awaiting_supplement", "awaiting_fee", "answered", "consulting"):
        make_case(counter, state)
    with CaptureQueriesContext(connection) as many:
        desk.get(LIST)
    assert len(many) <= len(few) + 2  # sections and clerks that the filters offer
    assert len(many) < 40


@pytest.mark.parametrize("state", [*State])
def test_the_page_of_a_case_tells_its_story(counter, enter, state):
    case = make_case(counter, state)
    shown = words(enter(counter.clerk).get(page_of(case)))
    for part in (case.description, state.label, "期限计算说明", "办理记录", PERSON["phone"]):
        assert part in shown
    for step in history_of(case):
        assert step.label in shown
    assert IDENTITY not in shown


def test_a_case_in_which_nothing_was_done_has_no_empty_part(counter, enter):
    desk = enter(counter.clerk)
    for state, told in (("registered", False), ("consulting", True), ("withdrawn", True)):
        assert ("办理经过" in words(desk.get(page_of(make_case(counter, state))))) is told


@pytest.mark.parametrize("state", [*State])
def test_every_button_leads_to_its_questions(counter, enter, state):
    case = make_case(counter, state)
    for person in (counter.clerk, counter.head):
        desk = enter(person)
        page = desk.get(page_of(case)).content.decode()
        for verb in available_verbs(person, case):
            assert asks(case, verb) in page
            assert desk.get(asks(case, verb)).status_code == 200


def test_a_stranger_finds_neither_list_nor_case_nor_verb(counter, enter, sibling):
    case = make_case(counter)
    other = make_user("other", role="依申请公开经办人", organisation=sibling)
    desk = enter(other)
    assert case.number not in words(desk.get(LIST))
    addresses = [page_of(case), asks(case, "extend"), asks(case, "look")]
    assert {desk.get(each).status_code for each in addresses} <= {302, 404}
    assert case.description not in desk.get(page_of(case), follow=True).content.decode()
    nobody = make_user("nobody", organisation=counter.organisation)
    desk = enter(nobody)
    for each in (LIST, page_of(case), asks(case, "look"), LIST + "add/", LIST + "statistics/"):
        assert desk.get(each).status_code in (403, 404)
    assert desk.get(LIST + "register.csv").status_code == 403


def test_a_verb_without_its_answers_asks_again_and_loses_nothing(counter, enter):
    case = make_case(counter)
    said = {"items": "", "notified_on": "2024-06-03", "reply_by": "2024-06-20", "seen": 0}
    shown = enter(counter.clerk).post(asks(case, "ask_supplement"), said)
    assert "请填写需要补正的事项" in shown.content.decode()
    assert "2024-06-20" in shown.content.decode()
    assert Application.objects.get().state == "registered"


def test_the_last_day_is_shown_before_an_extension_is_saved(counter, enter):
    case = make_case(counter)
    desk = enter(counter.head)
    assert "延长后的期限届满日： 2024-07-30" in words(desk.get(asks(case, "extend")))
    said = {"days": 5, "reason": "需要汇总", "told_on": "2024-06-03", "seen": case.revision}
    shown = words(desk.post(asks(case, "extend"), {**said, "preview": "1"}))
    assert "延长后的期限届满日： 2024-07-09" in shown
    assert Application.objects.with_clock().get().part("extension") is None
    assert desk.post(asks(case, "extend"), said).status_code == 302
    assert Application.objects.get().due_on == date(2024, 7, 9)


def test_of_two_clerks_the_later_is_told_and_keeps_what_he_typed(counter, enter):
    case = make_case(counter)
    do(case, "ask_reasons", counter)
    draft = {"outcome": "r3_1_open", "text": "我写好的答复", "seen": case.revision}
    desk = enter(counter.clerk)
    shown = desk.post(asks(case, "draft_answer"), draft)
    told = words(shown)
    assert "有了变化" in told and "要求说明理由" in told and "我写好的答复" in told
    assert 'name="seen" value="1"' in shown.content.decode()
    assert desk.post(asks(case, "draft_answer"), {**draft, "seen": 1}).status_code == 302


def test_a_look_at_the_identity_needs_a_reason_and_is_told(counter, enter):
    case = make_case(counter)
    desk = enter(counter.clerk)
    assert IDENTITY not in words(desk.post(asks(case, "look"), {"reason": "", "seen": 0}))
    shown = desk.post(asks(case, "look"), {"reason": "核对身份", "seen": 0})
    assert IDENTITY in words(shown) and "no-store" in shown["Cache-Control"]
    assert history_of(case).get(verb="look_at_identity").remark == "核对身份"
    assert enter(counter.head).get(asks(case, "look")).status_code == 302


ENTRY = {
    "key": "9f0c8a52-6f0e-4d6c-9a55-2f6e5d1f7a02",
    "channel": "fax",
    "submitted_on": "2024-06-03",
    "applicant_kind": "natural",
    "name": "欧阳某某",
    "phone": "13800001111",
    "description": "农村公路养护资金",
    "supply_form": "paper",
    "delivery_way": "in_person",
}


def entry(counter, **more):
    return {**ENTRY, "organisation": counter.organisation.pk, **more}


def test_what_is_entered_gets_a_receipt_with_its_code_once(counter, enter, client):
    desk = enter(counter.clerk)
    assert desk.get(LIST + "add/").status_code == 200
    shown = words(desk.post(LIST + "add/", entry(counter)))
    case = Application.objects.get()
    assert "接收回执" in shown and case.number in shown and "待双方确认" in shown
    code = re.search(r"查询码 ([2-9A-Z]{12})", shown)[1]
    again = desk.post(LIST + "add/", entry(counter), follow=True)
    assert Application.objects.count() == 1
    assert "查询码只显示一次" in words(again) and code not in words(again)


def test_the_day_of_receipt_follows_the_channel(counter, enter):
    desk = enter(counter.clerk)
    kinds = {
        "1": ("in_person", False, ""),
        "2": ("post", False, ""),
        "3": ("post", True, ""),
        "4": ("fax", False, "2024-06-03"),
        "5": ("oral", False, ""),
    }
    for n, (channel, ordinary, confirmed) in kinds.items():
        more = {"key": ENTRY["key"][:-1] + n, "channel": channel, "confirmed_on": confirmed}
        if ordinary:
            more["is_ordinary_mail"] = "on"
        desk.post(LIST + "add/", entry(counter, **more))
    found = Application.objects.order_by("pk").values_list("received_on", flat=True)
    assert list(found) == [RECEIVED, RECEIVED, None, RECEIVED, RECEIVED]


def test_an_entry_with_errors_keeps_what_was_typed(counter, enter):
    shown = enter(counter.clerk).post(
        LIST + "add/", entry(counter, name="", submitted_on="2024-06-04")
    )
    assert "农村公路养护资金" in shown.content.decode() and Application.objects.count() == 0


def test_help_is_asked_of_sections_that_may_read_and_not_do(counter, enter, section):
    case = make_case(counter)
    enter(counter.clerk).post(asks(case, "assist"), {"sections": [section.pk], "seen": 0})
    assert list(Application.objects.get().assisting.all()) == [section]
    helper = make_user("helper", role="依申请公开经办人", organisation=section)
    case = Application.objects.get()
    shown = words(enter(helper).get(page_of(case)))
    assert case.description in shown and PERSON["phone"] not in shown and "欧**" in shown
    assert available_verbs(helper, case) == []


def test_the_register_is_exported_masked(counter, enter):
    case = make_case(counter, "answered")
    desk = enter(counter.clerk)
    sheet = b"".join(desk.get(LIST + "register.csv").streaming_content).decode("utf-8-sig")
    assert case.number in sheet and "欧**" in sheet and PERSON["name"] not in sheet
    assert IDENTITY not in sheet and PERSON["phone"] not in sheet
    assert desk.get(LIST + "register.xlsx").status_code == 200
    narrowed = desk.get(LIST + "register.csv?state=open")
    assert case.number not in b"".join(narrowed.streaming_content).decode()


def test_the_statistics_count_by_outcome_month_and_section(counter, enter):
    make_case(counter, "answered")
    make_case(counter, "withdrawn")
    make_application(counter.clerk)
    answer = enter(counter.clerk).get(LIST + "statistics/?year=2024")
    assert answer.context["total"].number == 2
    by = {line.label: line.number for line in answer.context["outcome_lines"]}
    assert (by["予以公开"], by["其他"], by["重复申请"]) == (1, 1, 0)
    assert answer.context["month_lines"][5] == (6, 3, 2)
    assert [line.number for line in answer.context["section_lines"]] == [2]
