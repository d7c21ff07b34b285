"""Public list, page and download of answers, the numbers of a year, and the form to ask on."""

from django.core.signing import BadSignature, dumps, loads
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.exchange.views import public_list
from disclosures.inquiries.actions import register
from disclosures.inquiries.exchange import InquirySheets
from disclosures.inquiries.filters import InquiryFilter
from disclosures.inquiries.forms import AskForm
from disclosures.inquiries.models import Inquiry, answer_limits
from disclosures.inquiries.presentation import metadata
from disclosures.inquiries.tables import month_table
from disclosures.organisations.models import Organisation
from disclosures.rooms.views import narrowed, render_record, room_list, room_page

HEADING, NAME = "咨询答复", "inquiry"
YEARS = range(2000, 2101)
RECEIPT = "inquiry-receipt"  # salt: a receipt is no other signed thing


@require_safe
def item_list(request):
    return room_list(
        request,
        InquiryFilter,
        heading=HEADING,
        name=NAME,
        template="inquiries/list.html",
        unit="件",
        years=Inquiry.objects.within(Organisation.objects.host()).years_answered(),
    )


@require_safe
def item_export(request, ending):
    found = narrowed(request, InquiryFilter)
    return public_list(request, found, InquirySheets, ending=ending, name=HEADING)


@require_safe
def item_page(request, pk):
    return room_page(request, Inquiry, pk, show)


def show(request, item):
    return render_record(
        request,
        item,
        "inquiries/page.html",
        heading=HEADING,
        name=NAME,
        metadata=metadata(item),
    )


@require_safe
def year_page(request, year):
    """What the host and the nodes below it answered in the year, published or not: numbers."""
    if year not in YEARS:
        raise Http404
    answered = Inquiry.objects.within(Organisation.objects.host()).answered_in(year)
    head, *rows = month_table(answered.by_month_and_channel())
    return render(
        request,
        "inquiries/year.html",
        {"year": year, "head": head["cells"], "rows": rows, "breadcrumb": _breadcrumb()},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request):
    """The form on which anybody asks; how often is for the roof to limit."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        inquiry = register(at=timezone.now(), **form.cleaned_data)
        return redirect("inquiry-received", receipt=dumps(inquiry.registration, salt=RECEIPT))
    # The key of this sheet stays the same while its errors are mended.
    context = {"form": form, "limits": answer_limits(), "breadcrumb": _breadcrumb()}
    return render(request, "inquiries/ask.html", context)


@never_cache
@require_safe
def received(request, receipt):
    """The number under which an inquiry was registered, and what happens next."""
    try:
        registration = loads(receipt, salt=RECEIPT)
    except BadSignature as error:
        raise Http404 from error
    context = {"registration": registration, "limits": answer_limits()}
    return render(request, "inquiries/received.html", {**context, "breadcrumb": _breadcrumb()})


def _breadcrumb() -> list[dict]:
    return [{"label": HEADING, "url": reverse(f"{NAME}-list")}]
