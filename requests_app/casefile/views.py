"""Staff pages of the case file: its index, and the file as PDF or ZIP."""

from django.contrib import messages
from django.contrib.admin import site
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from requests_app.casefile.actions import take_out
from requests_app.casefile.contents import contents
from requests_app.letters.models import Letter
from requests_app.letters.printing import PdfUnavailable
from requests_app.letters.views import case_of

KINDS = {"pdf": "application/pdf", "zip": "application/zip"}


@require_safe
@never_cache
def case_file(request, pk):
    """卷宗目录: what lies in the file."""
    case = case_of(request, pk)
    context = {
        **site.each_context(request),
        "title": "卷宗",
        "opts": Letter._meta,
        "case": case,
        "letters_address": reverse("admin:requests_app_letter_of", args=[pk]),
        "parts": contents(case, on=localdate()),
        "endings": KINDS,
    }
    return render(request, "requests/letters/case_file.html", context)


@require_POST
@never_cache
def case_file_as(request, pk, ending):
    """The whole file; by a button, because taking it out is told in the history."""
    case = case_of(request, pk)
    if ending not in KINDS:
        raise Http404
    try:
        content = take_out(case, ending, on=localdate(), by=request.user, at=timezone.now())
    except PdfUnavailable as error:
        messages.error(request, str(error))
        return redirect("admin:requests_app_letter_case_file", pk)
    response = HttpResponse(content, content_type=KINDS[ending])
    name = f"卷宗{case.number}.{ending}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
