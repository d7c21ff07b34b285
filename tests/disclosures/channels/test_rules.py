"""What the register of channels accepts."""

from datetime import date

import pytest

from disclosures.channels.rules import is_web_address, problems

TODAY = date(2018, 6, 1)


@pytest.mark.parametrize("url", ["http://a.cn/1", "https://a.cn", "HTTPS://A.cn/文"])
def test_web_addresses_are_accepted(url):
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://a.cn/1", "file:///etc", "//a.cn", "https://", "a.cn", " https:"],
)
def test_nothing_else_is(url):
    assert not is_web_address(url)
    assert problems(TODAY, url, today=TODAY) == ["网址要以 http:// 或者 https:// 开头"]


def test_today_is_accepted_and_without_an_address():
    assert problems(TODAY, "", today=TODAY) == []


def test_what_is_still_to_come_is_refused():
    assert problems(date(2018, 6, 2), "", today=TODAY) == ["发布日期不能晚于今天，发布以后再登记"]
