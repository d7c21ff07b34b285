"""The duty to interpret: by when, met or late, and refusing a year without a calendar."""

from datetime import date

import pytest

from disclosures.interpretations.deadlines import interpretation_clock
from disclosures.rooms.deadlines import Standing
from disclosures.statute.working_days import load_published

CALENDAR = load_published()
PUBLISHED = date(2023, 9, 28)  # three working days later is 9 October, after the long holiday


def clock(today, *, interpreted_on=None, days=3, published=PUBLISHED):
    return interpretation_clock(
        published, interpreted_on=interpreted_on, today=today, days=days, calendar=CALENDAR
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
    found = clock(today, interpreted_on=interpreted_on)
    assert (found.standing, found.due_on) == (standing, date(2023, 10, 9))


def test_with_no_days_the_interpretation_goes_out_with_the_document():
    assert clock(PUBLISHED, days=0).standing == Standing.DUE
    assert clock(date(2023, 9, 29), days=0).standing == Standing.LATE


def test_a_year_without_a_calendar_is_never_guessed():
    found = clock(date(2027, 3, 1), published=date(2026, 12, 31))
    assert found.standing == Standing.UNKNOWN and "2027年工作日安排尚未录入" in found.words
