"""Public list, page and download of the service items; the page is the guide to print."""

from django.views.decorators.http import require_safe

from disclosures.exchange.views import public_list
from disclosures.rooms.views import narrowed, render_record, room_list, room_page
from disclosures.services.exchange import ServiceSheets
from disclosures.services.filters import ServiceFilter
from disclosures.services.models import ServiceItem
from disclosures.services.presentation import essentials, metadata

HEADING, NAME = "政务服务事项", "service"


@require_safe
def item_list(request):
    return room_list(
        request,
        ServiceFilter,
        heading=HEADING,
        name=NAME,
        template="services/list.html",
        unit="项",
    )


@require_safe
def item_export(request, ending):
    found = narrowed(request, ServiceFilter)
    return public_list(request, found, ServiceSheets, ending=ending, name=HEADING)


@require_safe
def item_page(request, pk):
    return room_page(request, ServiceItem, pk, show)


def show(request, item):
    return render_record(
        request,
        item,
        "services/page.html",
        heading=HEADING,
        name=NAME,
        metadata=metadata(item),
        essentials=essentials(item),
    )
