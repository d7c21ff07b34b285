"""Public lists, page and download of projects; the page is the thread of their stages."""

from django.views.decorators.http import require_safe

from disclosures.documents.models import Document
from disclosures.exchange.views import public_list
from disclosures.projects.exchange import ProjectSheets
from disclosures.projects.filters import ProcurementFilter, ProjectFilter
from disclosures.projects.models import Project
from disclosures.projects.presentation import essentials, metadata, thread
from disclosures.rooms.views import narrowed, render_record, room_list, room_page

HEADING, NAME = "重点领域信息公开", "project"
PROCUREMENT = "政府采购信息"


@require_safe
def item_list(request):
    return room_list(
        request,
        ProjectFilter,
        heading=HEADING,
        name=NAME,
        template="projects/list.html",
        unit="项",
    )


@require_safe
def procurement_list(request):
    return room_list(request, ProcurementFilter, heading=PROCUREMENT, name="procurement", unit="项")


@require_safe
def item_export(request, ending):
    found = narrowed(request, ProjectFilter)
    return public_list(request, found, ProjectSheets, ending=ending, name=HEADING)


@require_safe
def procurement_export(request, ending):
    found = narrowed(request, ProcurementFilter)
    return public_list(request, found, ProjectSheets, ending=ending, name=PROCUREMENT)


@require_safe
def item_page(request, pk):
    return room_page(request, Project, pk, show)


def show(request, item):
    """The page of a project, with the way to each document that is public."""
    numbers = [row["number"] for row in item.stages if row.get("number")]
    documents = Document.objects.visible().filter(index_number__in=numbers).only("index_number")
    return render_record(
        request,
        item,
        "projects/page.html",
        heading=HEADING,
        name=NAME,
        metadata=metadata(item),
        essentials=essentials(item),
        thread=thread(item, {one.index_number: one for one in documents}),
    )
