"""The figures of service items and of officials: the right year, counter, rank and last day."""

from datetime import date

import pytest

from portal.annual_report.figures import values
from tests.disclosures.directory.test_querysets import make_official
from tests.disclosures.services.test_querysets import make_service

pytestmark = pytest.mark.django_db
ITEMS = ("service_items_entered", "service_items_hall", "service_items_subcentre")


def counted(organisation, year, *figures):
    found = values(organisation, year)
    return tuple(found[figure] for figure in figures)


def test_items_count_in_the_year_they_were_entered_by_the_counter_that_takes_them(
    office, bureau, unit
):
    make_service(office, entered_on=date(2018, 1, 1), at_subcentre=True)
    make_service(office, entered_on=date(2018, 12, 31), organisation=unit)
    only = {"at_hall": False, "online_url": "https://example.gov.cn/"}
    make_service(office, entered_on=date(2018, 6, 1), **only)
    make_service(office, entered_on=date(2017, 12, 31), at_subcentre=True)
    make_service(office, "draft", entered_on=date(2018, 6, 1))
    make_service(office, "withdrawn", entered_on=date(2018, 6, 1))
    assert counted(bureau, 2018, *ITEMS) == (3, 2, 1)
    assert counted(unit, 2018, *ITEMS) == (1, 1, 0)
    assert counted(bureau, 2017, *ITEMS) == (1, 1, 1)


def test_middle_ranks_count_who_hold_a_post_on_the_last_day_of_the_year(office, bureau, unit):
    make_official(office, "一直在任")
    make_official(office, "最后一天离任", held_until=date(2018, 12, 31))
    make_official(office, "最后一天到任", held_from=date(2018, 12, 31), organisation=unit)
    make_official(office, "年中离任", held_until=date(2018, 6, 30))
    make_official(office, "次年到任", held_from=date(2019, 1, 1))
    make_official(office, "局长", rank="leader")
    make_official(office, "没有公开", "draft")
    assert counted(bureau, 2018, "middle_cadres") == (3,)
    assert counted(bureau, 2017, "middle_cadres") == (3,)
    assert counted(bureau, 2019, "middle_cadres") == (3,)
    assert counted(unit, 2018, "middle_cadres") == (1,)
