"""Public list, page and download of interpretations."""

from django.views.decorators.http import require_safe

from disclosures.exchange.views import public_list
from disclosures.interpretations.exchange import InterpretationSheets
from disclosures.interpretations.filters import InterpretationFilter
from disclosures.interpretations.models import Interpretation
from disclosures.interpretations.presentation import metadata
from disclosures.rooms.views import narrowed, render_record, room_list, room_page

HEADING, NAME = "政策解读", "interpretation"


@require_safe
def item_list(request):
    return room_list(request, InterpretationFilter, heading=HEADING, name=NAME)


@require_safe
def item_export(request, ending):
    found = narrowed(request, InterpretationFilter)
    return public_list(request, found, InterpretationSheets, ending=ending, name=HEADING)


@require_safe
def item_page(request, pk):
    return room_page(request, Interpretation, pk, show)


def show(request, item):
    """The page of an interpretation, with the way to the document where that is public."""
    document = item.document if item.document_id and item.document.is_visible else None
    return render_record(
        request,
        item,
        "interpretations/page.html",
        heading=HEADING,
        name=NAME,
        metadata=metadata(item),
        document=document,
    )
