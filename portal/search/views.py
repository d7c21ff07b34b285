"""The search page and its JSON twin."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from disclosures.publishing.addresses import whole_number
from portal.search.query import DATE, RELEVANCE, Results, UnusableQuery, search
from portal.search.sources import SOURCES

PAGE_SIZE = 20
MOST_PAGES = 50
MOST_ROWS = 1000  # of one API answer
FARTHEST = 10_000_000


@require_safe
def search_page(request):
    """Records that hold every word of the query, with the passage that holds them."""
    query = request.GET.get("q", "").strip()
    sort = DATE if request.GET.get("sort") == DATE else RELEVANCE
    number = whole_number(request.GET.get("page"), default=1, low=1, high=MOST_PAGES)
    error, found = "", Results()
    try:
        found = search(query, sort=sort, limit=PAGE_SIZE, offset=(number - 1) * PAGE_SIZE)
    except UnusableQuery as refusal:
        error = str(refusal)
    paginator = Paginator(range(min(found.total, PAGE_SIZE * MOST_PAGES)), PAGE_SIZE)
    return render(
        request,
        "search/results.html",
        {
            "query": query if not error else query[:100],
            "error": error,
            "results": found.hits,
            "total": found.total,
            "total_is_exact": True,
            "paginator": paginator,
            "page_obj": paginator.get_page(number),
            "sort": sort,
        },
    )


@require_safe
def search_api(request):
    """The same search as JSON; parameters out of range are brought into it."""
    query = request.GET
    limit = whole_number(query.get("limit"), default=20, low=1, high=MOST_ROWS)
    offset = whole_number(query.get("offset"), default=0, low=0, high=FARTHEST)
    try:
        found = search(
            query.get("q", ""),
            kind=query.get("kind", "") if query.get("kind") in SOURCES else "",
            year=whole_number(query.get("year"), default=0, low=0, high=9998) or None,
            sort=DATE if query.get("sort") == DATE else RELEVANCE,
            limit=limit,
            offset=offset,
        )
    except UnusableQuery as refusal:
        return JsonResponse({"error": str(refusal)}, status=400)
    return JsonResponse(
        {
            "total": found.total,
            "total_is_exact": True,
            "relaxed_total": 0,
            "results": [
                {
                    "kind": hit.kind,
                    "id": hit.object_id,
                    "source_id": hit.source_id,
                    "title": hit.title,
                    "url": hit.url,
                    "published_on": localdate(hit.published_at).isoformat(),
                    "match": "exact",
                }
                for hit in found.hits
            ],
        },
        json_dumps_params={"ensure_ascii": False},
    )
