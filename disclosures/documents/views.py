"""Public list and page of documents."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosures.documents.filters import DocumentFilter
from disclosures.documents.models import Document
from disclosures.documents.presentation import chips, metadata, readable_body
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
        },
    )


@require_safe
def document_page(request, pk):
    """One document with its 索引号 table and files; the notice (410) where it was withdrawn."""
    document = find_public(
        Document.objects.select_related("organisation", "section", "theme__parent"), pk
    )
    if document.is_withdrawn:
        return gone(request, document)
    return render(
        request,
        "documents/document_page.html",
        {
            "document": document,
            "body": readable_body(document),
            "metadata": metadata(document),
            "attachments": list(document.attachments),
            "breadcrumb": [
                {"label": "政府信息", "url": reverse("document-list")},
                {"label": document.section.name, "url": document.section.get_absolute_url()},
            ],
        },
    )
