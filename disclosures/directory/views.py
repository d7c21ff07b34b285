"""The page of the body's functions, and of its officials: list, page, download, sheets to print."""

from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from disclosures.attachments.views import files_of
from disclosures.channels.models import Channel
from disclosures.directory.exchange import OfficialSheets
from disclosures.directory.filters import OfficialFilter
from disclosures.directory.kinds import MEDIA, Rank
from disclosures.directory.models import Official, ReadingPlace
from disclosures.directory.presentation import contacts, metadata
from disclosures.exchange.views import public_list
from disclosures.organisations.models import Organisation
from disclosures.rooms.views import narrowed, render_record, room_list, room_page

TITLE = "机构职能"
HEADING, NAME = "领导和干部信息", "official"


@require_safe
def directory(request):
    """What the host does, who leads it, its sections and units, and where to read its papers."""
    host = Organisation.objects.host()
    nodes = list(host.children.filter(is_closed=False))
    inside = host.subtree_ids()
    officials = Official.objects.visible().within(host).holding(localdate()).for_rows()
    leaders = officials.of_rank(Rank.LEADER).by_precedence()
    return render(
        request,
        "directory/directory.html",
        {
            "heading": TITLE,
            "host": host,
            "contacts": contacts(host),
            "leaders": with_portraits(leaders),
            "sections": [node for node in nodes if node.kind == Organisation.Kind.SECTION],
            "units": [node for node in nodes if node.kind != Organisation.Kind.SECTION],
            "group": officials.in_group(),
            "office": next((node for node in nodes if node.is_disclosure_office), None),
            "places": ReadingPlace.objects.filter(is_open=True, organisation__in=inside),
            "media": Channel.objects.filter(is_active=True, kind__in=MEDIA, organisation=host),
        },
    )


@require_safe
def item_list(request):
    return room_list(
        request,
        OfficialFilter,
        heading=HEADING,
        name=NAME,
        template="directory/officials.html",
        unit="名",
    )


@require_safe
def item_export(request, ending):
    found = narrowed(request, OfficialFilter)
    return public_list(request, found, OfficialSheets, ending=ending, name=HEADING)


@require_safe
def item_page(request, pk):
    return room_page(request, Official, pk, show)


def show(request, item):
    files = files_of(request, item)
    portrait = next((file for file in files if file.is_image), None)
    return render_record(
        request,
        item,
        "directory/official.html",
        heading=HEADING,
        name=NAME,
        neighbours={},
        metadata=metadata(item),
        portrait=portrait,
        attachments=[file for file in files if file is not portrait],
        is_holding=item.is_holding(localdate()),
    )


@require_safe
def item_card(request, pk):
    """桌牌: a sheet that is folded and stands on the desk, to be read from both sides."""
    return room_page(request, Official, pk, _card)


def _card(request, item):
    [item] = with_portraits(Official.objects.filter(pk=item.pk).for_rows())
    return render(request, "directory/card.html", {"item": item})


@require_safe
def wall(request, code):
    """公示牌: everybody of one section or unit who holds a post today, on one sheet."""
    node = get_object_or_404(Organisation, code=code)
    officials = Official.objects.visible().at(node).holding(localdate())
    found = with_portraits(officials.for_rows().by_precedence())
    return render(request, "directory/wall.html", {"node": node, "officials": found})


def with_portraits(officials) -> list[Official]:
    """The officials, each with its `portrait` or None. Two queries."""
    portraits = officials.portraits()
    found = list(officials)
    for official in found:
        official.portrait = portraits.get(official.pk)
    return found
