"""The sheet of a month for staff, on one page to print."""

from datetime import date, timedelta

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from disclosures.organisations.access import organisations_for
from disclosures.organisations.models import Organisation
from portal.monthly.presentation import COLUMNS, month_of, sheet

FIRST = date(2008, 5, 1)  # the Regulation came into force


def newest_sheet(request):
    """The month before this one: what is usually printed."""
    last = localdate().replace(day=1) - timedelta(days=1)
    return redirect("admin:monthly-sheet", last.year, last.month)


def monthly_sheet(request, year, month):
    today = localdate()
    if not (FIRST.year <= year <= today.year and 1 <= month <= 12):
        raise Http404
    first, end = month_of(year, month)
    if not FIRST <= first <= today:
        raise Http404
    bodies = organisations_for(request.user)
    organisation = _asked(request, bodies)
    context = {
        **site.each_context(request),
        "title": f"{year}年{month}月政务公开工作月度通报",
        "organisation": organisation,
        "bodies": bodies,
        "columns": [label for _, label in COLUMNS],
        "rows": sheet(organisation, year, month, today=today),
        "before": _address(first - timedelta(days=1), organisation) if first > FIRST else "",
        "after": _address(end, organisation) if end <= today else "",
        "today": today,
    }
    return render(request, "admin/monthly/sheet.html", context)


def _asked(request, bodies):
    """A body of the user's own; first the host where it is one of them."""
    code = request.GET.get("organisation", "")
    if code:
        found = bodies.filter(code=code).first()
    else:
        host = Organisation.objects.host()
        found = bodies.filter(pk=host.pk).first() or bodies.first()
    if found is None:
        raise PermissionDenied
    return found


def _address(day: date, organisation) -> str:
    address = reverse("admin:monthly-sheet", args=[day.year, day.month])
    return f"{address}?organisation={organisation.code}"
