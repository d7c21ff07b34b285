"""Budgets, fees, plans for emergencies and their like: what each needs, by when it is public."""

from datetime import date

import pytest

from disclosures.documents.deadlines import publication_due, publication_notice
from disclosures.documents.kinds import PROFILES, DocumentKind
from disclosures.publishing.errors import NotAllowed
from disclosures.statute.terms import PublicationKind
from disclosures.statute.working_days import load_published
from tests.making import do, make_document

DAYS = load_published()


def test_every_kind_has_its_profile():
    assert set(PROFILES) == set(DocumentKind)


def test_a_budget_is_public_twenty_calendar_days_after_its_approval():
    approved = date(2018, 2, 8)
    due = publication_due(approved, DAYS, PublicationKind.BUDGET)
    assert due == date(2018, 2, 28)
    told = publication_notice(approved, date(2018, 3, 1), DAYS, PublicationKind.BUDGET)
    assert "自批准之日起20日内公开（《预算法》第十四条）" in told
    assert publication_notice(approved, due, DAYS, PublicationKind.BUDGET) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("budget", "发文机关、所属时期、批准日期"),
        ("fees", "发文机关、成文日期"),
        ("procurement", "发文机关、所属时期、成文日期"),
        ("emergency", "发文机关、成文日期、施行日期"),
        ("statistics", "所属时期、成文日期"),
        ("personnel", "发文机关、成文日期"),
    ],
)
def test_each_kind_says_what_it_still_lacks(office, kind, missing):
    draft = make_document(office, kind=kind)
    with pytest.raises(NotAllowed, match=f"{DocumentKind(kind).label}还缺：{missing}"):
        do(draft, "submit", by=office.editor)


@pytest.mark.django_db
def test_the_page_of_a_budget_tells_its_time_and_its_approval(citizen, office):
    given = {"period": "2018年", "approved_on": date(2018, 5, 20), "issuing_organ": "市交通局"}
    document = make_document(office, "published", kind="budget", **given)
    page = citizen.get(document.get_absolute_url()).content.decode()
    assert "2018年5月20日" in page and "所属时期" in page
    assert document.starts_publication_on == date(2018, 5, 20)
