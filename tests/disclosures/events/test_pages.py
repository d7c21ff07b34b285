"""What the public reads of events, what staff are told, and what the figures count."""

from datetime import date

import pytest
from django.urls import reverse

from disclosures.events.models import Event
from portal.annual_report.figures import values
from tests.disclosures.events.test_models import make_consultation, make_event
from tests.making import do, make_document, make_item, publish_version, signed_in

pytestmark = pytest.mark.django_db
ADMIN = "/admin/disclosures/event/"
FAR = date(2999, 1, 1)
RESULT = {"opinion": "再短些", "adoption": "未采纳", "reason": "人手不够"}


def read(browser, url):
    return browser.get(url).content.decode()


def test_the_page_says_whether_a_consultation_is_open_over_or_answered(citizen, office):
    opened = make_consultation(office, "published", ends_on=FAR)
    over = make_consultation(office, "published")
    page = read(citizen, opened.get_absolute_url())
    assert "征集中" in page and "2018年3月1日至2999年1月1日" in page
    assert "已结束" in read(citizen, over.get_absolute_url())
    summary = "共收到1条意见。"
    publish_version(office, over, result=[RESULT], result_summary=summary)
    page = read(citizen, over.get_absolute_url())
    for words in ("已反馈", summary, *RESULT.values()):
        assert words in page
    assert "已结束" not in page


def test_a_short_period_is_explained_to_the_public(citizen, office):
    event = make_consultation(
        office, "published", ends_on=date(2018, 3, 9), period_reason="上级限期实施"
    )
    assert "缩短期限的理由：上级限期实施" in read(citizen, event.get_absolute_url())


def test_the_transcript_says_of_each_question_whether_it_was_resolved(citizen, office):
    rows = [
        {"question": "一问", "answer": "一答", "resolved": "是"},
        {"question": "二问", "answer": "二答", "resolved": "否"},
    ]
    page = read(citizen, make_event(office, "published", transcript=rows).get_absolute_url())
    assert page.index("一答") < page.index("已解决") < page.index("二问") < page.index("未解决")


def test_event_and_document_are_linked_on_both_pages_while_both_are_public(citizen, office):
    document = make_document(office, "published", title="出租汽车管理规定")
    event = make_event(office, "published", document=document, title="走进直播间")
    assert document.get_absolute_url() in read(citizen, event.get_absolute_url())
    assert event.get_absolute_url() in read(citizen, document.get_absolute_url())
    draft = make_event(office, document=document)
    assert draft.get_absolute_url() not in read(citizen, document.get_absolute_url())
    do(document, "withdraw", by=office.publisher)
    assert "出租汽车管理规定" not in read(citizen, event.get_absolute_url())


def test_the_list_is_narrowed_by_kind_year_and_standing(citizen, office):
    make_event(office, "published", title="发布会甲", held_on=date(2017, 5, 1))
    make_consultation(office, "published", title="征集乙", ends_on=FAR)
    make_consultation(office, "published", title="征集丙")
    for query, expected in (
        ("?kind=press_conference", {"发布会甲"}),
        ("?year=2017", {"发布会甲"}),
        ("?year=2018", {"征集乙", "征集丙"}),
        ("?standing=open", {"征集乙"}),
        ("?standing=closed", {"征集丙"}),
        ("?standing=answered", set()),
    ):
        page = read(citizen, reverse("event-list") + query)
        assert {t for t in ("发布会甲", "征集乙", "征集丙") if t in page} == expected, query


def test_staff_are_told_of_consultations_that_are_over_without_feedback(office, neighbours):
    over = make_consultation(office, "published", title="征集丙")
    draft = make_consultation(office)
    make_consultation(office, "published", title="征集乙", ends_on=FAR)
    editor = signed_in(office.editor)
    page = read(editor, ADMIN)
    assert "有1次意见征集已经结束" in page and "functools" not in page
    awaited = read(editor, f"{ADMIN}?feedback=awaited")
    assert "征集丙" in awaited and "征集乙" not in awaited
    assert "还没有公开结果反馈" in read(editor, f"{ADMIN}{over.pk}/change/")
    assert "还没有公开结果反馈" not in read(editor, f"{ADMIN}{draft.pk}/change/")
    assert "意见征集已经结束" not in read(signed_in(neighbours.editor), ADMIN)
    publish_version(office, over, result_summary="共收到0条意见。")
    assert "还没有公开结果反馈" not in read(editor, f"{ADMIN}{over.pk}/change/")
    assert "意见征集已经结束" not in read(editor, ADMIN)


def test_the_figures_count_visible_events_of_the_subtree_by_the_day_they_were_held(
    citizen, office, unit, neighbours
):
    rows = [{"question": "问", "answer": "答", "resolved": "是"}] * 12
    hotline = {"kind": "live_hotline", "is_interpretation": True}
    make_event(office, "published", **hotline, transcript=rows, organisation=unit)
    make_event(office, "published", **hotline, transcript=rows, held_on=date(2017, 12, 31))
    make_event(office, "draft", **hotline, transcript=rows)
    make_event(office, "withdrawn", transcript=rows)
    make_event(neighbours, "published")
    make_event(office, "published", transcript=rows)
    counted = values(office.organisation, 2018)
    assert (counted["press_conferences"], counted["live_hotlines"]) == (1, 1)
    assert (counted["live_hotline_questions"], counted["live_interpretations"]) == (12, 1)
    found = citizen.get("/reports/2018/figures.json").json()["figures"]
    assert found["live_hotline_questions"]["printed"] == "10余个"
    assert found["press_conferences"]["printed"] == "1次"
    figure = read(citizen, "/reports/2018/figures/live_hotline_questions/")
    assert Event.objects.get(organisation=unit).get_absolute_url() in figure


def test_the_page_of_a_figure_tells_the_day_an_event_was_held(citizen, office):
    make_event(office, "published", held_on=date(2018, 3, 1))
    page = read(citizen, "/reports/2018/figures/press_conferences/")
    assert '举行日期</span><time datetime="2018-03-01">' in page
    assert "发布日期" not in page


def test_the_drafting_form_takes_a_document_by_its_number(office):
    document = make_document(office, "published", document_number="章交发〔2018〕12号")
    editor = signed_in(office.editor)
    event = make_item(Event, office, title="走进直播间")
    form = editor.get(f"{ADMIN}{event.pk}/change/").context["adminform"].form
    data = {
        "title": "走进直播间",
        "organisation": office.organisation.pk,
        "disclosure_attribute": "proactive",
        "document": "章交发〔2018〕12号",
        "seen": form.initial["seen"],
        **{f"{t}-count": 0 for t in ("transcript", "result")},
        **{f"disclosures-attachment-content_type-object_id-{n}_FORMS": 0
           for n in ("TOTAL", "INITIAL")},
    }  # fmt: skip
    assert editor.post(f"{ADMIN}{event.pk}/change/", data).status_code == 302
    event.refresh_from_db()
    assert event.document == document
