"""How long applications took, against days counted by hand on the calendar of June 2024."""

from datetime import date

import pytest

from disclosures.statute.querysets import calendar_in_force
from portal.statistics.durations import DURATION_HEAD, duration_rows
from portal.statistics.series import decided
from requests_app.outcomes import LABELS
from tests.portal.annual_report.test_cells import application

pytestmark = pytest.mark.django_db

RECEIVED = date(2024, 6, 3)


def make_answered(bureau, received, answered, outcome="r3_1_open", due=None):
    case = application(bureau, received, outcome=outcome, answered=answered)
    case.due_on = due
    case.save()


def durations(bureau) -> dict:
    """Name of the row → column → number."""
    rows = duration_rows(decided(bureau), calendar_in_force())
    return {row.label: dict(zip(DURATION_HEAD, row.numbers, strict=True)) for row in rows}


@pytest.mark.parametrize(
    ("answered", "column"),
    [
        (RECEIVED, "5个工作日以内"),
        (date(2024, 6, 7), "5个工作日以内"),  # Friday: the fourth
        (date(2024, 6, 11), "5个工作日以内"),  # Monday was the Dragon Boat holiday: the fifth
        (date(2024, 6, 12), "6至10个"),
        (date(2024, 6, 18), "6至10个"),  # the tenth
        (date(2024, 6, 19), "11至20个"),
        (date(2024, 7, 2), "11至20个"),  # the twentieth
        (date(2024, 7, 3), "21至40个"),
        (date(2024, 7, 30), "21至40个"),  # the fortieth
        (date(2024, 7, 31), "40个以上"),
        (date(2030, 1, 2), "未计"),  # nobody has said which days of 2030 are working days
        (date(2024, 6, 1), "未计"),  # before it came: an import that can't be right
    ],
)
def test_an_answer_stands_in_the_column_of_its_working_days(bureau, answered, column):
    make_answered(bureau, RECEIVED, answered)
    row = durations(bureau)["予以公开"]
    assert {name for name, number in row.items() if number} - {"其中超过期限"} == {column, "合计"}


@pytest.mark.parametrize(("due", "late"), [(date(2024, 8, 30), 0), (date(2024, 8, 29), 1)])
def test_late_is_what_the_last_day_says_not_the_days_that_passed(bureau, due, late):
    make_answered(bureau, RECEIVED, date(2024, 8, 30), due=due)
    assert durations(bureau)["合计"]["其中超过期限"] == late


def test_results_stand_in_the_order_of_the_form_and_add_up(bureau):
    for outcome in ("r3_4_1_not_held", "r3_1_open", "r3_1_open"):
        make_answered(bureau, RECEIVED, RECEIVED, outcome)
    found = durations(bureau)
    assert list(found) == ["予以公开", LABELS["r3_4_1_not_held"], "合计"]
    assert [row["合计"] for row in found.values()] == [2, 1, 3]


def test_what_is_open_still_is_not_counted(bureau):
    application(bureau, RECEIVED).save()
    assert list(durations(bureau)) == ["合计"]
