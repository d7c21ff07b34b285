"""Public list, page and download of responses."""

from django.views.decorators.http import require_safe

from disclosures.exchange.views import public_list
from disclosures.responses.exchange import ResponseSheets
from disclosures.responses.filters import ResponseFilter
from disclosures.responses.models import PublicResponse, YearWithoutResponse
from disclosures.responses.presentation import metadata
from disclosures.rooms.views import narrowed, render_record, room_list, room_page

HEADING, NAME = "回应关切", "response"


@require_safe
def item_list(request):
    """The responses, and above them the years that had none."""
    years = YearWithoutResponse.objects.uncontradicted(PublicResponse.objects.visible())
    return room_list(
        request,
        ResponseFilter,
        heading=HEADING,
        name=NAME,
        template="responses/list.html",
        without=years,
    )


@require_safe
def item_export(request, ending):
    found = narrowed(request, ResponseFilter)
    return public_list(request, found, ResponseSheets, ending=ending, name=HEADING)


@require_safe
def item_page(request, pk):
    return room_page(request, PublicResponse, pk, show)


def show(request, item):
    return render_record(
        request,
        item,
        "responses/page.html",
        heading=HEADING,
        name=NAME,
        metadata=metadata(item),
    )
