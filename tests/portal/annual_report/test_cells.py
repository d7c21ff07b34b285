"""The tables from records: real reports come back, subtrees sum, a day in the past is replayed."""

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from disclosures.fees.models import FeeIncome
from portal.annual_report.cells import counted_cells, figure_of
from portal.annual_report.checks import check_cells, identities, parts_add_up
from portal.annual_report.figures import FIGURES, values
from portal.annual_report.reported import cells_of, figures_of, parts
from portal.annual_report.tables import TOTAL, edition_for
from requests_app.models import Application
from requests_app.remedies.models import Remedy
from requests_app.states import State
from tests.making import NOW, SHANGHAI, do, make_document, make_office, make_organisation

REPORTS = json.loads(Path(__file__).with_name("real_reports.json").read_text("utf-8"))
FORM_2021 = [name for name, report in REPORTS.items() if report["year"] >= 2021]
YEAR = 2024
SERIAL = iter(range(10**9))


def application(organisation, received, kind="natural", outcome="", answered=None):
    return Application(
        number=f"N{next(SERIAL)}",
        organisation=organisation,
        channel="online",
        applicant_kind=kind,
        submitted_on=received,
        received_on=received,
        description="示例",
        outcome=outcome,
        answered_on=answered,
        state=State.CLOSED if outcome else State.IN_HANDLING,
        created_at=datetime(2024, 1, 1, tzinfo=SHANGHAI),
    )


def applications_of(organisation, year, cells):
    """Cases whose counting must give the cells of table three back."""
    edition = edition_for(year)
    finer = {id.split(".")[1] for id in cells}
    leaves = [row for row in edition.leaves() if row in finer]
    leaves += ["r3_6"] if "r3_6" in finer and "r3_6_3_other" not in finer else []
    for kind in edition.applicants:
        old, new = (int(cells[f"t3.{row}.{kind}"]) for row in ("r2_carried_in", "r1_new"))
        results = [row for row in leaves for _ in range(int(cells[f"t3.{row}.{kind}"]))]
        for n in range(old + new):
            received = date(year - 1, 12, 20) if n < old else date(year, 3, 1)
            outcome = results[n] if n < len(results) else ""
            answered = date(year, 4, 1) if outcome else None
            yield application(organisation, received, kind, outcome, answered)


def remedies_of(organisation, year, cells):
    for id, value in cells.items():
        if (found := re.fullmatch(r"t4\.(\w+)\.(\w+)", id)) and found[2] != TOTAL:
            result = "" if found[2] == "pending" else found[2]
            decided = date(year, 6, 1) if result else None
            for _ in range(int(value)):
                yield Remedy(
                    organisation=organisation,
                    kind=found[1],
                    filed_on=date(year, 3, 1),
                    result=result,
                    decided_on=decided,
                )


@pytest.mark.parametrize("name", FORM_2021)
def test_a_real_report_comes_back_cell_by_cell(bureau, name):
    year, printed = REPORTS[name]["year"], REPORTS[name]["cells"]
    cells = {id: value for id, value in printed.items() if not id.startswith("t2.")}
    Application.objects.bulk_create(applications_of(bureau, year, cells))
    Remedy.objects.bulk_create(remedies_of(bureau, year, cells))
    counted = cells_of(bureau, year)
    differing = {id for id, value in cells.items() if counted[id] != value}
    wrong_on_paper = {"t4.rc.total": 11, "t4.lr.total": 5} if "hongze" in name else {}
    assert differing == set(wrong_on_paper)
    assert {id: counted[id] for id in differing} == wrong_on_paper
    assert check_cells(edition_for(year), counted) == []


def test_an_empty_year_prints_zeros_in_every_cell(bureau):
    for year in (2019, 2024):
        cells = cells_of(bureau, year)
        assert list(cells) == list(edition_for(year).cells) and set(cells.values()) == {0}
        assert all(id in cells for one in identities(edition_for(year), cells) for id in one.left)
    assert cells_of(bureau, 2018) == {}


@pytest.fixture
def filled(bureau, unit, government, sibling):
    """Cases in every node of a tree of three levels."""
    some = [("r3_1_open", "natural"), ("r3_2_partial", "commercial"), ("", "research")]
    Application.objects.bulk_create(
        application(node, date(YEAR, 2, 1), kind, outcome, date(YEAR, 2, 9) if outcome else None)
        for times, node in enumerate((government, bureau, unit, sibling), start=1)
        for outcome, kind in some * times
    )
    return government


def test_three_levels_sum_in_every_cell(filled, bureau, unit, sibling):
    edition = edition_for(YEAR)
    whole, mine = cells_of(filled, YEAR), cells_of(bureau, YEAR)
    lower, other = cells_of(unit, YEAR), cells_of(sibling, YEAR)
    assert whole["t3.r1_new.total"] == 3 * (1 + 2 + 3 + 4)
    assert mine["t3.r1_new.total"] == 3 * (2 + 3)
    for id, cell in edition.cells.items():
        figure = figure_of(edition, cell)
        if not id.startswith("t2"):
            split = parts(figure, filled, YEAR)
            assert parts_add_up(id, whole[id], [number for _, number in split]) == []
            assert dict(split)[bureau] == mine[id] and dict(split)[sibling] == other[id]
    assert lower["t3.r3_1_open.natural"] == 3


def test_every_cell_has_the_number_of_its_own_question(filled, bureau, office):
    normative(office)
    Remedy.objects.create(organisation=bureau, kind="ld", filed_on=date(YEAR, 5, 1))
    edition, cells = edition_for(YEAR), cells_of(bureau, YEAR)
    assert cells["t2.a20_1.normdocs.made"] == cells["t4.ld.total"] == 1
    for id, cell in edition.cells.items():
        assert figure_of(edition, cell).value(bureau, YEAR) == cells[id], id


def test_a_case_is_carried_over_the_year(bureau):
    application(bureau, date(2023, 12, 20), outcome="r3_1_open", answered=date(2024, 1, 3)).save()
    before, after = cells_of(bureau, 2023), cells_of(bureau, 2024)
    assert before["t3.r4_carried_out.natural"] == after["t3.r2_carried_in.natural"] == 1
    assert (before["t3.r3_7_total.total"], after["t3.r3_7_total.total"]) == (0, 1)
    assert check_cells(edition_for(2024), after, before) == []


# --- table two ----------------------------------------------------------------------------------
def normative(office, state="published", made_on=date(YEAR, 3, 1), **fields):
    paper = {"issuing_organ": "本局", "document_number": f"某发〔2024〕{next(SERIAL)}号"}
    paper |= {"effective_on": made_on, "validity": "in_force"}
    return make_document(office, state, kind="normative", made_on=made_on, **paper, **fields)


def table_two(organisation, year=YEAR, on=None):
    cells = counted_cells(organisation, year, on)
    return [cells[f"t2.a20_1.normdocs.{column}"] for column in ("made", "repealed", "valid")]


def test_acts_count_by_the_day_they_were_made_whatever_is_public(office, bureau):
    normative(office)
    normative(office, "withdrawn")
    normative(office, "draft")  # no act yet
    normative(office, made_on=date(2020, 1, 1))
    assert table_two(bureau) == [2, 0, 3]


def test_a_repost_is_not_made_here_and_a_joint_document_only_where_it_is_led(office, bureau):
    source = {"source_name": "省厅", "source_url": "https://example.org/"}
    normative(office, content_source="reposted", **source)
    normative(office, content_source="joint", lead_organ="省厅", **source)
    normative(office, content_source="joint", is_led_here=True, **source)
    assert table_two(bureau)[0] == 1


def test_what_was_repealed_later_was_in_force_at_the_end_of_the_year(office, bureau):
    document = normative(office, made_on=date(2020, 1, 1))
    type(document).objects.filter(pk=document.pk).update(
        validity="repealed", validity_changed_on=date(2025, 2, 1)
    )
    assert table_two(bureau, 2024) == [0, 0, 1]
    assert table_two(bureau, 2025) == [0, 1, 0]


def test_the_trial_form_counts_what_was_disclosed(office, bureau):
    normative(office, at=datetime(2019, 6, 1, tzinfo=SHANGHAI), made_on=date(2018, 12, 1))
    cells = cells_of(bureau, 2019)
    assert cells["t2.a20_1.normdocs.disclosed"] == cells["t2.a20_1.normdocs.public"] == 1
    assert cells["t2.a20_1.normdocs.made"] == 0
    assert "t3.r3_6_3_other.total" not in cells


# --- replay -------------------------------------------------------------------------------------
def test_a_year_is_replayed_as_the_records_stood(office, bureau):
    kept = make_document(office, "published")
    gone = make_document(office, "published")
    do(gone, "withdraw", by=office.publisher, at=NOW.replace(month=9))
    again = make_document(office, "published")
    do(again, "withdraw", by=office.publisher, at=NOW.replace(month=8))
    do(again, "republish", by=office.publisher, at=NOW.replace(month=10))
    days = {date(2018, 5, 31): 0, date(2018, 6, 1): 3, date(2018, 8, 31): 2, date(2018, 9, 30): 1}
    days |= {date(2018, 10, 31): 2, None: 2}
    for on, number in days.items():
        assert values(bureau, 2018, ["disclosures"], on=on) == {"disclosures": number}, on
    listed = FIGURES["disclosures"].records(bureau, 2018, date(2018, 9, 30))
    assert [one.pk for one in listed] == [kept.pk]


def test_the_counter_is_replayed_by_receipt_answer_and_decision(bureau):
    application(bureau, date(2024, 5, 6), outcome="r3_1_open", answered=date(2024, 5, 20)).save()
    application(bureau, date(2024, 7, 1)).save()
    Remedy.objects.create(
        organisation=bureau,
        kind="rc",
        filed_on=date(2024, 6, 1),
        result="upheld",
        decided_on=date(2024, 8, 1),
    )
    ids = ("t3.r1_new.total", "t3.r3_1_open.total", "t3.r4_carried_out.total", "t4.rc.pending")
    for on, numbers in {
        date(2024, 5, 10): [1, 0, 1, 0],
        date(2024, 6, 10): [1, 1, 0, 1],
        date(2024, 12, 31): [2, 1, 1, 0],
    }.items():
        cells = cells_of(bureau, 2024, on)
        assert [cells[id] for id in ids] == numbers, on
        assert check_cells(edition_for(2024), cells) == []


def test_every_figure_can_be_replayed(bureau):
    later = figures_of(bureau, 2018, on=date(2018, 12, 31))
    assert later == figures_of(bureau, 2018)


def test_a_further_level_keeps_the_sum(bureau, unit):
    branch = make_organisation("jtj-glj-1", name="养护站", parent=unit, kind="unit")
    office = make_office(branch, "-of-branch")
    make_document(office, "published")
    split = dict(parts(FIGURES["disclosures"], bureau, 2018))
    assert split == {bureau: 0, unit: 1}


HIDDEN = ("draft", "submitted", "approved", "withdrawn", "withdrawn_silently")


@pytest.mark.parametrize("column", ["made", "valid"])
def test_the_page_of_a_cell_counts_acts_and_lists_only_what_is_public(citizen, office, column):
    normative(office, title="公开的文件")
    for state in HIDDEN:
        normative(office, state, title=f"不公开的{state}")
    for query in ("", "?format=csv"):
        answer = citizen.get(f"/reports/{YEAR}/figures/t2.a20_1.normdocs.{column}/{query}")
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert "公开的文件" in content.decode() and "不公开的" not in content.decode()
    page = citizen.get(f"/reports/{YEAR}/figures/t2.a20_1.normdocs.{column}/").content.decode()
    assert '<span class="figure-value">4</span>' in page  # drafts are no acts yet


def test_decisions_and_fees_are_counted_from_their_rooms(bureau, unit):
    FeeIncome.objects.create(
        organisation=unit, year=YEAR, item="占道费", amount="77302800.50", source="决算"
    )
    cells = cells_of(bureau, YEAR)
    assert float(cells["t2.a20_8.fees.amount_wan"]) == 7730.28005
    assert cells["t2.a20_6.penalty.decisions"] == 0
