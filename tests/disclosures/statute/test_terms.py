"""The statutory limits: their numbers, their articles and the day on which the regime changes."""

from datetime import date, timedelta

import pytest

from disclosures.statute import terms
from disclosures.statute.terms import PublicationKind, Regime, Term, Unit

ALL = [value for value in vars(terms).values() if isinstance(value, Term)] + [
    value
    for regime in terms.TERMS.values()
    for value in vars(regime).values()
    if isinstance(value, Term)
]


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2008, 4, 30), None),
        (date(2008, 5, 1), Regime.R2008),
        (date(2019, 5, 14), Regime.R2008),
        (date(2019, 5, 15), Regime.R2019),
        (date(2026, 1, 1), Regime.R2019),
    ],
)
def test_the_regime_changes_on_its_days(day, regime):
    assert terms.regime_on(day) == regime


def test_an_answer_had_fifteen_days_and_fifteen_more_before_the_revision():
    clock = terms.terms_on(date(2018, 3, 1))
    assert (clock.answer.days, clock.extension.days) == (15, 15)


def test_an_answer_has_twenty_days_and_twenty_more_since_the_revision():
    clock = terms.terms_on(date(2020, 3, 1))
    assert (clock.answer.days, clock.extension.days) == (20, 20)


def test_the_limits_of_supplement_third_party_and_co_maker_belong_to_the_revision():
    old, new = terms.TERMS_2008, terms.TERMS_2019
    assert (new.supplement_notice.days, new.third_party.days, new.co_maker.days) == (7, 15, 15)
    assert (old.supplement_notice, old.third_party, old.co_maker) == (None, None, None)


def test_publication_has_twenty_days_and_before_the_revision_the_limit_is_unknown():
    assert terms.publication_term(date(2019, 5, 15)).days == 20
    assert terms.publication_term(date(2019, 5, 14)) is None
    assert terms.publication_term(date(2001, 1, 1)) is None


@pytest.mark.parametrize(
    ("kind", "since", "days", "unit"),
    [
        (PublicationKind.ORDINARY, date(2019, 5, 15), 20, Unit.WORKING),
        (PublicationKind.LICENCE, date(2019, 1, 3), 7, Unit.WORKING),
        (PublicationKind.PENALTY, date(2019, 1, 3), 7, Unit.WORKING),
        (PublicationKind.ENFORCEMENT, date(2019, 1, 3), 20, Unit.WORKING),
        (PublicationKind.BUDGET, date(2015, 1, 1), 20, Unit.CALENDAR),
    ],
)
def test_each_kind_of_information_has_its_own_limit_from_its_own_day(kind, since, days, unit):
    term = terms.publication_term(since, kind)
    assert (term.days, term.unit) == (days, unit)
    assert terms.publication_term(since - timedelta(days=1), kind) is None


def test_every_kind_of_information_has_a_limit_and_budgets_alone_count_from_approval():
    assert set(terms.PUBLICATION) == set(PublicationKind)
    assert {PublicationKind.BUDGET} == terms.FROM_APPROVAL


def test_a_department_reports_by_the_end_of_january_and_a_government_by_the_end_of_march():
    assert terms.report_due_on(2023) == date(2024, 1, 31)
    assert terms.report_due_on(2023, of_government=True) == date(2024, 3, 31)
    assert terms.report_due_on(2019) == date(2020, 1, 31)


def test_the_day_of_a_report_before_the_revision_is_unknown():
    assert terms.report_due_on(2018) is None


@pytest.mark.parametrize("term", ALL, ids=lambda term: term.name)
def test_every_limit_has_days_and_a_source(term):
    assert term.days > 0 and term.name and term.article


@pytest.mark.parametrize("term", ALL, ids=lambda term: term.name)
def test_a_limit_cites_an_article_unless_it_is_only_the_default_of_a_setting(term):
    cites = "第" in term.article or "〔" in term.article
    assert cites != term.default_setting


def test_a_limit_reads_as_a_sentence():
    assert str(terms.TERMS_2019.publication) == "20个工作日（《条例》第二十六条）"
    assert str(terms.BUDGET_PUBLICATION) == "20日（《预算法》第十四条）"
    assert terms.BUDGET_PUBLICATION.unit is Unit.CALENDAR
