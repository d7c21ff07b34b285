"""The duty to interpret: by when, met or late, waived, and refusing a year without a calendar."""

from datetime import date

import pytest

from disclosures.interpretations.deadlines import duty_of
from disclosures.interpretations.kinds import Standing
from disclosures.statute.working_days import load_published

CALENDAR = load_published()
PUBLISHED = date(2023, 9, 28)  # three working days later is 9 October, after the long holiday


def duty(today, *, interpreted_on=None, waived="", days=3, published=PUBLISHED):
    return duty_of(
        published,
        interpreted_on=interpreted_on,
        waived=waived,
        today=today,
        days=days,
        calendar=CALENDAR,
    )


@pytest.mark.parametrize(
    ("today", "interpreted_on", "standing"),
    [
        (date(2023, 9, 28), None, Standing.DUE),
        (date(2023, 10, 9), None, Standing.DUE),
        (date(2023, 10, 10), None, Standing.LATE),
        (date(2023, 12, 1), date(2023, 9, 28), Standing.MET),
        (date(2023, 12, 1), date(2023, 10, 9), Standing.MET),
        (date(2023, 12, 1), date(2023, 10, 10), Standing.MET_LATE),
    ],
)
def test_a_duty_stands_by_the_working_days_since_publication(today, interpreted_on, standing):
    found = duty(today, interpreted_on=interpreted_on)
    assert (found.standing, found.due_on) == (standing, date(2023, 10, 9))


def test_with_no_days_the_interpretation_goes_out_with_the_document():
    assert duty(PUBLISHED, days=0).standing == Standing.DUE
    assert duty(date(2023, 9, 29), days=0).standing == Standing.LATE


def test_a_waived_document_has_no_day_and_says_why():
    found = duty(date(2024, 1, 1), waived="仅调整附表")
    assert found.standing == Standing.WAIVED and "仅调整附表" in found.words


def test_a_year_without_a_calendar_is_never_guessed():
    found = duty(date(2027, 3, 1), published=date(2026, 12, 31))
    assert found.standing == Standing.UNKNOWN and "2027年工作日安排尚未录入" in found.words
