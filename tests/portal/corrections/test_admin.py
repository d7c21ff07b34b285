"""Staff find what waits, conclude it through the action, and can't change what was reported."""

import pytest

from portal.corrections.models import ErrorReport
from tests.making import signed_in
from tests.portal.corrections.making import make_error_report

pytestmark = pytest.mark.django_db
LIST = "/admin/portal/errorreport/"


def test_what_waits_is_listed_without_the_contact(office):
    make_error_report(contact="sample@example.org")
    desk = signed_in(office.editor)
    listed = desk.get(f"{LIST}?waiting=yes").content.decode()
    assert "JC2018-00001" in listed and "待处理" in listed
    assert "sample@example.org" not in listed
    assert "JC2018-00001" not in desk.get(f"{LIST}?waiting=no").content.decode()


def test_a_conclusion_needs_both_outcome_and_reply_and_nothing_else_changes(office):
    report = make_error_report()
    desk, address = signed_in(office.editor), f"{LIST}{report.pk}/change/"
    assert "请填写答复" in desk.post(address, {"outcome": "corrected"}).content.decode()
    said = {"outcome": "corrected", "reply": "已改正", "description": "改", "number": "X"}
    assert desk.post(address, said).status_code == 302
    kept = ErrorReport.objects.get()
    assert (kept.outcome, kept.reply, kept.concluded_by) == ("corrected", "已改正", office.editor)
    assert (kept.number, kept.description) == (report.number, report.description)


def test_nobody_adds_or_deletes_a_report(root):
    report, desk = make_error_report(), signed_in(root)
    assert desk.get(f"{LIST}add/").status_code == 403
    assert desk.post(f"{LIST}{report.pk}/delete/", {"post": "yes"}).status_code == 403
