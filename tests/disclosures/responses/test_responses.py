"""Responses on their pages and desk; years that had nothing to respond to."""

from datetime import timedelta

import pytest
from django.urls import reverse

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.responses.actions import record_none
from disclosures.responses.models import PublicResponse, YearWithoutResponse
from disclosures.rooms.deadlines import Standing, worst
from tests.making import NOW, do, make_item, make_version, signed_in

pytestmark = pytest.mark.django_db
ADMIN = "/admin/disclosures/publicresponse/"
YEARS = "/admin/disclosures/yearwithoutresponse/"
NONE_THAT_YEAR = "2018年没有需要专门回应的事项"


def make_response(office, state="draft", **fields):
    given = {
        "title": "关于返程费的回应",
        "concern": "返程费是否合法",
        "found_at": NOW - timedelta(hours=20),
        "channel": "website",
        "body": "<p>不得另收返程费。</p>",
    }
    return make_item(PublicResponse, office, state, **{**given, **fields})


def nothing(organisation, year=2018):
    return YearWithoutResponse(year=year, organisation=organisation, statement="逐月核实")


def read(browser, url):
    return browser.get(url).content.decode()


# --- the clocks ---------------------------------------------------------------------------------
def test_publication_answers_where_no_other_time_is_written_down(office):
    draft = make_response(office)
    assert worst(draft.clocks(NOW)) == Standing.DUE
    assert worst(draft.clocks(NOW + timedelta(hours=29))) == Standing.LATE
    published = make_response(office, "published")
    assert published.responded_at == NOW
    assert worst(published.clocks(NOW + timedelta(days=9))) == Standing.MET
    version = make_version(office, published)
    assert worst(version.clocks(NOW + timedelta(days=9))) == Standing.MET
    late = make_response(office, "published", found_at=NOW - timedelta(hours=49))
    assert worst(late.clocks(NOW)) == Standing.MET_LATE


def test_an_answer_before_the_finding_is_refused(office):
    early = NOW - timedelta(hours=30)
    for field in ("answered_at", "briefed_at"):
        with pytest.raises(NotAllowed, match="回应时间早于发现时间"):
            do(make_response(office, **{field: early}), "submit", by=office.editor)


def test_staff_see_in_the_list_and_on_the_form_how_the_clocks_stand(office):
    late = make_response(office, title="逾期的")
    make_response(office, "published", title="按时的")
    editor = signed_in(office.editor)
    page = read(editor, ADMIN)
    assert "已超期" in page and "按期办理" in page
    narrowed = read(editor, f"{ADMIN}?clock=late")
    assert "逾期的" in narrowed and "按时的" not in narrowed
    assert "48小时，国办发〔2016〕61号" in read(editor, f"{ADMIN}{late.pk}/change/")


def test_the_clocks_of_the_office_are_on_no_public_page(citizen, office):
    found_at = NOW - timedelta(hours=49)
    item = make_response(office, "published", severity="ordinary", found_at=found_at)
    export = b"".join(citizen.get(reverse("response-export", args=["csv"])).streaming_content)
    page = read(citizen, item.get_absolute_url())
    for text in (page, read(citizen, reverse("response-list")), export.decode("utf-8-sig")):
        assert "发现时间" not in text and "一般政务舆情" not in text and "逾期" not in text
    assert "2018年6月1日 09:00" in page  # when it was answered


# --- none this year -----------------------------------------------------------------------------
def test_a_year_without_responses_is_said_above_the_list(citizen, office):
    assert NONE_THAT_YEAR not in read(citizen, "/responses/")
    recorded = record_none(nothing(office.organisation), by=office.publisher, at=NOW)
    assert NONE_THAT_YEAR in read(citizen, "/responses/")
    assert "逐月核实" not in read(citizen, "/responses/")
    assert [entry.remark for entry in history_of(recorded)] == ["逐月核实"]


def test_a_response_of_that_year_takes_the_word_back(citizen, office, unit, neighbours):
    record_none(nothing(office.organisation), by=office.publisher, at=NOW)
    make_response(neighbours, "published")
    make_response(office, "published", at=NOW.replace(year=2017))
    make_response(office)
    assert NONE_THAT_YEAR in read(citizen, "/responses/")
    make_response(office, "published", organisation=unit)
    assert NONE_THAT_YEAR not in read(citizen, "/responses/")


def test_it_is_not_recorded_where_it_is_not_true(office, unit):
    make_response(office, "published", organisation=unit)
    with pytest.raises(NotAllowed, match="已经公开了回应"):
        record_none(nothing(office.organisation), by=office.publisher, at=NOW)
    with pytest.raises(NotAllowed, match="还没有到"):
        record_none(nothing(office.organisation, 2019), by=office.publisher, at=NOW)


def test_it_is_recorded_by_those_who_publish_for_the_body(office, neighbours):
    for person, why in ((office.editor, "没有发布"), (neighbours.publisher, "您所在单位")):
        with pytest.raises(NotAllowed, match=why):
            record_none(nothing(office.organisation), by=person, at=NOW)
    assert not YearWithoutResponse.objects.exists()


def test_the_desk_records_a_year_and_refuses_in_words(citizen, office):
    desk = signed_in(office.publisher)
    given = {"year": 2018, "organisation": office.organisation.pk, "statement": "逐月核实"}
    assert desk.post(f"{YEARS}add/", given).status_code == 302
    recorded = YearWithoutResponse.objects.get()
    assert recorded.by == office.publisher
    assert "已经登记过" in desk.post(f"{YEARS}add/", given).content.decode()
    make_response(office, "published")
    page = desk.post(f"{YEARS}{recorded.pk}/change/", given).content.decode()
    assert "2018年已经公开了回应" in page


def test_others_see_the_recorded_years_of_their_body_and_change_none(office, neighbours):
    recorded = record_none(nothing(office.organisation), by=office.publisher, at=NOW)
    editor = signed_in(office.editor)
    assert "逐月核实" in read(editor, YEARS)
    assert editor.post(f"{YEARS}{recorded.pk}/change/", {"year": 2017}).status_code == 403
    assert editor.get(f"{YEARS}add/").status_code == 403
    assert signed_in(office.publisher).get(f"{YEARS}{recorded.pk}/delete/").status_code == 403
    assert "逐月核实" not in read(signed_in(neighbours.publisher), YEARS)
