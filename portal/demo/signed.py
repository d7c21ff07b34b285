"""The sample report of 2018: written, signed by another person, published; by the verbs."""

from django.contrib.auth.models import Group
from django.utils.timezone import localdate

from portal.annual_report.actions import give_reason
from portal.annual_report.models import AnnualReport
from portal.annual_report.reported import unanswered
from portal.annual_report.signing.actions import all_findings, publish, send_on, sign, submit
from portal.demo import report
from portal.demo.dates import moment
from portal.reference import REPORT_WRITERS


def load_report(host, people):
    """The text of the 2018 report, with figures that are counted from the records."""
    story = report.REPORT_2018
    annual, is_new = AnnualReport.objects.get_or_create(
        organisation=host,
        year=story.year,
        defaults={
            "title": story.title,
            "dated": story.dated,
            "is_sample": True,
        },
    )
    if is_new:
        for part, text in story.parts.items():
            annual.texts.create(part=part, text=text)
    if not annual.versions.exists():
        _sign(annual, moment(story.published_on), people)


def _sign(annual, at, people):
    """From submission to publication on one day, by two persons."""
    writer, leader = people["admin"], people["final"]
    leader.groups.add(Group.objects.get(name=REPORT_WRITERS))
    leader = type(leader).objects.get(pk=leader.pk)  # permissions are kept with the person
    on = localdate(at)
    for finding in unanswered(annual, all_findings(annual, on)):
        give_reason(annual, finding, reason="示例：已核实", by=writer, at=at)
    signed = sign(submit(annual, by=writer, at=at), by=leader, at=at)
    signed = send_on(signed, to="示例政府信息公开主管部门", how="纸质", on=on, by=writer, at=at)
    publish(signed, by=writer, at=at)
