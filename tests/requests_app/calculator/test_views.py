"""The public calculator: every day explained, bad input in words, nothing kept."""

from datetime import datetime

import pytest
from django.utils import timezone

from tests.making import SHANGHAI

URL = "/requests/calculator/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    now = datetime(2026, 10, 14, 9, 0, tzinfo=SHANGHAI)
    monkeypatch.setattr(timezone, "now", lambda: now)


def page(browser, **said):
    answer = browser.get(URL, said)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_empty_form_asks_and_complains_of_nothing(citizen):
    text = page(citizen)
    assert "收到申请的日期" in text and "result-heading" not in text and "error-summary" not in text


def test_the_last_day_and_each_day_before_it_are_shown(citizen):
    text = page(citizen, received_on="2026年9月11日")
    assert "2026年10月15日" in text and "剩余1个工作日" in text
    assert "2026-09-20" in text and "调休上班" in text and "节假日或调休放假" in text


def test_a_year_without_calendar_says_so(citizen):
    assert "2027年工作日安排尚未录入" in page(citizen, received_on="2026-12-04")


def test_bad_input_is_told_and_kept(citizen):
    text = page(citizen, received_on="前天", extension_days="9")
    assert "不是有效的日期" in text and 'value="前天"' in text and 'value="9"' in text


def test_an_end_without_a_beginning_or_before_it_is_told(citizen):
    text = page(citizen, received_on="2026-09-11", heard_until="2026-09-20")
    assert "请先填写“征求第三方意见" in text
    days = {"notified_on": "2026-09-15", "supplemented_on": "2026-09-14"}
    text = page(citizen, received_on="2026-09-11", **days)
    assert "早于“告知补正的日期”" in text


def test_what_waits_for_the_applicant_has_no_day(citizen):
    assert "等待申请人补正" in page(citizen, received_on="2026-09-11", notified_on="2026-09-15")
