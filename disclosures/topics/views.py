"""Public list, page and download of topics."""

from django.views.decorators.http import require_safe

from disclosures.exchange.views import public_list
from disclosures.rooms.presentation import facts
from disclosures.rooms.views import narrowed, render_record, room_list, room_page
from disclosures.topics.exchange import TopicSheets
from disclosures.topics.filters import TopicFilter
from disclosures.topics.models import Topic
from disclosures.topics.querysets import gathered_in

HEADING, NAME = "专题专栏", "topic"


@require_safe
def item_list(request):
    return room_list(request, TopicFilter, heading=HEADING, name=NAME, unit="个")


@require_safe
def item_export(request, ending):
    found = narrowed(request, TopicFilter)
    return public_list(request, found, TopicSheets, ending=ending, name=HEADING)


@require_safe
def item_page(request, pk):
    return room_page(request, Topic, pk, show)


def show(request, item):
    return render_record(
        request,
        item,
        "topics/page.html",
        heading=HEADING,
        name=NAME,
        metadata=facts(item),
        parts=gathered_in(item),
    )
