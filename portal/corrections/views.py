"""Reporting an error on a page, and what became of the report for whoever has its receipt."""

from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.corrections.actions import report_error
from portal.corrections.forms import ReportForm
from portal.corrections.models import ErrorReport
from portal.limits.decorators import limited

RECEIPT = "error-report"  # salt: a receipt is no other signed thing


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("form", methods=["POST"], what="correction-new")
def new(request):
    """The form; the page that it was opened from is filled in."""
    if request.method == "POST":
        form = ReportForm(request.POST)
        if form.is_valid():
            report = report_error(at=timezone.now(), **form.cleaned_data)
            return redirect("correction", receipt=dumps(report.number, salt=RECEIPT))
    else:
        form = ReportForm(initial={"address": request.GET.get("address", "")})
    context = {"form": form, "days": settings.CORRECTION_DAYS}
    return render(request, "corrections/new.html", context)


@never_cache
@require_safe
def receipt(request, receipt):
    """Number, outcome and reply; nothing of what the reporter wrote."""
    try:
        number = loads(receipt, salt=RECEIPT)
    except BadSignature as error:
        raise Http404 from error
    report = get_object_or_404(ErrorReport, number=number)
    context = {"report": report, "days": settings.CORRECTION_DAYS}
    return render(request, "corrections/receipt.html", context)
