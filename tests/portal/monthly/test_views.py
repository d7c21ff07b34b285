"""Each number of the sheet, whose sheet it is, and which months there are."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from disclosures.publishing import actions
from disclosures.register.models import RegisterEntry
from portal.monthly.presentation import COLUMNS, month_of, sheet
from tests.making import make_document, make_user, signed_in
from tests.portal.annual_report.test_cells import application

SHANGHAI = ZoneInfo("Asia/Shanghai")
MARCH = datetime(2018, 3, 14, 10, tzinfo=SHANGHAI)


def numbers(organisation, month, year=2018):
    """What is not 0, by its name, for each body."""
    names = [name for name, _ in COLUMNS]
    return {
        row["label"]: {name: n for name, n in zip(names, row["numbers"], strict=True) if n}
        for row in sheet(organisation, year, month, today=date(year, 7, 20))
    }


def test_what_was_published_counts_in_its_month_and_body(office, unit, bureau):
    make_document(office, "published", organisation=unit, at=MARCH)
    make_document(office, "withdrawn", organisation=bureau, at=MARCH)
    make_document(office, "draft", at=MARCH)
    found = numbers(bureau, 3)
    assert found[unit.name] == found[bureau.name] == {"published": 1}
    assert found["合计"] == {"published": 2}
    assert numbers(bureau, 4) == {"合计": {}}


def test_every_return_counts(office, bureau):
    document = make_document(office, "submitted", organisation=bureau, at=MARCH)
    actions.return_for_changes(document, by=office.reviewer, at=MARCH, remark="请补充附件")
    assert numbers(bureau, 3)["合计"] == {"returned": 1}


def test_lines_of_the_register_that_ought_to_be_public_wait(bureau):
    RegisterEntry.objects.create(
        organisation=bureau,
        title="没有公开的文件",
        made_on=date(2024, 1, 8),
        attribute="proactive",
    )
    assert numbers(bureau, 1, 2024)["合计"] == {}  # its term runs
    assert numbers(bureau, 3, 2024)["合计"] == {"waiting": 1}


def test_applications_count_by_receipt_and_answer(bureau):
    late = application(bureau, date(2018, 3, 1), outcome="r3_1_open", answered=date(2018, 4, 20))
    late.due_on = date(2018, 3, 22)
    late.save()
    assert numbers(bureau, 3)["合计"] == {"received": 1, "overdue": 1}
    assert numbers(bureau, 4)["合计"] == {"answered": 1, "late": 1}


def test_a_case_that_is_never_answered_is_overdue_from_month_to_month(bureau):
    case = application(bureau, date(2018, 3, 1))
    case.due_on = date(2018, 4, 2)
    case.save()
    assert "overdue" not in numbers(bureau, 3)["合计"]
    assert numbers(bureau, 4)["合计"] == numbers(bureau, 5)["合计"] == {"overdue": 1}


@pytest.mark.parametrize(
    ("month", "first", "end"),
    [
        (2, date(2024, 2, 1), date(2024, 3, 1)),
        (12, date(2024, 12, 1), date(2025, 1, 1)),
    ],
)
def test_a_month_ends_where_the_next_begins(month, first, end):
    assert month_of(2024, month) == (first, end)


def test_staff_open_the_sheet_of_their_own_body_with_one_click(office, sibling):
    browser = signed_in(office.editor)
    assert "月度通报" in browser.get("/admin/").content.decode()
    page = browser.get("/admin/monthly/", follow=True)
    assert page.status_code == 200
    assert "政务公开工作月度通报" in page.content.decode()
    assert browser.get(f"/admin/monthly/2018/3/?organisation={sibling.code}").status_code == 403


def test_months_and_bodies_lead_to_each_other(office, unit):
    browser = signed_in(office.editor)
    page = browser.get(f"/admin/monthly/2018/3/?organisation={unit.code}").content.decode()
    assert f"/admin/monthly/2018/2/?organisation={unit.code}" in page
    assert f"/admin/monthly/2018/4/?organisation={unit.code}" in page
    assert "上个月" not in browser.get("/admin/monthly/2008/5/").content.decode()


@pytest.mark.parametrize("month", ["2018/13", "2008/4", "2018/0", "1999/3", "2999/3"])
def test_a_month_that_is_none_is_not_found(office, month):
    assert signed_in(office.editor).get(f"/admin/monthly/{month}/").status_code == 404


def test_strangers_are_asked_to_sign_in_and_people_without_a_body_refused(citizen, db):
    assert citizen.get("/admin/monthly/2018/3/").status_code == 302
    nobody = signed_in(make_user("nobody", is_staff=True))
    assert nobody.get("/admin/monthly/2018/3/").status_code == 403
