"""What an event must have before it is submitted, and the questions asked of many events."""

from datetime import date, timedelta

import pytest

from disclosures.events.kinds import EventKind, Standing
from disclosures.events.models import Event
from disclosures.events.rules import standing
from disclosures.publishing.errors import NotAllowed
from tests.making import do, make_item

pytestmark = pytest.mark.django_db
FIRST = date(2018, 3, 1)


def make_event(office, state="draft", **fields):
    given = {
        "title": "互动活动",
        "kind": "press_conference",
        "held_on": FIRST,
        "body": "<p>正文</p>",
    }
    return make_item(Event, office, state, **{**given, **fields})


def make_consultation(office, state="draft", **fields):
    given = {"kind": "consultation", "ends_on": date(2018, 4, 5), "ways_to_comment": "来信"}
    return make_event(office, state, **{**given, **fields})


def refusal(office, event):
    with pytest.raises(NotAllowed) as refused:
        do(event, "submit", by=office.editor)
    return str(refused.value)


def test_a_consultation_shorter_than_thirty_days_is_submitted_only_with_its_reason(office):
    short = make_consultation(office, ends_on=date(2018, 3, 10))
    assert "第十五条" in refusal(office, short)
    explained = {"ends_on": short.ends_on, "period_reason": "上级要求4月1日前施行"}
    make_consultation(office, "submitted", **explained)


def test_a_consultation_says_how_to_comment_and_when_it_ends(office):
    said = refusal(office, make_consultation(office, ends_on=None, ways_to_comment=""))
    assert "结束日期" in said and "提出意见的方式" in said


def test_a_result_without_reasons_is_not_submitted(office):
    rows = [{"opinion": "再短些", "adoption": "未采纳"}]
    event = make_consultation(office, result=rows, result_summary="共1条。")
    assert "第1条意见未采纳，请写明理由" in refusal(office, event)


def test_other_events_have_no_shortest_period_and_end_after_they_begin(office):
    make_event(office, "submitted", ends_on=FIRST + timedelta(days=1))
    early = make_event(office, ends_on=FIRST - timedelta(days=1))
    assert "结束日期早于开始日期" in refusal(office, early)


def test_an_event_without_text_transcript_or_file_has_nothing_to_publish(office):
    assert "没有可以公开的内容" in refusal(office, make_event(office, body=""))
    make_event(office, "submitted", body="", transcript=[{"question": "问", "answer": "答"}])
    make_event(office, "submitted", body="", files=["发布会.png"])
    line = {"disclosure_attribute": "withheld", "attribute_ground": "第十六条"}
    make_event(office, "submitted", body="", **line)


def test_the_database_and_the_rule_agree_on_where_consultations_stand(office):
    spans = [(0, None), (0, 3), (2, 2), (4, 9)]
    for start, end in spans:
        for summary in ("", "共收到3条。"):
            make_consultation(
                office,
                held_on=FIRST + timedelta(days=start),
                ends_on=None if end is None else FIRST + timedelta(days=end),
                result_summary=summary,
            )
    make_event(office)
    for day in range(-1, 12):
        on = FIRST + timedelta(days=day)
        for event in Event.objects.with_standing(on):
            ruled = standing(
                event.held_on, event.ends_on, is_answered=bool(event.result_summary), on=on
            )
            assert event.standing == (ruled if event.is_consultation else "")


def test_feedback_is_awaited_of_public_consultations_that_are_over(office):
    over = make_consultation(office, "published")
    make_consultation(office, "draft")
    make_consultation(office, "published", result_summary="共收到3条。")
    make_event(office, "published")
    assert list(Event.objects.awaiting_feedback(date(2018, 4, 6))) == [over]
    assert not Event.objects.awaiting_feedback(date(2018, 4, 5)).exists()


def test_events_belong_to_the_year_in_which_they_were_held(office):
    before = make_event(office, "published", held_on=date(2017, 12, 31))
    within = make_event(office, "published", held_on=date(2018, 1, 1))
    assert list(Event.objects.held_in(2018)) == [within]
    assert list(Event.objects.held_in(2017)) == [before]
    assert Event.objects.years() == [2018, 2017]


def test_questions_are_counted_over_all_transcripts(office):
    assert Event.objects.questions() == 0
    row = {"question": "问", "answer": "答", "resolved": "是"}
    make_event(office, transcript=[row] * 5)
    make_event(office, transcript=[row] * 2)
    make_event(office)
    assert Event.objects.questions() == 7


def test_a_row_says_where_a_consultation_stands_where_the_list_has_asked(office):
    make_consultation(office)
    event = Event.objects.with_standing(date(2018, 3, 2)).get()
    assert event.row_facts[:3] == ["意见征集", Standing.OPEN.label, "2018-03-01至2018-04-05"]
    assert Event.objects.get().row_facts[1] == ""
    assert Event(kind=EventKind.HEARING).days == ""
