"""The list and the page of any room: pages of a narrowed list, the notice of what is gone."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse

from disclosures.attachments.views import files_of
from disclosures.channels.models import Dissemination
from disclosures.publishing.addresses import FARTHEST, whole_number
from disclosures.publishing.views import find_public, gone
from disclosures.rooms.links import links_of
from disclosures.rooms.presentation import chips, readable_body

PAGE_SIZE = 20


def list_page(request, found, *, template, **context):
    """One page of what the reader narrowed the list to. Dead page numbers go to page 1."""
    paginator = Paginator(found.qs, PAGE_SIZE)
    number = request.GET.get("page", "1")
    page = whole_number(number, default=0, low=0, high=FARTHEST)
    if page not in paginator.page_range:
        query = request.GET.copy()
        query.pop("page", None)
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    chosen = chips(found, request.GET)  # in their own words, without numbers
    found.show_counts()
    return render(
        request,
        template,
        {
            "filter": found,
            "paginator": paginator,
            "page_obj": paginator.page(page),
            "total": paginator.count,
            "chips": chosen,
            **context,
        },
    )


def room_list(request, filterset, *, heading, name, template="rooms/list.html", **context):
    """The list of a room: `name` is the model's name in its addresses."""
    visible = filterset._meta.model.objects.visible()
    found = filterset(request.GET, visible.newest_first().for_rows(), years=visible.years())
    return list_page(
        request,
        found,
        template=template,
        heading=heading,
        list_url=reverse(f"{name}-list"),
        export_urls=[
            (ending.upper(), reverse(f"{name}-export", args=[ending])) for ending in ("csv", "xlsx")
        ],
        **context,
    )


def narrowed(request, filterset):
    """The visible records as the reader has narrowed the list, for its download."""
    visible = filterset._meta.model.objects.visible()
    return filterset(request.GET, visible.newest_first(), years=visible.years()).qs


def room_page(request, model, pk, show):
    """The record as `show(request, record)` renders it; the notice (410) where it is gone."""
    item = find_public(model.objects.for_page(), pk)
    return gone(request, item) if item.is_gone else show(request, item)


def neighbours(records, item, *, name, url) -> dict:
    """The records before and after it in their list, newest first. Two queries; a preview has none.

    `name` and `url`: the list that they are the neighbours in.
    """
    if not item.is_visible:
        return {}
    at, key = item.first_published_at, item.record_id
    newer = Q(first_published_at__gt=at) | Q(first_published_at=at, pk__gt=key)
    older = Q(first_published_at__lt=at) | Q(first_published_at=at, pk__lt=key)
    listed = records.visible().newest_first().defer("body")
    return {
        "previous": listed.filter(newer).reverse().first(),
        "next": listed.filter(older).first(),
        "list_name": name,
        "list_url": url,
    }


def render_record(request, item, template, *, heading, name, metadata, **context):
    """The page of a record of a room; the preview of staff is this very page."""
    list_url = reverse(f"{name}-list")
    if "neighbours" not in context:  # a room in another order than the newest first says its own
        records = type(item).objects.all()
        context["neighbours"] = neighbours(records, item, name=heading, url=list_url)
    return render(
        request,
        template,
        {
            "item": item,
            "body": readable_body(item),
            "metadata": metadata,
            "attachments": files_of(request, item),
            "linked": links_of(item),
            "changes": item.explained_changes(),
            "disseminations": Dissemination.objects.shown_with(item),
            "breadcrumb": [{"label": heading, "url": list_url}],
            **context,
        },
    )
