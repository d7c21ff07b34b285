"""Figure tokens in the report's text, and the editions of its form."""

import pytest
from django.core.exceptions import ValidationError

from portal.annual_report.figures import FIGURES
from portal.annual_report.models import AnnualReport, ReportText
from portal.annual_report.tables import edition_for, editions
from portal.annual_report.wording import fill, unknown_tokens
from tests.making import make_report


def test_a_known_token_becomes_its_number_and_another_stays_as_typed():
    text = "全年公开{disclosures}，{nonsense}，{disclosures}"
    assert fill(text, {"disclosures"}, lambda id: "983条") == "全年公开983条，{nonsense}，983条"


def test_unknown_tokens_are_named_once_in_their_order():
    assert unknown_tokens("{b}{images}{a}{b}", {"images"}) == ["b", "a"]


def test_a_text_with_an_unknown_token_is_refused_with_those_that_exist(office):
    with pytest.raises(ValidationError) as refusal:
        make_report(office.organisation, n1="公开{disclosure}条")
    sentence = refusal.value.messages[0]
    assert "：disclosure。" in sentence
    assert all(f"{{{id}}}" in sentence for id in FIGURES)


def test_a_text_with_known_tokens_is_taken(office):
    make_report(office.organisation, n1="".join(f"{{{id}}}" for id in FIGURES))
    assert ReportText.objects.count() == 1


@pytest.mark.parametrize(
    ("year", "edition"),
    [
        (2008, "narrative"),
        (2018, "narrative"),
        (2019, "trial_2019"),
        (2020, "trial_2019"),
        (2021, "tables_2021"),
        (2026, "tables_2021"),
    ],
)
def test_the_year_decides_the_edition(year, edition):
    assert edition_for(year).id == edition


def test_editions_come_in_order_and_begin_with_the_regulation():
    rows = editions()
    years = [row.first_year for row in rows]
    assert years == sorted(set(years)) and years[0] == 2008


@pytest.mark.parametrize("year", [0, 2007, 2101])
def test_a_report_of_an_impossible_year_is_refused_in_words(office, year):
    report = AnnualReport(organisation=office.organisation, year=year, title="年报")
    with pytest.raises(ValidationError, match="年度应当在2008年到2100年之间"):
        report.full_clean()


def test_a_body_has_one_report_a_year(office):
    make_report(office.organisation)
    second = AnnualReport(organisation=office.organisation, year=2018, title="年报")
    with pytest.raises(ValidationError, match="已经有报告"):
        second.full_clean()
