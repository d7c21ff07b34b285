"""Public list and page of documents."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosures.attachments.views import files_of
from disclosures.channels.models import Dissemination
from disclosures.documents.columns import DocumentSheets
from disclosures.documents.filters import DocumentFilter
from disclosures.documents.models import Document
from disclosures.documents.presentation import (
    NAMED_LISTS,
    chips,
    effects,
    metadata,
    named_list,
    readable_body,
    standing,
)
from disclosures.exchange.views import public_list
from disclosures.publishing.addresses import FARTHEST, whole_number
from disclosures.publishing.views import find_public, gone

PAGE_SIZE = 20


@require_safe
def document_list(request):
    """Every visible document, narrowed by the reader's choices. Dead page numbers go to page 1."""
    visible = Document.objects.visible()
    found = DocumentFilter(request.GET, visible.newest_first().for_rows(), years=visible.years())
    paginator = Paginator(found.qs, PAGE_SIZE)
    number = request.GET.get("page", "1")
    page = whole_number(number, default=0, low=0, high=FARTHEST)
    if page not in paginator.page_range:
        query = request.GET.copy()
        query.pop("page", None)
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    return render(
        request,
        "documents/document_list.html",
        {
            "filter": found,
            "paginator": paginator,
            "page_obj": paginator.page(page),
            "total": paginator.count,
            "chips": chips(found, request.GET),
            "heading": named_list(found) or "政府信息",
            "named_lists": [
                {"label": label, "url": f"?{urlencode(choices)}"}
                for choices, label in NAMED_LISTS.items()
            ],
        },
    )


@require_safe
def document_page(request, pk):
    """One document with its 索引号 table and files; the notice (410) where it was withdrawn."""
    document = find_public(Document.objects.for_page(), pk)
    if document.is_gone:
        return gone(request, document)
    return public_page(request, document)


@require_safe
def document_export(request, ending):
    """The list as the reader has narrowed it, as a spreadsheet."""
    visible = Document.objects.visible()
    found = DocumentFilter(request.GET, visible.newest_first(), years=visible.years())
    return public_list(request, found.qs, DocumentSheets, ending=ending, name="政府信息")


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
            "changes": document.explained_changes(),
            "disseminations": Dissemination.objects.shown_with(document),
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
