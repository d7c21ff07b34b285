"""Public list and page of documents."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosures.attachments.views import files_of
from disclosures.channels.models import Dissemination
from disclosures.documents.columns import DocumentSheets
from disclosures.documents.filters import DocumentFilter
from disclosures.documents.models import Document
from disclosures.documents.presentation import (
    NAMED_LISTS,
    effects,
    metadata,
    named_list,
    standing,
)
from disclosures.exchange.views import ENDINGS, public_list
from disclosures.rooms.links import links_of
from disclosures.rooms.presentation import readable_body
from disclosures.rooms.views import list_page, narrowed, neighbours, room_page


@require_safe
def document_list(request):
    """Every visible document, narrowed by the reader's choices."""
    visible = Document.objects.visible()
    found = DocumentFilter(request.GET, visible.newest_first().for_rows(), years=visible.years())
    return list_page(
        request,
        found,
        template="documents/document_list.html",
        list_url=reverse("document-list"),
        export_urls=[
            (ending.upper(), reverse("document-export", args=[ending])) for ending in ENDINGS
        ],
        heading=named_list(found) or "政府信息",
        named_lists=[
            {"label": label, "url": f"?{urlencode(choices)}"}
            for choices, label in NAMED_LISTS.items()
        ],
    )


@require_safe
def document_page(request, pk):
    """One document with its 索引号 table and files; the notice (410) where it was withdrawn."""
    return room_page(request, Document, pk, public_page)


@require_safe
def document_export(request, ending):
    """The list as the reader has narrowed it, as a spreadsheet."""
    found = narrowed(request, DocumentFilter)
    return public_list(request, found, DocumentSheets, ending=ending, name="政府信息")


def public_page(request, document):
    """The page of a document; the preview of staff is this very page."""
    affected = Document.objects.visible().affected_by(document).newest_first().for_rows()
    return render(
        request,
        "documents/document_page.html",
        {
            "document": document,
            "body": readable_body(document),
            "metadata": metadata(document),
            "standing": standing(document),
            "effects": effects(document, affected),
            "attachments": files_of(request, document),
            "linked": links_of(document),
            "changes": document.explained_changes(),
            "disseminations": Dissemination.objects.shown_with(document),
            "neighbours": _neighbours(document),
            "breadcrumb": [
                {"label": "政府信息", "url": reverse("document-list")},
                # Only the preview of a draft has none yet.
                *(
                    {"label": section.name, "url": section.get_absolute_url()}
                    for section in [document.section]
                    if section
                ),
            ],
        },
    )


def _neighbours(document) -> dict:
    """What stands beside it in its column; only the preview of a draft may have none."""
    section = document.section
    if section is None:
        return {}
    listed = Document.objects.filter(section=section).defer("summary")
    return neighbours(listed, document, name=section.name, url=section.get_absolute_url())
