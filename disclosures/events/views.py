"""Public list, page and download of events."""

from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from disclosures.events.exchange import EventSheets
from disclosures.events.filters import EventFilter
from disclosures.events.models import Event
from disclosures.events.presentation import metadata, standing_of
from disclosures.exchange.views import public_list
from disclosures.rooms.views import narrowed, render_record, room_list, room_page

HEADING, NAME = "新闻发布和互动活动", "event"


@require_safe
def item_list(request):
    return room_list(request, EventFilter, heading=HEADING, name=NAME)


@require_safe
def item_export(request, ending):
    found = narrowed(request, EventFilter)
    return public_list(request, found, EventSheets, ending=ending, name=HEADING)


@require_safe
def item_page(request, pk):
    return room_page(request, Event, pk, show)


def show(request, item):
    """The page of an event, with the way to its document where that is public."""
    document = item.document if item.document_id and item.document.is_visible else None
    return render_record(
        request,
        item,
        "events/page.html",
        heading=HEADING,
        name=NAME,
        metadata=metadata(item),
        standing=standing_of(item, localdate()),
        document=document,
    )
