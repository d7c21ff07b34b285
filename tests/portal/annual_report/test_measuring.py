"""Rates and how figures are printed."""

import pytest

from portal.annual_report.figures import FIGURES
from portal.annual_report.measuring import NO_RATE, rate


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(17, 17, 100), (1, 3, 33.33), (2, 3, 66.67), (0, 5, 0), (0, 0, None), (19_999, 20_000, 99.99)],
)
def test_a_rate_is_a_hundred_only_when_nothing_is_missing(part, whole, percent):
    assert rate(part, whole) == percent


@pytest.mark.parametrize(
    ("figure", "value", "printed"),
    [
        ("live_hotline_questions", 12, "10余个"),
        ("live_hotline_questions", 10, "10个"),
        ("live_hotline_questions", 9, "9个"),
        ("proposals_satisfaction_percent", 100, "100%"),
        ("proposals_satisfaction_percent", 99.5, "99.5%"),
        ("proposals_satisfaction_percent", None, NO_RATE),
        ("inquiries_answered", 3603, "3603件次"),
    ],
)
def test_a_figure_is_printed_as_the_report_says_it(figure, value, printed):
    assert FIGURES[figure].printed(value) == printed
