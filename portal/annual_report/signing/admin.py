"""The start page of a report: what is missing, and the next step towards its publication."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from disclosures.attachments.kinds import UnacceptableFile
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from portal.annual_report.actions import give_reason
from portal.annual_report.forms import ReasonForm
from portal.annual_report.paper.keeping import KINDS, unmade
from portal.annual_report.paper.pages import content_of
from portal.annual_report.paper.views import file_answer
from portal.annual_report.reported import unanswered
from portal.annual_report.signing import actions
from portal.annual_report.signing.access import (
    refusal_to_decide,
    refusal_to_publish,
    refusal_to_send_on,
    refusal_to_submit,
)
from portal.annual_report.signing.differences import differences
from portal.annual_report.signing.forms import NoteForm, RemarkForm, ScanForm, SendOnForm
from portal.annual_report.signing.freezing import freeze
from portal.annual_report.signing.models import SignedReport
from portal.annual_report.signing.states import SigningStatus
from portal.annual_report.signing.views import signed_report
from requests_app.letters.printing import PdfUnavailable

DONE = {
    "explain": "已经保存说明",
    "submit": "已经送审，请另一人签批",
    "sign": "已经签批",
    "send_back": "已经退回",
    "send_on": "已经登记报送情况",
    "publish": "已经公布",
    "scan": "已经上传签章扫描件",
}
FORMS = {
    "explain": ReasonForm,
    "send_back": RemarkForm,
    "send_on": SendOnForm,
    "scan": ScanForm,
}


class SigningPages:
    """Pages of the report's admin; the admin gives `_report` and `_show`."""

    def sign_view(self, request, pk):
        """编制和签批: what is missing, who is next, what differs from what was signed."""
        report = self._report(request, pk)
        if request.method == "POST":
            self._act(request, report)
            return redirect(request.path)
        findings = actions.all_findings(report, timezone.localdate())
        newest = report.versions.select_related("submitted_by", "signed_by").first()
        return self._show(
            *(request, "sign", "编制和签批", report),
            findings=findings,
            left=unanswered(report, findings),
            versions=report.versions.select_related("submitted_by", "signed_by"),
            newest=newest,
            differences=self._differences(report, newest),
            history=history_of(report),
            content=newest and content_of(newest.form),
            files_wanting=_files_wanting(report, newest),
            forms=_forms(newest),
            **_refusals(request.user, report, newest),
        )

    def _differences(self, report, newest):
        return differences(newest.form, freeze(report, timezone.now())) if newest else []

    def _act(self, request, report):
        verb = request.POST.get("verb")
        form = FORMS[verb](request.POST, request.FILES) if verb in FORMS else None
        if verb not in DONE or (form and not form.is_valid()):
            return messages.error(request, "请填写完整")
        try:
            _do(verb, report, form.cleaned_data if form else request.POST, request.user)
        except (NotAllowed, UnacceptableFile) as error:
            return messages.error(request, str(error))
        return messages.success(request, DONE[verb])

    def preview_view(self, request, pk):
        """The frozen form as the public will read it: what waits for signature or was signed;
        before that, the report as it would be submitted now."""
        report = self._report(request, pk)
        shown = report.versions.exclude(status=SigningStatus.RETURNED).first()
        if shown is None or "now" in request.GET:
            shown = SignedReport(report=report, form=freeze(report, timezone.now()))
        return signed_report(request, shown, report.organisation, is_preview=True)

    def paper_view(self, request, pk, ending):
        """The newest version as a file, for who is to sign it and for the office's own use."""
        report = self._report(request, pk)
        if ending not in KINDS:
            raise Http404
        newest = get_object_or_404(report.versions.all()[:1])
        try:
            return file_answer(newest, ending)
        except PdfUnavailable as error:
            messages.error(request, str(error))
        return redirect(reverse("admin:portal_annualreport_sign", args=[pk]))

    def scan_view(self, request, pk):
        """The stamped paper of the newest version that has one, for staff."""
        version = self._report(request, pk).versions.exclude(scan="").first()
        if version is None:
            raise Http404
        return FileResponse(version.scan.open(), as_attachment=True, filename=version.scan_name)


def _do(verb, report, said, user):
    """The verb, on the report or on its newest version."""
    who = {"by": user, "at": timezone.now()}
    newest = report.versions.first()
    if verb == "submit":
        return actions.submit(report, note=said.get("note", "")[:300], **who)
    if verb == "explain":
        found = actions.all_findings(report, timezone.localdate())
        finding = next((one for one in found if one.code == said["code"]), None)
        if finding is None:
            raise NotAllowed("检查结果已经变化，请重新查看")
        return give_reason(report, finding, reason=said["reason"], **who)
    if newest is None:
        raise NotAllowed("还没有送审")
    if verb == "scan":
        return actions.attach_scan(newest, said["scan"], **who)
    extra = said if verb in FORMS else {}
    return getattr(actions, verb)(newest, **extra, **who)


def _files_wanting(report, newest) -> str:
    """What of the signed version could not be made, and why; empty where all is there."""
    if newest is None or newest.status != SigningStatus.SIGNED or not (left := unmade(newest)):
        return ""
    told = history_of(report).filter(verb="paper").last()
    why = f"：{told.remark}" if told else ""
    return f"还没有生成{'、'.join(left).upper()}{why}。签批有效，下载时会再次生成。"


def _forms(newest) -> dict:
    note = NoteForm() if newest and newest.version and newest.published_at else None
    return {"note": note, "remark": RemarkForm(), "send_on": SendOnForm(), "scan": ScanForm()}


def _refusals(user, report, newest) -> dict:
    """The sentence beside each button that is not there."""
    found = {"no_submit": refusal_to_submit(user, report, newest)}
    if newest:
        found["no_decide"] = refusal_to_decide(user, newest)
        found["no_send_on"] = refusal_to_send_on(user, newest)
        found["no_publish"] = refusal_to_publish(user, newest)
    return found
