"""Whose address a request is counted under, with and without proxies."""

import pytest
from django.test import RequestFactory

from portal.client import client_address

pytestmark = pytest.mark.promise(
    "limits hold across processes and behind a proxy, whatever address is invented"
)

DIRECT = "198.51.100.7"


def address(forwarded=None, called_from=DIRECT):
    extra = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=called_from, **extra))


def test_without_proxies_what_a_visitor_says_of_himself_is_not_read(settings):
    settings.TRUSTED_PROXIES = 0
    assert address() == address("203.0.113.1") == address("1.1.1.1, 2.2.2.2") == DIRECT


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "6.6.6.6, 203.0.113.1", "203.0.113.1"),
        (1, "6.6.6.6,6.6.6.6,6.6.6.6, 203.0.113.1", "203.0.113.1"),
        (2, "203.0.113.1, 10.0.0.1", "203.0.113.1"),
        (2, "6.6.6.6, 203.0.113.1, 10.0.0.1", "203.0.113.1"),
        (2, "203.0.113.1", "203.0.113.1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "nonsense", DIRECT),
        (1, "", DIRECT),
        (1, "203.0.113.1, ' OR 1=1", DIRECT),
        (1, None, DIRECT),
    ],
)
def test_behind_proxies_only_what_they_wrote_themselves_is_read(
    settings, proxies, forwarded, expected
):
    settings.TRUSTED_PROXIES = proxies
    assert address(forwarded) == expected


def test_a_server_on_a_socket_file_knows_no_address(settings):
    settings.TRUSTED_PROXIES = 0
    assert address(called_from="") is None
