"""Letters under seal for the applicant: by number and code, and nothing without both."""

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from requests_app import identity
from requests_app.apply.forms import TrackForm
from requests_app.letters.actions import note_download
from requests_app.letters.kinds import DECISIONS, FileRole
from requests_app.letters.models import Letter
from requests_app.letters.views import file_response
from requests_app.models import Application

NOT_FOUND = "申请编号或者查询码不正确，请核对接收回执"
GIVEN = (FileRole.SEALED, FileRole.SUPPLIED)


@never_cache
@sensitive_post_parameters()
@sensitive_variables("form", "case", "context")
@require_http_methods(["GET", "HEAD", "POST"])
def downloads(request):
    """The list of what was sent to the applicant, and each file of it."""
    form = TrackForm(request.POST if request.method == "POST" else None)
    breadcrumb = [{"label": "依申请公开", "url": reverse("requests")}]
    context = {"form": form, "breadcrumb": breadcrumb}
    if request.method == "POST" and form.is_valid():
        case = identity.opened_by(Application.objects, **form.cleaned_data)
        if case is None:
            form.add_error(None, NOT_FOUND)
        else:
            letters = list(_sent(case))
            chosen = _chosen(letters, request.POST.get("file", ""))
            if chosen:
                note_download(chosen.letter, at=timezone.now())
                return file_response(chosen)
            context |= {"case": case, "letters": letters}
    return render(request, "requests/letters/downloads.html", context)


def _sent(case):
    """Letters with the files that are the applicant's to have; a 合并答复 lies with one case."""
    answer = case.part("answer")
    shared = Q(application=answer and answer.joint_with_id, kind__in=sorted(DECISIONS))
    letters = Letter.objects.filter(Q(application=case) | shared)
    for letter in letters.for_applicant().for_rows():
        letter.given = [file for file in letter.files.all() if file.role in GIVEN]
        yield letter


def _chosen(letters, key):
    """The file of the button; only of what is listed."""
    return next((file for letter in letters for file in letter.given if str(file.key) == key), None)
