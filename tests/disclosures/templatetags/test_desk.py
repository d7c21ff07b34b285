"""The first page of the admin: what waits for whoever has signed in."""

import re
from datetime import date

import pytest

from disclosures.events.models import Event
from disclosures.inquiries.models import Inquiry
from disclosures.publishing.models import ReviewPolicy
from tests.making import do, make_document, make_item, signed_in


def waiting(browser):
    """Label → (number, address) as the page shows them for documents."""
    text = browser.get("/admin/").content.decode()
    row = (
        r'<li[^>]*><a href="([^"]+)">([^<]+?)<span>（文件与信息）</span></a> <strong>(\d+)</strong>'
    )
    rows = re.findall(row, text)
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


def test_unanswered_questions_and_consultations_without_result_are_counted(office, bureau):
    given = {"channel": "website", "question": "何时通车", "title": "何时通车"}
    given["received_on"] = date(2018, 5, 30)
    make_item(Inquiry, office, **given)
    make_item(Inquiry, office, answered_on=date(2018, 5, 31), **given)
    period = {"held_on": date(2018, 3, 1), "ends_on": date(2018, 4, 10)}
    said = {"kind": "consultation", "ways_to_comment": "来信", "body": "<p>草案</p>"}
    make_item(Event, office, "published", title="征集意见", **period, **said)
    browser = signed_in(office.editor)
    for label, kind in (("答复已超期", "咨询答复"), ("待反馈结果", "意见征集")):
        text = browser.get("/admin/").content.decode()
        found = re.search(
            rf'<a href="([^"]+)">{label}<span>（{kind}）</span></a> <strong>(\d+)</strong>', text
        )
        assert found[2] == "1"
        url = found[1].replace("&amp;", "&")
        assert browser.get(url).context["cl"].result_count == 1
