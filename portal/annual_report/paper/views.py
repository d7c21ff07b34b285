"""Downloads of the signed report that is public."""

from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.addresses import body_asked_for
from portal.annual_report.paper.keeping import KINDS, kept_file
from portal.annual_report.signing.models import SignedReport
from requests_app.letters.printing import PdfUnavailable

NO_PDF = "现在没有能够生成PDF。请在报告页面使用浏览器的打印功能，或者下载DOCX。"


@require_safe
def report_file(request, year, ending):
    """The newest public version of a body's report as a file."""
    signed = SignedReport.objects.in_force(body_asked_for(request), year, timezone.localdate())
    if signed is None:
        raise Http404
    try:
        return file_answer(signed, ending)
    except PdfUnavailable:
        return HttpResponse(NO_PDF, status=503, content_type="text/plain; charset=utf-8")


def file_answer(signed, ending):
    """The file of a version as a download. PdfUnavailable as it says."""
    found = kept_file(signed, ending)
    _, kind = KINDS[ending]
    name = f"{signed.form['title']}.{ending}"
    return FileResponse(found.open("rb"), as_attachment=True, filename=name, content_type=kind)
