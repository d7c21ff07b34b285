"""What of the register is counted on the desk, and for whom; the list shows just that."""

from datetime import date

import pytest
from django.utils import timezone

from disclosures.register.waiting import lines_waiting_for
from tests.making import SHANGHAI, make_user, signed_in

DAY = date(2026, 10, 16)
LIST = "/admin/disclosures/registerentry/"


@pytest.fixture
def lines(make_line, section):
    make_line("甲〔2026〕1号", made_on=date(2026, 9, 11))
    make_line("甲〔2026〕2号", made_on=date(2026, 10, 9), organisation=section)
    make_line("甲〔2026〕3号", attribute="on_request")


def numbers(user):
    return {name: found.count() for name, found in lines_waiting_for(user, DAY).items()}


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("editor", {"unpublished": 2, "overdue": 1}),
        ("root", {"unpublished": 2, "overdue": 1}),
        ("stranger", {"unpublished": 0, "overdue": 0}),
        ("administrator", {}),
    ],
)
def test_staff_are_told_of_their_own_body(lines, request, person, told):
    assert numbers(request.getfixturevalue(person)) == told


def test_a_section_is_told_of_its_own_lines(lines, section):
    clerk = make_user("clerk", role="信息员（拟稿人）", organisation=section)
    assert numbers(clerk) == {"unpublished": 1, "overdue": 0}


def test_the_list_shows_just_what_is_counted(lines, editor, monkeypatch):
    now = timezone.datetime(2026, 10, 16, 9, 0, tzinfo=SHANGHAI)
    monkeypatch.setattr(timezone, "now", lambda: now)
    browser = signed_in(editor)
    for name, number in numbers(editor).items():
        assert browser.get(f"{LIST}?publicity={name}").context["cl"].result_count == number
