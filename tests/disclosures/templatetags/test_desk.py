"""The first page of the admin: what waits for whoever has signed in."""

import re

import pytest

from tests.making import make_document, signed_in


def waiting(browser):
    """Label → (number, address) as the page shows them."""
    text = browser.get("/admin/").content.decode()
    rows = re.findall(r'<li><a href="([^"]+)">(.+?)（.+?）</a> <strong>(\d+)</strong>', text)
    return {label: (int(number), url.replace("&amp;", "&")) for url, label, number in rows}


@pytest.fixture
def records(office, neighbours):
    for state, number in {"submitted": 2, "returned": 1, "approved": 3, "published": 1}.items():
        for _ in range(number):
            make_document(office, state)
    make_document(neighbours, "submitted")


@pytest.mark.parametrize(
    ("person", "numbers"),
    [
        ("editor", {"被退回": 1}),
        ("reviewer", {"待我审核": 2}),
        ("publisher", {"待发布": 3}),
        ("administrator", {}),
        ("root", {"待我审核": 3, "被退回": 0, "待发布": 3}),
    ],
)
def test_everybody_is_told_what_waits_and_the_link_shows_just_that(
    records, request, person, numbers
):
    browser = signed_in(request.getfixturevalue(person))
    rows = waiting(browser)
    assert {label: number for label, (number, _) in rows.items()} == numbers
    for number, url in rows.values():
        assert browser.get(url).context["cl"].result_count == number


def test_only_the_own_drafts_come_back_to_a_drafter(office, stranger):
    make_document(office, "returned")
    assert waiting(signed_in(stranger))["被退回"][0] == 0


def test_whoever_has_nothing_to_do_with_records_reads_so(administrator):
    text = signed_in(administrator).get("/admin/").content.decode()
    assert "没有需要您经办的信息" in text and "我的动作" not in text
