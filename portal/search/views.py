"""The search page, its JSON twin, and suggestions while typing."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from disclosures.publishing.addresses import FARTHEST, whole_number
from portal.limits.decorators import limited
from portal.search.actions import note_fruitless
from portal.search.asking import EVERYTHING
from portal.search.facets import choices_from, groups
from portal.search.language import UnusableQuery
from portal.search.query import DATE, RELEVANCE, Results, search
from portal.search.suggesting import suggest

PAGE_SIZE = 20
MOST_PAGES = 50
MOST_ROWS = 1000  # of one API answer


@require_safe
@limited("search")
def search_page(request):
    """Records that hold every word of the query, with the passage that holds them."""
    query = request.GET.get("q", "").strip()
    sort = DATE if request.GET.get("sort") == DATE else RELEVANCE
    number = whole_number(request.GET.get("page"), default=1, low=1, high=MOST_PAGES)
    choices, error, found = choices_from(request.GET), "", Results()
    try:
        found = search(
            query,
            choices=choices,
            sort=sort,
            limit=PAGE_SIZE,
            offset=(number - 1) * PAGE_SIZE,
            facets=True,
        )
    except UnusableQuery as refusal:
        error = str(refusal)
    in_vain = query and not error and choices == EVERYTHING and not found.hits and number == 1
    if in_vain and settings.KEEP_FRUITLESS_QUERIES:
        note_fruitless(query, at=timezone.now())
    listed = min(found.total + found.relaxed_total, PAGE_SIZE * MOST_PAGES)
    paginator = Paginator(range(listed), PAGE_SIZE)
    if number > paginator.num_pages:  # a dead page number leads to the first page, as in lists
        rest = request.GET.copy()
        rest.pop("page")
        return redirect(f"{request.path}?{rest.urlencode()}")
    return render(
        request,
        "search/results.html",
        {
            "query": query if not error else query[:100],
            "error": error,
            "exact": [hit for hit in found.hits if hit.match == "exact"],
            "relaxed": [hit for hit in found.hits if hit.match == "relaxed"],
            "found": found,
            "groups": groups(found.facets, request.GET),
            "paginator": paginator,
            "page_obj": paginator.get_page(number),
            "sort": sort,
            "everywhere": f"?{urlencode({'q': query})}" if choices != EVERYTHING else "",
            "explain": request.user.is_staff and "explain" in request.GET,
        },
    )


@require_safe
@limited("search")
def search_api(request):
    """The same search as JSON; parameters out of range are brought into it."""
    query = request.GET
    limit = whole_number(query.get("limit"), default=20, low=1, high=MOST_ROWS)
    offset = whole_number(query.get("offset"), default=0, low=0, high=FARTHEST)
    try:
        found = search(
            query.get("q", ""),
            choices=choices_from(query),
            sort=DATE if query.get("sort") == DATE else RELEVANCE,
            limit=limit,
            offset=offset,
        )
    except UnusableQuery as refusal:
        return JsonResponse({"error": str(refusal)}, status=400)
    return JsonResponse(
        {
            "total": found.total,
            "total_is_exact": found.total_is_exact,
            "relaxed_total": found.relaxed_total,
            "results": [
                {
                    "kind": hit.kind,
                    "id": hit.object_id,
                    "source_id": hit.source_id,
                    "title": hit.title,
                    "url": hit.url,
                    "published_on": timezone.localdate(hit.published_at).isoformat(),
                    "match": hit.match,
                }
                for hit in found.hits
            ],
        },
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
@limited("search", what="suggest")
def suggestions(request):
    """Titles that hold what has been typed so far."""
    return JsonResponse(
        {"titles": suggest(request.GET.get("q", ""))}, json_dumps_params={"ensure_ascii": False}
    )
