"""What is swept up, and what has to stay for six months."""

from datetime import timedelta

from axes.models import AccessLog
from django.utils import timezone

from portal.corrections.actions import conclude
from portal.doors.models import StaffSession
from portal.housekeeping import sweep
from portal.limits.actions import seconds_to_wait
from portal.limits.models import RateWindow
from portal.limits.rules import Limit
from tests.making import NOW, signed_in
from tests.portal.corrections.making import make_error_report


def left(**after):
    sweep(at=timezone.now() + timedelta(**after))
    return [kind.objects.count() for kind in (RateWindow, StaffSession, AccessLog)]


def test_each_thing_goes_in_its_time(editor):
    signed_in(editor)
    seconds_to_wait("search", "203.0.113.1", Limit(1, 10), at=timezone.now())
    assert left(seconds=1) == [1, 1, 1]
    assert left(minutes=1) == [0, 1, 1]
    assert left(hours=9) == [0, 0, 1]
    assert left(days=184) == [0, 0, 1]
    assert left(days=200) == [0, 0, 0]


def test_who_reported_an_error_is_forgotten_in_its_time(editor):
    report = make_error_report(contact="sample@example.org")
    conclude(report, outcome="corrected", reply="已改正", by=editor, at=NOW)
    for days, contact in ((89, "sample@example.org"), (91, "")):
        sweep(at=NOW + timedelta(days=days))
        report.refresh_from_db()
        assert report.contact == contact
