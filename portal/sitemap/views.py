"""The site map in parts, and what robots are asked to leave alone."""

from django.contrib.sitemaps import views
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from disclosures.rooms.filters import RoomFilter
from portal.addresses import COLUMNS, root
from portal.sitemap.sitemaps import sitemaps

# Endless or useless to a robot. Combinations of filters (two and more) are never columns, but for
# the list of normative documents in force, which is one.
LEFT_ALONE = (
    *("/admin/", "/api/", "/search/", "/feeds/search/", "/requests/track/", "/corrections/new/"),
    *("/display/", "/*export.", "/*?*&"),
)
# Filters that make no column even alone.
FILTERS = (
    *("q", "year", "organisation", "validity", "standing", "channel", "form", "result_class"),
    *("window", "rank", "on", "received_on"),
)
# Say more than the rules against them: the longest rule counts.
WELCOME = ("/search/$", "/disclosures/?kind=normative&validity=current$", "/statistics/?year=")


@require_safe
@cache_control(no_cache=True)
def index(request):
    return views.index(request, sitemaps(request), sitemap_url_name="sitemap-part")


@require_safe
@cache_control(no_cache=True)
def part(request, section):
    return views.sitemap(request, sitemaps(request), section=section)


@require_safe
def robots(request):
    disallowed = [*LEFT_ALONE, *(f"/*?{name}=" for name in sorted(filters()))]
    lines = [
        "User-agent: *",
        *(f"Disallow: {pattern}" for pattern in disallowed),
        *(f"Allow: {pattern}" for pattern in WELCOME),
        "",
        f"Sitemap: {root(request)}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def filters() -> set[str]:
    """The filters of all lists that make no column, not even alone."""
    waiting, names = [RoomFilter], set()
    while waiting:
        filterset = waiting.pop()
        waiting += filterset.__subclasses__()
        names |= set(filterset.base_filters)
    return names - {name for narrowing in COLUMNS["document-list"][:2] for name in narrowing}
