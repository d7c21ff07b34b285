"""The numbers over the years are those that the report's figures count for each year."""

from datetime import date

import pytest

from portal.annual_report.figures import FIGURES
from portal.statistics.series import SERIES, counts_of, years_of
from tests.making import NOW, make_document
from tests.portal.statistics.test_durations import make_answered
from tests.rooms import ROOMS

pytestmark = pytest.mark.django_db

SAME = {
    "主动公开政府信息": ("disclosures",),
    "收到信息公开申请": ("applications_received",),
    "答复咨询": ("inquiries_answered",),
    "办理建议提案": ("npc_suggestions", "cppcc_proposals"),
}
YEARS = range(2015, 2027)


@pytest.fixture
def years(office):
    """Something of everything, on both sides of midnight of two New Year's Eves."""
    rooms = {room.name: room for room in ROOMS}
    for year in (2016, 2018):
        for edge in (date(year, 1, 1), date(year, 12, 31)):
            at = NOW.replace(year=year, month=edge.month, day=edge.day, hour=0, minute=1)
            make_document(office, "published", at=at)
            rooms["inquiry"].make(office, "draft", received_on=edge, answered_on=edge)
            rooms["inquiry"].make(office, "discarded", received_on=edge, answered_on=edge)
            rooms["proposal"].make(
                office, "draft", assigned_on=edge, replied_on=edge, number=f"{edge:%m}{year}"
            )
            make_answered(office.organisation, edge, edge)
    make_document(office, "withdrawn")
    return office


def test_every_year_says_what_the_figures_say(years):
    body = years.organisation
    for one, counts in zip(SERIES, counts_of(body), strict=True):
        for year in YEARS if one.label in SAME else ():
            figures = sum(FIGURES[id].value(body, year) for id in SAME[one.label])
            assert counts.get(year, 0) == figures, (one.label, year)


def test_only_years_with_anything_are_offered(years, bureau):
    assert years_of(counts_of(bureau)) == [2018, 2016]
    assert years_of([{}, {}]) == []
