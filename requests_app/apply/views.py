"""The public door: what to know, the form, the receipt, and how far an application is."""

from functools import wraps

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.attachments.storage import DISK_FULL, is_full
from disclosures.guide.presentation import application_flow
from disclosures.publishing.errors import NotAllowed
from disclosures.statute.querysets import calendar_in_force
from disclosures.statute.terms import TERMS_2019
from requests_app import identity
from requests_app.apply import acting
from requests_app.apply.forms import (
    ApplyForm,
    SupplementForm,
    TrackForm,
    WithdrawalForm,
)
from requests_app.apply.querysets import matching_documents
from requests_app.apply.uploads import SmallFiles
from requests_app.intake import receive
from requests_app.kinds import ApplicantKind, DeliveryWay, SupplyForm
from requests_app.models import Application
from requests_app.presentation import clock_of, progress
from requests_app.states import OPEN, State

HEADING = "依申请公开"
NOT_FOUND = "申请编号或者查询码不正确，请核对接收回执"
HANDED_IN, WITHDRAWN = "补正的内容已经收到", "申请已经撤回"


def page(request, template, context):
    """A page below the explanation."""
    breadcrumb = [{"label": HEADING, "url": reverse("requests")}]
    return render(request, f"requests/{template}.html", {"breadcrumb": breadcrumb, **context})


def takes_small_files(view):
    """Files are let go of before the check against forged forms reads them onto the disk."""

    @wraps(view)
    def prepared(request, *args, **kwargs):
        request.too_large = set()
        request.upload_handlers = [SmallFiles(request)]
        return csrf_protect(view)(request, *args, **kwargs)

    return csrf_exempt(prepared)


@require_safe
def explanation(request):
    """What an application is, how it goes, what is needed, and where to go on."""
    context = {"flow": application_flow(), "terms": TERMS_2019}
    return render(request, "requests/explanation.html", context)


@require_safe
def paper_form(request):
    """The application form to print and fill in by hand."""
    ways = [way for way in DeliveryWay.choices if way[0] != DeliveryWay.ONLINE]
    choices = {"kinds": ApplicantKind.choices, "forms": SupplyForm.choices, "ways": ways}
    return page(request, "paper", choices)


@takes_small_files
@never_cache
@sensitive_post_parameters()
@sensitive_variables("form", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """The form. `look` shows what is public already and loses nothing of what was typed."""
    if request.method != "POST":
        return page(request, "new", {"form": ApplyForm()})
    if "look" in request.POST:
        form = ApplyForm()
        form.initial = {name: request.POST.get(name) for name in form.fields}
        context = {"form": form, "looked": True}
    else:
        form = ApplyForm(request.POST, request.FILES, too_large=request.too_large)
        if form.is_valid() and (receipt := _receipt(request, form)):
            return receipt
        context = {"form": form}
    context["matches"] = matching_documents(request.POST.get("description", "")[:500])
    return page(request, "new", context)


@sensitive_variables("form", "code")
def _receipt(request, form):
    """接收回执, as the answer to the form itself: its address tells nothing and keeps nothing."""
    key, proofs = form.cleaned_data["key"], form.proofs
    try:
        case, code = receive(
            key=key, person=form.person(), proofs=proofs, at=timezone.now(), **form.what()
        )
    except OSError as error:
        if not is_full(error):
            raise
        form.add_error(None, DISK_FULL)
        return None
    clock = clock_of(case, calendar_in_force(), today=localdate())
    context = {"case": case, "code": code, "clock": clock, "proofs": case.identity_files.all()}
    return page(request, "receipt", context)


@never_cache
@sensitive_post_parameters()
@sensitive_variables("form", "case", "context")
@require_http_methods(["GET", "HEAD", "POST"])
def track(request):
    """How far an application is, by number and code; wrong ones all get one answer."""
    form = TrackForm(request.POST if request.method == "POST" else None)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        case = identity.opened_by(Application.objects, **form.cleaned_data)
        if case is None:
            form.add_error(None, NOT_FOUND)
        else:
            context |= _act(request, case)
            shown = Application.objects.with_clock().get(pk=case.pk)
            calendar = calendar_in_force()
            context["progress"] = progress(shown, calendar, today=localdate())
            context |= _choices(shown, context)
    return page(request, "track", context)


@sensitive_variables("case", "form")
def _act(request, case) -> dict:
    """What the applicant asks for on his page: a form with its errors, or it is done."""
    now = timezone.now()
    if "supplement" in request.POST:
        name, form = "supplement_form", SupplementForm(request.POST)
        done, deed = HANDED_IN, acting.hand_in_supplement
    elif "withdraw" in request.POST:
        name, form = "withdrawal_form", WithdrawalForm(request.POST)
        done, deed = WITHDRAWN, acting.withdraw
    else:
        return {}
    if form.is_valid():
        said = {"text": form.cleaned_data["text"]} if "text" in form.cleaned_data else {}
        try:
            deed(case, at=now, **said)
        except NotAllowed as error:
            form.add_error(None, str(error))
        else:
            return {"done": done}
    return {name: form, "acted": form}


def _choices(case, context) -> dict:
    """The forms that the state of the case has room for; those with errors stay as they are."""
    offered = {}
    if case.state == State.AWAITING_SUPPLEMENT:
        offered["supplement_form"] = SupplementForm()
    if case.state in OPEN:
        offered["withdrawal_form"] = WithdrawalForm()
    return {name: context.get(name, form) for name, form in offered.items()}
