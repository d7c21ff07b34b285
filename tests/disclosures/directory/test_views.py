"""What the public reads of the body and its people, on which day, and what is printed."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from disclosures.channels.models import Channel
from disclosures.directory.models import ReadingPlace
from tests.disclosures.directory.test_querysets import make_official
from tests.making import do, make_organisation
from tests.test_budgets import queries

pytestmark = pytest.mark.django_db
LIST = "/directory/officials/"


@pytest.fixture
def handed_over(office):
    """A post that was handed over in the middle of 2018."""
    return (
        make_official(office, "前任示例", held_until=date(2018, 6, 30)),
        make_official(office, "现任示例", held_from=date(2018, 7, 1)),
    )


def shown(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_list_shows_those_in_office_on_the_day_and_a_day_may_be_asked_for(citizen, handed_over):
    today = shown(citizen, LIST)
    assert "现任示例" in today and "前任示例" not in today
    for day, holder, other in [
        ("2018-06-30", "前任示例", "现任示例"),
        ("2018-07-01", "现任示例", "前任示例"),
    ]:
        page = shown(citizen, f"{LIST}?on={day}")
        assert holder in page and other not in page
        sheet = b"".join(citizen.get(f"{LIST}export.csv?on={day}").streaming_content).decode()
        assert holder in sheet and other not in sheet


def test_a_day_that_is_none_is_said_and_the_list_is_of_today(citizen, handed_over):
    page = shown(citizen, f"{LIST}?on=前天")
    assert "请写出日期" in page and "现任示例" in page and "前任示例" not in page


def test_who_has_left_keeps_the_page_which_says_so(citizen, handed_over):
    former, holder = handed_over
    page = shown(citizen, former.get_absolute_url())
    assert "已离任" in page and "2018年6月30日" in page
    assert "已离任" not in shown(citizen, holder.get_absolute_url())


def test_somebody_whose_last_day_is_today_is_still_in_office(citizen, office):
    make_official(office, "今天离任", held_until=localdate())
    make_official(office, "昨天离任", held_until=localdate() - timedelta(days=1))
    page = shown(citizen, LIST)
    assert "今天离任" in page and "昨天离任" not in page


def test_the_directory_names_leaders_sections_group_places_and_media(
    citizen, office, bureau, section
):
    section.is_disclosure_office, section.duties, section.phone = True, "负责文电", "12328"
    section.save()
    make_organisation("jtj-old", name="已撤科室", parent=bureau, kind="section", is_closed=True)
    make_official(office, "局长示例", rank="leader", post="局长", group_role="head")
    make_official(office, "离任领导", rank="leader", held_until=date(2018, 1, 1))
    ReadingPlace.objects.create(organisation=bureau, name="大厅查阅点", equipment="查询电脑")
    ReadingPlace.objects.create(organisation=bureau, name="停用查阅点", is_open=False)
    Channel.objects.create(organisation=bureau, kind="newspaper", name="章原日报")
    page = shown(citizen, "/directory/")
    for words in ("局长示例", "组长", "负责文电", "办公室设在办公室", "大厅查阅点", "查询电脑"):
        assert words in page, words
    assert "报纸：章原日报" in page
    for words in ("离任领导", "停用查阅点", "已撤科室"):
        assert words not in page, words


def test_the_directory_asks_no_more_when_there_are_more_people(citizen, office):
    def measure(number):
        for n in range(number):
            make_official(office, f"示例{n}", rank="leader", group_role="member")
        return queries(citizen, "/directory/"), queries(citizen, "/directory/wall/jtj/")

    few, many = measure(2), measure(8)
    assert few == many and max(many) <= 12


def test_a_desk_card_is_for_what_is_public_alone(citizen, office):
    item = make_official(office, "示例一", office_phone="12328")
    card = f"{item.get_absolute_url()}card/"
    page = shown(citizen, card)
    assert page.count("主持办公室工作") == 2 and page.count("12328") >= 2
    draft = make_official(office, "起草中", "draft")
    assert citizen.get(f"{draft.get_absolute_url()}card/").status_code == 404
    do(item, "withdraw", by=office.publisher)
    answer = citizen.get(card)
    assert answer.status_code == 410 and "示例一" not in answer.content.decode()


def test_the_wall_sheet_has_everybody_in_office_of_the_unit_itself(citizen, office, unit):
    make_official(office, "本处示例", organisation=unit)
    make_official(office, "前任示例", organisation=unit, held_until=date(2018, 1, 1))
    make_official(office, "起草示例", "draft", organisation=unit)
    make_official(office, "局里示例")
    page = shown(citizen, f"/directory/wall/{unit.code}/")
    assert "本处示例" in page
    for name in ("前任示例", "起草示例", "局里示例"):
        assert name not in page, name
    assert citizen.get("/directory/wall/nowhere/").status_code == 404
