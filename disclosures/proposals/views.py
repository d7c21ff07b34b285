"""Public list, page and download of proposals, and the numbers of a year."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosures.exchange.views import public_list
from disclosures.organisations.models import Organisation
from disclosures.proposals.exchange import ProposalSheets
from disclosures.proposals.filters import ProposalFilter
from disclosures.proposals.models import Proposal
from disclosures.proposals.presentation import metadata
from disclosures.proposals.tables import HEADINGS, rates, year_table
from disclosures.rooms.views import narrowed, render_record, room_list, room_page

HEADING, NAME = "建议提案办理", "proposal"
YEARS = range(2000, 2101)


@require_safe
def item_list(request):
    return room_list(
        request,
        ProposalFilter,
        heading=HEADING,
        name=NAME,
        template="proposals/list.html",
        unit="件",
        years=Proposal.objects.within(Organisation.objects.host()).years_handled(),
    )


@require_safe
def item_export(request, ending):
    found = narrowed(request, ProposalFilter)
    return public_list(request, found, ProposalSheets, ending=ending, name=HEADING)


@require_safe
def item_page(request, pk):
    return room_page(request, Proposal, pk, show)


def show(request, item):
    return render_record(
        request,
        item,
        "proposals/page.html",
        heading=HEADING,
        name=NAME,
        metadata=metadata(item),
    )


@require_safe
def year_page(request, year):
    """What the host and the nodes below it handled in the year: numbers alone, so that those
    whose replies are not public count as well."""
    if year not in YEARS:
        raise Http404
    proposals = Proposal.objects.within(Organisation.objects.host())
    handled = list(
        proposals.handled_in(year)
        .with_last_opinion()
        .select_related("result_class")
        .only("kind", "role", "result_class")
    )
    rows = [(one.kind, one.role, str(one.result_class or ""), one.opinion) for one in handled]
    assigned = proposals.assigned_in(year)
    return render(
        request,
        "proposals/year.html",
        {
            "year": year,
            "headings": HEADINGS,
            "table": year_table(rows),
            "rates": rates(
                rows,
                assigned=assigned.count(),
                assigned_and_replied=assigned.exclude(replied_on=None).count(),
            ),
            "breadcrumb": [{"label": HEADING, "url": reverse(f"{NAME}-list")}],
        },
    )
