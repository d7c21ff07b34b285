"""The rules of a consultation: its period, its result, where it stands on a day."""

from datetime import date, timedelta

import pytest

from disclosures.events.kinds import Standing
from disclosures.events.rules import (
    days_of,
    overdue_feedback,
    problems_of_period,
    problems_of_result,
    standing,
)

MARCH_1 = date(2018, 3, 1)


def test_both_days_of_the_period_count():
    assert days_of(MARCH_1, date(2018, 3, 30)) == 30
    assert days_of(MARCH_1, MARCH_1) == 1


def test_thirty_days_are_enough_and_twenty_nine_need_a_reason():
    assert problems_of_period(MARCH_1, date(2018, 3, 30), reason="") == []
    (refusal,) = problems_of_period(MARCH_1, date(2018, 3, 29), reason=" ")
    assert "只有29日" in refusal and "《重大行政决策程序暂行条例》第十五条" in refusal
    assert problems_of_period(MARCH_1, date(2018, 3, 29), reason="上级限期实施") == []


def test_a_period_needs_an_end_that_is_not_before_its_beginning():
    assert problems_of_period(MARCH_1, None, reason="急") == ["意见征集要写明结束日期"]
    before = MARCH_1 - timedelta(days=1)
    assert problems_of_period(MARCH_1, before, reason="急") == ["结束日期早于开始日期，请核对"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"opinion": "时间再短些", "adoption": "采纳"}, None),
        ({"opinion": "时间再短些", "adoption": "部分采纳", "reason": "人手不够"}, None),
        ({"opinion": "时间再短些", "adoption": "未采纳"}, "第1条意见未采纳，请写明理由"),
        ({"opinion": "时间再短些", "adoption": "部分采纳"}, "第1条意见部分采纳，请写明理由"),
        ({"opinion": "时间再短些", "adoption": "同意"}, "第1条意见的采纳情况应写"),
    ],
)
def test_what_is_not_taken_up_in_full_needs_a_reason(row, problem):
    found = problems_of_result([row], "共收到1条意见。")
    assert found == [] if problem is None else found[0].startswith(problem)


def test_single_results_need_the_general_word():
    rows = [{"opinion": "时间再短些", "adoption": "采纳"}]
    assert problems_of_result(rows, " ") == ["填写了各条意见的采纳情况，还要写结果反馈的总体说明"]
    assert problems_of_result([], "") == []


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2018, 2, 28), Standing.COMING),
        (MARCH_1, Standing.OPEN),
        (date(2018, 3, 31), Standing.OPEN),
        (date(2018, 4, 1), Standing.CLOSED),
    ],
)
def test_a_consultation_is_open_from_its_first_to_its_last_day(on, expected):
    assert standing(MARCH_1, date(2018, 3, 31), is_answered=False, on=on) == expected
    assert standing(MARCH_1, date(2018, 3, 31), is_answered=True, on=on) == Standing.ANSWERED


def test_staff_read_since_when_the_feedback_is_awaited():
    words = overdue_feedback(date(2018, 3, 31), date(2018, 4, 10))
    assert words == "意见征集已于2018-03-31结束，过了10日，还没有公开结果反馈"
