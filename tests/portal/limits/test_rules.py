"""Limits as they are written in the settings, and who is one visitor."""

import pytest

from portal.limits.rules import Limit, parse, visitor


def test_a_limit_is_written_as_requests_per_seconds():
    assert parse("300/10") == Limit(most=300, seconds=10)


@pytest.mark.parametrize("text", ["", "300", "0/10", "10/0", "-1/5", "a/b", "1/2/3"])
def test_what_is_no_limit_is_refused(text):
    with pytest.raises(ValueError):
        parse(text)


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("203.0.113.1", "203.0.113.1"),
        ("::ffff:203.0.113.1", "203.0.113.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        (None, ""),
    ],
)
def test_a_subscriber_is_one_visitor_whatever_address_of_his_he_takes(address, who):
    assert visitor(address) == who
