"""Public list, page and download of the list of powers."""

from django.views.decorators.http import require_safe

from disclosures.exchange.views import public_list
from disclosures.rooms.views import narrowed, render_record, room_list, room_page
from disclosures.services.powers.exchange import PowerSheets
from disclosures.services.powers.filters import PowerFilter
from disclosures.services.powers.models import PowerItem
from disclosures.services.powers.presentation import metadata

HEADING, NAME = "权责清单", "power"


@require_safe
def item_list(request):
    return room_list(request, PowerFilter, heading=HEADING, name=NAME, unit="项")


@require_safe
def item_export(request, ending):
    found = narrowed(request, PowerFilter)
    return public_list(request, found, PowerSheets, ending=ending, name=HEADING)


@require_safe
def item_page(request, pk):
    return room_page(request, PowerItem, pk, show)


def show(request, item):
    return render_record(
        request, item, "powers/page.html", heading=HEADING, name=NAME, metadata=metadata(item)
    )
