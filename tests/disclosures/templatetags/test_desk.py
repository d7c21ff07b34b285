"""The first page of the admin: what waits for whoever has signed in."""

import re

import pytest

from disclosures.publishing.models import ReviewPolicy
from tests.making import do, make_document, signed_in


def waiting(browser):
    """Label → (number, address) as the page shows them for documents."""
    text = browser.get("/admin/").content.decode()
    rows = re.findall(r'<li><a href="([^"]+)">([^<]+?)（文件与信息）</a> <strong>(\d+)</strong>', text)
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
        ("editor", {"我起草的": 6, "被退回": 1}),
        ("reviewer", {"待我审核": 2}),
        ("secrecy_reviewer", {"待保密审查": 2}),
        ("publisher", {"待发布": 3, "到时未发布": 0}),
        ("administrator", {}),
        (
            "root",
            {
                "我起草的": 0,
                "被退回": 0,
                "待我审核": 3,
                "待保密审查": 3,
                "待发布": 3,
                "到时未发布": 0,
            },
        ),
    ],
)
def test_everybody_is_told_what_waits_and_the_link_shows_just_that(
    records, request, person, numbers
):
    browser = signed_in(request.getfixturevalue(person))
    rows = waiting(browser)
    # Counters that stand at nothing are there too; here those matter that have something.
    shown = {label: number for label, (number, _) in rows.items() if number or label in numbers}
    assert shown == numbers
    for number, url in rows.values():
        assert browser.get(url).context["cl"].result_count == number


def test_only_the_own_drafts_come_back_to_a_drafter(office, stranger):
    make_document(office, "returned")
    assert waiting(signed_in(stranger))["被退回"][0] == 0


def test_whoever_has_nothing_to_do_with_records_reads_so(administrator):
    text = signed_in(administrator).get("/admin/").content.decode()
    assert "没有需要您经办的信息" in text and "我的动作" not in text


def test_each_level_of_review_waits_for_its_own_reviewer(office, bureau):
    ReviewPolicy.objects.create(organisation=bureau, levels=2)
    document = make_document(office, "submitted")
    assert waiting(signed_in(office.reviewer))["待我审核"][0] == 1
    assert waiting(signed_in(office.second_reviewer))["待我审核"][0] == 0
    do(document, "approve", by=office.reviewer)
    assert waiting(signed_in(office.reviewer))["待我审核"][0] == 0
    assert waiting(signed_in(office.second_reviewer))["待我审核"][0] == 1


def test_what_was_due_and_did_not_go_out_is_seen(office):
    make_document(office, "scheduled")  # for a day in 2018
    assert waiting(signed_in(office.publisher))["到时未发布"][0] == 1
