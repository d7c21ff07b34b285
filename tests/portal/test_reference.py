"""The group of those who write the annual report comes with the portal."""

from django.contrib.auth.models import Group

from portal.reference import REPORT_WRITERS, ensure_groups


def test_the_writers_of_the_report_have_a_group_and_keep_what_staff_gave_it(db):
    group = Group.objects.get(name=REPORT_WRITERS)
    held = {"add_annualreport", "change_annualreport", "view_annualreport"}
    assert set(group.permissions.values_list("codename", flat=True)) == held
    ensure_groups()
    assert Group.objects.filter(name=REPORT_WRITERS).count() == 1
    assert group.permissions.count() == len(held)
