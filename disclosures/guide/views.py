"""The public page of the guide."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from disclosures.attachments.views import files_of
from disclosures.guide.models import Guide
from disclosures.guide.presentation import application_flow, contacts, parts
from disclosures.organisations.models import Organisation
from disclosures.rooms.presentation import readable_body
from disclosures.rooms.views import room_page


@require_safe
def guide(request):
    """The guide of the host in its newest edition; before there is one, what the law says."""
    host = Organisation.objects.host()
    guides = Guide.objects.visible().for_page().filter(organisation=host)
    return show(request, guides.newest_first().first() or Guide(organisation=host))


@require_safe
def guide_page(request, pk):
    """The address of the record: leads to the guide, or says that it was withdrawn."""
    return room_page(request, Guide, pk, lambda request, item: redirect("guide"))


def show(request, item):
    return render(
        request,
        "guide/page.html",
        {
            "item": item,
            "updated_at": item.version_published_at,
            "contacts": contacts(item),
            "parts": parts(item),
            "flow": application_flow(),
            "body": readable_body(item),
            "attachments": files_of(request, item) if item.pk else [],
            "changes": item.explained_changes() if item.pk else [],
        },
    )
