"""The public path of 更正: the form, its receipt, and what became of it by number and code."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from requests_app import identity
from requests_app.rectification.actions import receive
from requests_app.rectification.forms import RectificationForm, TrackRectificationForm
from requests_app.rectification.kinds import NEXT
from requests_app.rectification.models import Rectification

NOT_FOUND = "更正编号或者查询码不正确，请核对回执"


def _page(request, template, context):
    breadcrumb = [{"label": "依申请公开", "url": reverse("requests")}]
    return render(request, f"requests/{template}.html", {"breadcrumb": breadcrumb, **context})


@never_cache
@sensitive_post_parameters()
@sensitive_variables("form", "item", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """The form; nothing typed is lost. The receipt is the answer to it and is shown once."""
    form = RectificationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        item, code = receive(at=timezone.now(), **form.cleaned_data)
        return _page(request, "rectification_receipt", {"item": item, "code": code})
    return _page(request, "rectification", {"form": form})


@never_cache
@sensitive_post_parameters()
@sensitive_variables("form", "item")
@require_http_methods(["GET", "HEAD", "POST"])
def track(request):
    """What became of it; wrong numbers and wrong codes all get one answer."""
    form = TrackRectificationForm(request.POST if request.method == "POST" else None)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        item = identity.opened_by(Rectification.objects, **form.cleaned_data)
        if item is None:
            form.add_error(None, NOT_FOUND)
        else:
            context |= {"item": item, "next": NEXT[item.result]}
    return _page(request, "rectification_track", context)
