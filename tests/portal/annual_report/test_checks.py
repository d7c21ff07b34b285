"""The checks: sums of real reports, each wrong cell named, years that join, days that are kept."""

import json
from datetime import date
from pathlib import Path

import pytest

from portal.annual_report import checks
from portal.annual_report.checks import check_cells, identities, number
from portal.annual_report.tables import edition_for

REPORTS = json.loads(Path(__file__).with_name("real_reports.json").read_text("utf-8"))
FORM_2021 = [name for name, report in REPORTS.items() if report["year"] >= 2021]
WRONG = "huaian_hongze_gov_2023"


def read(name):
    """The edition and the numbers of a report as printed; sums left blank are left out."""
    report = REPORTS[name]
    edition = edition_for(report["year"])
    cells = {id: number(value) for id, value in report["cells"].items()}
    kept = {
        id: value or 0
        for id, value in cells.items()
        if value is not None or not edition.cells[id].is_derived
    }
    return edition, kept


@pytest.mark.parametrize("name", REPORTS)
def test_the_sums_of_real_reports_hold_but_for_two(name):
    edition, cells = read(name)
    found = check_cells(edition, cells)
    if name == WRONG:
        assert [one.cells[0] for one in found] == ["t4.rc.total", "t4.lr.total"]
        assert "行政复议·总计0" in found[0].sentence and "后者11" in found[0].sentence
        assert "复议后起诉·总计0" in found[1].sentence and "后者5" in found[1].sentence
        assert all(one.is_hard for one in found)
    else:
        assert found == []


def test_there_are_forty_two_sums_on_the_form_of_2021():
    edition = edition_for(2024)
    complete = dict.fromkeys(edition.cells, 0)
    assert len(list(identities(edition, complete))) == 42
    assert len(list(identities(*read("huaian_gov_2024")))) == 42


def test_an_edition_without_tables_has_nothing_to_sum():
    assert list(identities(edition_for(2018), {})) == []


@pytest.mark.parametrize("name", FORM_2021)
@pytest.mark.parametrize("step", [1, -1, 7])
def test_each_single_wrong_cell_is_caught_by_a_check_that_names_it(name, step):
    edition, cells = read(name)
    before = set(check_cells(edition, cells))
    for id in cells:
        if not id.startswith("t2."):
            found = set(check_cells(edition, {**cells, id: cells[id] + step})) - before
            assert any(id in one.cells and one.is_hard for one in found), id


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        *((0, 0), ("0", 0), ("12", 12), (" 3 ", 3), ("1,234", 1234), (None, None), ("", None)),
        *(("/", None), ("22（其中修订16件）", 22), ("55（含自然失效29件）", 55), ("-2", -2)),
    ],
)
def test_a_cell_is_read_as_it_was_printed(printed, value):
    assert number(printed) == value


@pytest.mark.parametrize("printed", ["二", "3件", "1.2.3", True, "12 13", "NaN", "1e5"])
def test_what_is_no_number_is_refused(printed):
    with pytest.raises(ValueError, match="不是数字"):
        number(printed)


def test_money_alone_has_decimals_and_nothing_is_less_than_nothing():
    edition = edition_for(2024)
    money, cases = "t2.a20_8.fees.amount_wan", "t2.a20_5.license.decisions"
    assert check_cells(edition, {money: number("96171.6")}) == []
    (broken,) = check_cells(edition, {cases: number("1.5")})
    assert "应当是整数" in broken.sentence and broken.cells == (cases,)
    (negative,) = check_cells(edition, {cases: -1})
    assert negative.is_hard and "不能小于0" in negative.sentence


def test_a_change_over_last_year_may_be_less_than_nothing():
    assert check_cells(edition_for(2019), {"t2.a20_5.license.change": -3}) == []


def test_a_cell_that_the_form_lacks_is_named():
    (found,) = check_cells(edition_for(2024), {"t9.x": 1})
    assert "t9.x" in found.sentence


def test_a_blank_cell_should_be_a_zero():
    edition = edition_for(2024)
    (found,) = checks.blank_cells(edition, {"t3.r1_new.natural": "/", "t3.r1_new.research": 0})
    assert not found.is_hard and "应当填0" in found.sentence and "（自然人）" in found.sentence
    assert checks.blank_cells(edition, {"t3.r1_new.natural": 0}) == []


def test_what_was_carried_in_is_what_last_years_report_carried_out():
    edition = edition_for(2024)
    here, there = "t3.r2_carried_in.natural", "t3.r4_carried_out.natural"
    (found,) = checks.carry_over(edition, {here: 3}, {there: 2})
    assert not found.is_hard and found.cells == (here, there)
    assert checks.carry_over(edition, {here: 2}, {there: 2}) == []
    assert checks.carry_over(edition, {here: 2}, {}) == []


def test_what_is_in_force_follows_from_last_year():
    edition = edition_for(2024)
    names = [f"t2.a20_1.normdocs.{column}" for column in ("made", "repealed", "valid")]
    now = dict(zip(names, (8, 3, 70), strict=True))
    (found,) = checks.validity_arithmetic(edition, now, {names[2]: 66})
    assert not found.is_hard and "应当是71" in found.sentence
    assert checks.validity_arithmetic(edition, now, {names[2]: 65}) == []


@pytest.mark.parametrize(
    ("year", "published_on", "of_government", "late"),
    [
        (2024, date(2025, 1, 31), False, False),
        (2024, date(2025, 2, 1), False, True),
        (2024, date(2025, 3, 31), True, False),
        (2024, date(2025, 4, 1), True, True),
        (2017, date(2018, 12, 1), False, False),  # the day under the Regulation of 2008 is unknown
    ],
)
def test_a_report_is_out_by_its_day(year, published_on, of_government, late):
    found = checks.deadline(year, published_on, of_government=of_government)
    assert bool(found) is late
    assert not any(one.is_hard for one in found)


def test_late_answers_are_told():
    assert checks.late_answers(0) == []
    assert "有3件超过法定期限" in checks.late_answers(3)[0].sentence


def test_parts_that_do_not_make_the_whole_are_told():
    assert checks.parts_add_up("images", 5, [2, 3]) == []
    assert checks.parts_add_up("images", 5, [2, 2])
