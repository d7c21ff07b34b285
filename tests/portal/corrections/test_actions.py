"""A report is kept once, concluded with a trace, and forgets who sent it."""

import uuid
from datetime import timedelta

import pytest

from disclosures.publishing.history import history_of
from portal.corrections.actions import conclude, forget_people
from portal.corrections.models import ErrorReport
from tests.making import LATER, NOW
from tests.portal.corrections.making import make_error_report

pytestmark = pytest.mark.django_db
REPLY = {"outcome": "corrected", "reply": "已经改正，谢谢。"}


def test_the_same_sheet_sent_twice_is_kept_once_and_takes_one_number():
    key = uuid.uuid4()
    assert make_error_report(key=key) == make_error_report(key=key)
    numbers = [make_error_report().number, ErrorReport.objects.earliest("pk").number]
    assert numbers == ["JC2018-00002", "JC2018-00001"]


def test_a_conclusion_is_kept_with_who_when_and_what(editor):
    report = conclude(make_error_report(), **REPLY, by=editor, at=LATER)
    report.refresh_from_db()
    assert (report.outcome, report.concluded_by, report.concluded_at) == (
        *("corrected", editor),
        LATER,
    )
    assert [(step.label, step.remark) for step in history_of(report)] == [
        ("已改正", "已经改正，谢谢。")
    ]


def test_who_reported_is_forgotten_some_time_after_the_conclusion_and_not_before(editor):
    person = {"name": "示例一", "contact": "sample@example.org"}
    open_report = make_error_report(**person)
    done = conclude(make_error_report(**person), **REPLY, by=editor, at=NOW)
    keep = timedelta(days=90)
    assert forget_people(at=NOW + keep, keep=keep) == 0
    assert forget_people(at=NOW + keep + timedelta(seconds=1), keep=keep) == 1
    for report in (open_report, done):
        report.refresh_from_db()
    assert (done.name, done.contact) == ("", "") and done.description
    assert open_report.contact == "sample@example.org"
