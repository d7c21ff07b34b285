"""Submitted, signed by another person, sent on, published, corrected; and what stays frozen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from disclosures.attachments.kinds import UnacceptableFile
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from portal.annual_report.actions import give_reason
from portal.annual_report.models import ReportText
from portal.annual_report.reported import unanswered
from portal.annual_report.signing import actions
from portal.annual_report.signing.models import SignedReport
from tests.making import NOW, make_document, signed_in
from tests.specimens import pdf

WHO = {"at": NOW}
SENT = {"to": "朝阳市政府信息公开办公室", "how": "纸质", "on": localdate(NOW)}


def explained(report, by):
    findings = actions.all_findings(report, localdate(NOW))
    for one in unanswered(report, findings):
        give_reason(report, one, reason="已核实", by=by, **WHO)
    return report


def submitted(report, by, note=""):
    return actions.submit(explained(report, by), by=by, note=note, **WHO)


def published(report, writer, leader, note=""):
    signed = actions.sign(submitted(report, writer, note), by=leader, **WHO)
    signed = actions.send_on(signed, **SENT, by=writer, **WHO)
    return actions.publish(signed, by=writer, **WHO)


def test_a_report_goes_its_whole_way_and_tells_of_it(report, writer, leader):
    signed = published(report, writer, leader)
    assert signed.is_intact
    assert (signed.submitted_by, signed.signed_by) == (writer, leader)
    report.refresh_from_db()
    assert report.published_on == localdate(NOW)
    labels = [one.label for one in history_of(report) if one.label != "说明"]
    assert labels == ["送审", "签批", "报送", "公布"]


def test_who_submitted_does_not_sign(report, writer):
    signed = submitted(report, writer)
    with pytest.raises(NotAllowed, match="请由其他人签批"):
        actions.sign(signed, by=writer, **WHO)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignedReport.objects.filter(pk=signed.pk).update(signed_by=writer)


def test_who_writes_no_reports_signs_none(report, writer, stranger):
    with pytest.raises(NotAllowed, match="只有年报编制人"):
        actions.sign(submitted(report, writer), by=stranger, **WHO)
    with pytest.raises(NotAllowed, match="只有年报编制人"):
        actions.submit(report, by=stranger, **WHO)


def test_an_unfinished_report_is_not_submitted(report, writer):
    ReportText.objects.filter(part="n4").delete()
    with pytest.raises(NotAllowed, match="还没有文字"):
        actions.submit(report, by=writer, **WHO)


def test_a_typed_number_that_differs_needs_a_reason(report, writer):
    report.texts.filter(part="n1").update(text="全年主动公开政府信息5条。")
    with pytest.raises(NotAllowed, match="5条"):
        actions.submit(report, by=writer, **WHO)
    assert submitted(report, writer).version == 1


def test_what_was_submitted_stays_when_records_and_words_change(report, office, writer, leader):
    make_document(office, "published")
    signed = published(report, writer, leader)
    make_document(office, "published")
    report.texts.filter(part="n2").update(text="改写。")
    signed.refresh_from_db()
    assert signed.is_intact
    assert "政府信息1条" in signed.form["sections"][0]["blocks"][0]["text"]


def test_a_form_that_was_changed_behind_is_not_signed(report, writer, leader):
    signed = submitted(report, writer)
    SignedReport.objects.filter(pk=signed.pk).update(form={**signed.form, "title": "改"})
    with pytest.raises(NotAllowed, match="校验值不符"):
        actions.sign(signed, by=leader, **WHO)


def test_what_was_sent_back_is_submitted_again_as_the_same_version(report, writer, leader):
    signed = submitted(report, writer)
    with pytest.raises(NotAllowed, match="请写明意见"):
        actions.send_back(signed, by=leader, remark=" ", **WHO)
    signed = actions.send_back(signed, by=leader, remark="请核对第一部分", **WHO)
    assert (signed.status, signed.remark) == ("returned", "请核对第一部分")
    again = submitted(report, writer)
    assert (again.pk, again.status, again.remark) == (signed.pk, "submitted", "")


def test_nothing_is_published_before_it_was_sent_on(report, writer, leader):
    signed = submitted(report, writer)
    with pytest.raises(NotAllowed, match="还没有签批"):
        actions.publish(signed, by=writer, **WHO)
    signed = actions.sign(signed, by=leader, **WHO)
    with pytest.raises(NotAllowed, match="请先登记报送"):
        actions.publish(signed, by=writer, **WHO)


def test_a_correction_is_another_version_with_a_note_for_the_public(report, writer, leader, bureau):
    first = published(report, writer, leader)
    report.texts.filter(part="n2").update(text="改写。")
    with pytest.raises(NotAllowed, match="请填写更正说明"):
        submitted(report, writer)
    second = submitted(report, writer, note="第二部分有误")
    find = SignedReport.objects.in_force
    assert find(bureau, 2018, localdate(NOW)) == first  # until the correction is published
    second = actions.sign(second, by=leader, **WHO)
    second = actions.send_on(second, **SENT, by=writer, **WHO)
    second = actions.publish(second, by=writer, **WHO)
    assert find(bureau, 2018, localdate(NOW)) == second
    first.refresh_from_db()
    assert (second.version, first.form["sections"][1]["blocks"][0]["text"]) == (2, "健全组织。")


def test_the_stamped_scan_is_checked_like_every_upload(report, writer, leader):
    signed = submitted(report, writer)
    with pytest.raises(NotAllowed, match="还没有签批"):
        actions.attach_scan(signed, SimpleUploadedFile("签章.pdf", pdf()), by=writer, **WHO)
    signed = actions.sign(signed, by=leader, **WHO)
    signed = actions.attach_scan(signed, SimpleUploadedFile("签章.pdf", pdf()), by=writer, **WHO)
    address = f"/admin/portal/annualreport/{report.pk}/scan/"
    assert signed_in(writer).get(address).status_code == 200
    assert signed.scan_name == "签章.pdf"
    bad = SimpleUploadedFile("签章.pdf", b"MZ")
    with pytest.raises(UnacceptableFile):
        actions.attach_scan(signed, bad, by=writer, **WHO)
