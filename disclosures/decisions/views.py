"""Public list, page and download of decisions, and the totals of a year."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosures.decisions.exchange import DecisionSheets
from disclosures.decisions.filters import DecisionFilter
from disclosures.decisions.models import AdministrativeDecision
from disclosures.decisions.presentation import essentials, metadata
from disclosures.decisions.tables import COLUMNS, year_table
from disclosures.exchange.views import public_list
from disclosures.organisations.models import Organisation
from disclosures.rooms.views import narrowed, render_record, room_list, room_page

HEADING, NAME = "行政决定公示", "decision"
YEARS = range(2000, 2101)


@require_safe
def item_list(request):
    decisions = AdministrativeDecision.objects.within(Organisation.objects.host())
    return room_list(
        request,
        DecisionFilter,
        heading=HEADING,
        name=NAME,
        template="decisions/list.html",
        years=decisions.years_decided(),
    )


@require_safe
def item_export(request, ending):
    found = narrowed(request, DecisionFilter)
    return public_list(request, found, DecisionSheets, ending=ending, name=HEADING)


@require_safe
def item_page(request, pk):
    return room_page(request, AdministrativeDecision, pk, show)


def show(request, item):
    return render_record(
        request,
        item,
        "decisions/page.html",
        heading=HEADING,
        name=NAME,
        metadata=metadata(item),
        essentials=essentials(item),
    )


@require_safe
def year_page(request, year):
    """Numbers alone, of the host and the nodes below it: what is not shown counts as well."""
    if year not in YEARS:
        raise Http404
    decided = AdministrativeDecision.objects.within(Organisation.objects.host()).decided_in(year)
    return render(
        request,
        "decisions/year.html",
        {
            "year": year,
            "headings": [*COLUMNS.values()],
            "table": year_table(decided.by_kind()),
            "breadcrumb": [{"label": HEADING, "url": reverse(f"{NAME}-list")}],
        },
    )
