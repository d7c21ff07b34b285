"""Hostile addresses of the desk: every answer is a page or a sentence, never a failure."""

import pytest

from tests.requests_app.making import make_case

LIST = "/admin/requests_app/application/"
VALUES = ["", "0", "-1", "1e9", "9" * 20, "9" * 5000, "٣", "²", "a\x00b", "'; --", "长" * 300]
NAMES = [
    *("q", "p", "o", "waiting", "state", "outcome", "year", "channel", "all"),
    *("section__id__exact", "handler__id__exact", "organisation__id__exact", "demand__id__exact"),
    *("applicant__name", "applicant__identity_hash__startswith", "query_code_hash__startswith"),
]


@pytest.mark.parametrize("name", NAMES)
def test_no_value_in_the_address_of_the_list_breaks_it(counter, enter, name):
    make_case(counter)
    desk = enter(counter.clerk)
    desk.raise_request_exception = False
    got = {value: desk.get(LIST, {name: value}).status_code for value in VALUES}
    assert not {value: code for value, code in got.items() if code >= 500}
    got = {value: desk.get(LIST + "register.csv", {name: value}).status_code for value in VALUES}
    assert not {value: code for value, code in got.items() if code >= 500}


@pytest.mark.parametrize("value", VALUES)
def test_no_year_breaks_the_statistics(counter, enter, value):
    make_case(counter, "answered")
    desk = enter(counter.clerk)
    desk.raise_request_exception = False
    assert desk.get(LIST + "statistics/", {"year": value}).status_code < 500
    case = make_case(counter)
    said = {"days": value, "seen": value, "reason": value, "told_on": value, "items": value}
    for verb in ("extend", "ask_supplement", "consult", "reissue_code", "nothing"):
        address = f"{LIST}{case.pk}/do/{verb}/"
        assert desk.post(address, said).status_code < 500, verb
