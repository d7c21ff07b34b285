"""The figures of the annual report: exactly the right records, at the edges of the year too."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.documents.kinds import DocumentKind
from portal.annual_report.figures import FIGURES, values
from portal.annual_report.measuring import year_bounds
from tests.making import NOW, SHANGHAI, do, make_document

FIRST = datetime(2018, 1, 1, 0, 0, tzinfo=SHANGHAI)
LAST = datetime(2018, 12, 31, 23, 59, 59, 999999, tzinfo=SHANGHAI)
KIND_OF = {
    "normative_documents": DocumentKind.NORMATIVE,
    "systems_improved": DocumentKind.RULES,
    "convenience_measures": DocumentKind.MEASURE,
}
METADATA = {
    "issuing_organ": "章原市交通运输局",
    "document_number": "章交发〔2018〕1号",
    "made_on": NOW.date(),
    "effective_on": NOW.date(),
    "validity": "in_force",
    "period": "2018年",
    "approved_on": NOW.date(),
}


def counted(office, figure="disclosures", year=2018):
    return values(office.organisation, year)[figure]


@pytest.mark.parametrize(
    ("at", "year"),
    [
        (FIRST, 2018),
        (FIRST - timedelta(microseconds=1), 2017),
        (LAST, 2018),
        (LAST + timedelta(microseconds=1), 2019),
        (datetime(2017, 12, 31, 16, 0, tzinfo=UTC), 2018),
        (datetime(2018, 12, 31, 15, 59, 59, tzinfo=UTC), 2018),
        (datetime(2018, 12, 31, 16, 0, tzinfo=UTC), 2019),
    ],
)
def test_a_record_belongs_to_the_year_in_shanghai(office, at, year):
    make_document(office, "published", at=at)
    assert {y: counted(office, year=y) for y in (2017, 2018, 2019)} == {
        y: int(y == year) for y in (2017, 2018, 2019)
    }


@given(st.integers(min_value=2008, max_value=2100))
def test_every_year_ends_where_the_next_begins(year):
    assert year_bounds(year)[1] == year_bounds(year + 1)[0]
    assert year_bounds(year)[0].utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "approved", "scheduled"])
def test_what_never_went_out_does_not_count(office, state):
    make_document(office, state, files=["图.png"])
    found = values(office.organisation, 2018)
    assert {number for id, number in found.items() if not FIGURES[id].part} == {0}
    # A rate of nothing is no number.
    assert {number for id, number in found.items() if FIGURES[id].part} == {None}


def test_a_withdrawal_takes_the_record_and_its_images_out_of_the_figures(office):
    document = make_document(office, "published", files=["图.png"])
    assert (counted(office), counted(office, "images")) == (1, 1)
    do(document, "withdraw", by=office.publisher)
    assert (counted(office), counted(office, "images")) == (0, 0)


def test_a_register_line_does_not_count(office):
    masked = {"body": "", "disclosure_attribute": "on_request", "attribute_ground": "内部事务"}
    make_document(office, "approved", **masked)
    assert counted(office) == 0


def test_the_subtree_counts_and_other_bodies_do_not(office, section, unit, neighbours):
    for body in (office.organisation, section, unit):
        make_document(office, "published", organisation=body)
    make_document(neighbours, "published")
    assert counted(office) == 3
    assert values(section, 2018)["disclosures"] == 1
    assert values(neighbours.organisation, 2018)["disclosures"] == 1
    assert values(office.organisation.parent, 2018)["disclosures"] == 4


def test_a_repost_counts_and_so_does_every_kind(office):
    make_document(
        office,
        "published",
        content_source="reposted",
        source_name="省政府网站",
        source_url="https://www.example.gov.cn/",
    )
    for kind in DocumentKind:
        make_document(office, "published", kind=kind, **METADATA)
    assert counted(office) == 1 + len(DocumentKind)


@pytest.mark.parametrize(("figure", "kind"), KIND_OF.items())
def test_a_kind_has_its_own_figure(office, figure, kind):
    make_document(office, "published", kind=kind, **METADATA)
    found = values(office.organisation, 2018)
    assert {id: n for id, n in found.items() if n} == {"disclosures": 1, figure: 1}


def test_normative_documents_count_by_first_publication_not_by_the_day_they_were_made(office):
    made = {**METADATA, "made_on": NOW.date().replace(year=2017)}
    make_document(office, "published", kind="normative", **made)
    assert counted(office, "normative_documents") == 1
    assert counted(office, "normative_documents", 2017) == 0


def test_images_are_the_pictures_of_public_records_and_not_their_papers(office, neighbours):
    make_document(office, "published", files=["一.png", "二.jpg", "三.gif", "文.pdf", "表.xlsx"])
    make_document(office, "approved", files=["四.png"])
    make_document(office, "published", at=NOW.replace(year=2017), files=["五.png"])
    make_document(neighbours, "published", files=["六.png"])
    assert counted(office, "images") == 3


def test_the_records_behind_a_figure_are_as_many_as_it_says(office, unit):
    for files in ([], ["一.png"], ["二.png", "三.png"]):
        make_document(office, "published", files=files)
    for id, figure in FIGURES.items():
        records = figure.records(office.organisation, 2018)
        assert figure.count(records) == (counted(office, id) or 0)


@pytest.mark.parametrize(
    ("figure", "value", "printed"),
    [
        ("images", 312, "300多幅"),
        ("images", 301, "300多幅"),
        ("images", 199, "100多幅"),
        ("images", 101, "100多幅"),
        ("images", 100, "100幅"),
        ("images", 7, "7幅"),
        ("images", 0, "0幅"),
        ("images", 1250, "1200多幅"),
        ("disclosures", 983, "983条"),
        ("normative_documents", 16, "16个"),
        ("systems_improved", 6, "6项"),
        ("convenience_measures", 24, "24项"),
    ],
)
def test_a_figure_is_printed_as_the_report_writes_it(figure, value, printed):
    assert FIGURES[figure].printed(value) == printed


def test_a_round_number_is_not_called_more_than_itself():
    assert FIGURES["images"].printed(300) == "300幅"
