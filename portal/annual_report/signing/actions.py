"""The verbs of signing: submit, sign, send back, send on, publish, attach the stamped scan."""

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.attachments.actions import prepare
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from portal.annual_report.models import AnnualReport
from portal.annual_report.paper.keeping import make_files
from portal.annual_report.reported import findings_of, unanswered
from portal.annual_report.signing.access import (
    refusal_to_decide,
    refusal_to_publish,
    refusal_to_send_on,
    refusal_to_submit,
)
from portal.annual_report.signing.freezing import digest, freeze
from portal.annual_report.signing.models import SignedReport
from portal.annual_report.signing.states import SigningStatus
from portal.annual_report.text.findings import text_findings


def all_findings(report, on) -> list:
    """What the numbers and the words have to say against the report."""
    return [*findings_of(report, on), *text_findings(report)]


def submit(report, *, by, at, note="") -> SignedReport:
    """送审: figures, records, text and edition are frozen as they stand. After publication it is
    a correction (更正), another version with a note for the public."""
    with transaction.atomic():
        report = _locked(AnnualReport, report)
        newest = report.versions.first()
        _refuse(refusal_to_submit(by, report, newest))
        if left := unanswered(report, all_findings(report, localdate(at))):
            told = "；".join(one.sentence for one in left[:3])
            raise NotAllowed(f"还有{len(left)}处需要改正或者说明：{told}")
        signed = _next_version(report, newest, note.strip())
        signed.form = freeze(report, at)
        signed.digest, signed.status = digest(signed.form), SigningStatus.SUBMITTED
        signed.submitted_by, signed.submitted_at, signed.remark = by, at, ""
        return _write(signed, "submit", "送审", by=by, at=at, remark=signed.note)


def _next_version(report, newest, note) -> SignedReport:
    """What was sent back is submitted again; what is published gets a version beside it."""
    if newest is None:
        return SignedReport(report=report, version=1)
    if newest.status == SigningStatus.RETURNED:
        newest.note = note or newest.note
        return newest
    if not note:
        raise NotAllowed("更正已经公布的报告，请填写更正说明")
    return SignedReport(report=report, version=newest.version + 1, note=note)


def sign(signed, *, by, at) -> SignedReport:
    """签批: the frozen form, by another person than who submitted it. Its files are made when the
    signature stands, and one that can't be made never undoes it."""
    with transaction.atomic():
        signed = _locked(SignedReport, signed)
        _refuse(refusal_to_decide(by, signed))
        if not signed.is_intact:
            raise NotAllowed("固定的内容与校验值不符，不能签批，请退回")
        signed.status, signed.signed_by, signed.signed_at = SigningStatus.SIGNED, by, at
        signed = _write(signed, "sign", "签批", by=by, at=at)
        transaction.on_commit(lambda: _make_files(signed, by=by, at=at), robust=True)
    return signed


def _make_files(signed, *, by, at):
    """What could not be made is told in the history of the report, with what to do."""
    for ending, why in make_files(signed).items():
        label = f"没有生成{ending.upper()}"
        record(signed.report, "paper", label, by=by, at=at, remark=why)


def send_back(signed, *, by, at, remark) -> SignedReport:
    """退回 to the writer, with what is to be mended."""
    with transaction.atomic():
        signed = _locked(SignedReport, signed)
        _refuse(refusal_to_decide(by, signed))
        if not remark.strip():
            raise NotAllowed("退回时请写明意见")
        signed.status, signed.remark = SigningStatus.RETURNED, remark.strip()
        return _write(signed, "send_back", "退回", by=by, at=at, remark=signed.remark)


def send_on(signed, *, to, how, on, by, at) -> SignedReport:
    """报送 to the authority in charge: to whom, how and when (条例第四十九条)."""
    with transaction.atomic():
        signed = _locked(SignedReport, signed)
        _refuse(refusal_to_send_on(by, signed))
        if on > localdate(at):
            raise NotAllowed("报送日期不能晚于今天")
        signed.filed_to, signed.filed_how, signed.filed_on = to, how, on
        return _write(signed, "send_on", "报送", by=by, at=at, remark=f"{to}，{how}，{on}")


def publish(signed, *, by, at) -> SignedReport:
    """公布: from now on the public page is the frozen form."""
    with transaction.atomic():
        signed = _locked(SignedReport, signed)
        _refuse(refusal_to_publish(by, signed))
        signed.published_at = at
        report = signed.report
        if report.published_on is None or report.published_on > localdate(at):
            report.published_on = localdate(at)
            report.save(update_fields=["published_on"])
        return _write(signed, "publish", "公布", by=by, at=at)


def attach_scan(signed, upload, *, by, at) -> SignedReport:
    """The stamped paper as a file, checked and cleaned like every upload."""
    found = prepare(None, upload)
    with transaction.atomic():
        signed = _locked(SignedReport, signed)
        _refuse(refusal_to_send_on(by, signed))
        signed.scan, signed.scan_name = found.file, found.name
        return _write(signed, "attach", "上传签章扫描件", by=by, at=at, remark=found.name)


def _locked(model, row):
    """The row as it is now; of two clerks one wins."""
    return model.objects.select_for_update().get(pk=row.pk)


def _refuse(why):
    if why:
        raise NotAllowed(why)


def _write(signed, verb, label, *, by, at, remark="") -> SignedReport:
    """The version with its history, which is told of the report."""
    signed.save()
    said = {"version": signed.version, "digest": signed.digest}
    record(signed.report, verb, label, by=by, at=at, remark=remark, changes=said)
    return signed
