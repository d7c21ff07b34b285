"""Staff pages of delivery lists: what still waits, choosing a list, handing over, the paper."""

from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from disclosures.documents.models import Document
from disclosures.exchange.views import ENDINGS, sheet_response
from disclosures.handover.access import (
    delivering_organisations,
    may_draw_up_lists,
    may_keep_lists_of,
    may_read_lists,
)
from disclosures.handover.actions import add_documents, hand_over, open_list
from disclosures.handover.exchange import HEADINGS, lines_of
from disclosures.handover.forms import FillForm, HandOverForm
from disclosures.handover.models import DeliveryItem, DeliveryList, Receiver
from disclosures.organisations.access import organisations_of
from disclosures.publishing.addresses import FARTHEST, whole_number
from disclosures.publishing.errors import NotAllowed

PAGE_SIZE = 100
LISTS = "admin:disclosures_deliverylist_changelist"


@require_safe
def waiting(request):
    """What is public and was never handed over to one receiver, oldest first (条例第二十五条)."""
    _readers_only(request)
    receivers = list(Receiver.objects.filter(is_active=True))
    wanted = _number(request.GET.get("receiver"))
    receiver = next((r for r in receivers if r.pk == wanted), receivers[0] if receivers else None)
    found = _documents_waiting(request.user, receiver) if receiver else Document.objects.none()
    page = Paginator(found.for_rows(), PAGE_SIZE).get_page(_number(request.GET.get("page")))
    lists = DeliveryItem.objects.lists_by_document(receiver, page.object_list)
    return _page(
        request,
        "waiting",
        "尚未移送",
        {
            "receivers": receivers,
            "receiver": receiver,
            "page_obj": page,
            "rows": [(document, lists.get(document.pk)) for document in page],
            "may_draw_up": may_draw_up_lists(request.user),
        },
    )


@require_POST
def fill(request):
    """Ask for the list of the documents chosen anywhere, put them on it, and report on each."""
    if not may_draw_up_lists(request.user):
        raise PermissionDenied
    receiver = Receiver.objects.filter(pk=_number(request.POST.get("receiver"))).first()
    if "every" in request.POST and receiver:
        keys = _documents_waiting(request.user, receiver).values_list("pk", flat=True)
    else:
        keys = request.POST.getlist("documents")
    chosen = ",".join(str(key) for key in keys)
    if "apply" not in request.POST:
        return ask_for_list(request, chosen, receiver)
    form = FillForm({**request.POST.dict(), "documents": chosen}, user=request.user)
    if form.is_valid():
        try:
            return _filled(request, form.cleaned_data)
        except NotAllowed as error:
            form.add_error(None, str(error))
    return _page(request, "fill", "加入移送清单", {"form": form})


def ask_for_list(request, chosen, receiver=None):
    """The page that asks on which list the chosen documents go."""
    if not chosen:
        messages.error(request, "没有选择信息")
        return redirect("admin:disclosures_deliverylist_waiting")
    organisations = list(delivering_organisations(request.user)[:2])
    known = {"documents": chosen, "receiver": receiver}
    if len(organisations) == 1:
        known["organisation"] = organisations[0]
    form = FillForm(initial=known, user=request.user)
    return _page(request, "fill", "加入移送清单", {"form": form, "number": chosen.count(",") + 1})


def _filled(request, said):
    """Put the documents on the list; a new list on which nothing would stand is not opened."""
    who = {"by": request.user, "at": timezone.now()}
    documents = Document.with_versions.filter(pk__in=said["documents"]).order_by("pk")
    mine = organisations_of(request.user)
    documents = list(documents if mine is None else documents.filter(organisation__in=mine))
    with transaction.atomic():
        delivery_list = said["delivery_list"] or open_list(
            DeliveryList(organisation=said["organisation"], receiver=said["receiver"]), **who
        )
        taken, refused = add_documents(delivery_list, documents, **who)
        if not taken and not said["delivery_list"]:
            transaction.set_rollback(True)
            delivery_list = None
    report = {
        "delivery_list": delivery_list,
        "taken": taken,
        "refused": refused,
        "unknown": len(said["documents"]) - len(documents),
    }
    return _page(request, "filled", "加入移送清单", report)


def hand_over_list(request, pk):
    """Ask for the day and the signatures, then fix the list."""
    delivery_list = _list(request, pk)
    if not may_keep_lists_of(request.user, delivery_list.organisation):
        raise PermissionDenied
    known = {"handed_by": delivery_list.handed_by or request.user.get_full_name()}
    form = HandOverForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            who = {"by": request.user, "at": timezone.now()}
            done = hand_over(delivery_list, **form.cleaned_data, **who)
        except NotAllowed as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{done}已移送")
            return redirect("admin:disclosures_deliverylist_change", pk)
    context = {"item": delivery_list, "form": form, "back": _address(pk)}
    return _page(request, "hand_over", "移送", context)


@require_safe
def sheet(request, pk):
    """移送清单 on paper: what is handed over, with room for the signatures of both sides."""
    delivery_list = _list(request, pk)
    lines = lines_of(delivery_list)
    context = {
        "item": delivery_list,
        "headings": HEADINGS,
        "lines": lines,
        "copies": sum(line[-1] for line in lines),
        "endings": ENDINGS,
        "back": _address(pk),
    }
    return _page(request, "sheet", "移送清单", context)


@require_safe
def sheet_file(request, pk, ending):
    """The same lines as a spreadsheet, for whoever receives the list."""
    delivery_list = _list(request, pk)
    if ending not in ENDINGS:
        raise Http404
    name = f"移送清单{delivery_list}"
    return sheet_response(ending, HEADINGS, lines_of(delivery_list), name=name)


def _documents_waiting(user, receiver):
    found = DeliveryItem.objects.documents_waiting_for(receiver)
    mine = organisations_of(user)
    return found if mine is None else found.filter(organisation__in=mine)


def _list(request, pk):
    _readers_only(request)
    lists = DeliveryList.objects.within(organisations_of(request.user))
    return get_object_or_404(lists.select_related("organisation", "receiver"), pk=pk)


def _readers_only(request):
    if not may_read_lists(request.user):
        raise PermissionDenied


def _number(text) -> int:
    return whole_number(text, default=0, low=0, high=FARTHEST)


def _address(pk):
    return reverse("admin:disclosures_deliverylist_change", args=[pk])


def _page(request, name, title, context):
    frame = {"title": title, "opts": DeliveryList._meta, "back": reverse(LISTS)}
    context = {**site.each_context(request), **frame, **context}
    return render(request, f"admin/handover/{name}.html", context)
