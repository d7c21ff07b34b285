"""What the frame of every page shows: whose site it is, where to go, what stands at the foot."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from disclosures.organisations.models import Organisation

PLATFORM = "政府信息公开平台"
MENU = [("首页", "home"), ("政府信息", "document-list"), ("政府信息公开年报", "report-list")]


def frame(request):
    """Context processor: `frame`, read from the database only by pages that use it."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request.path))}


def frame_of(path: str) -> dict:
    """The frame of the page at `path`. One query."""
    host = Organisation.objects.select_related("parent").host()
    places = [(label, reverse(name)) for label, name in MENU]
    current = max((url for _, url in places if path.startswith(url)), key=len, default="")
    return {
        "name": host.name,
        "platform": PLATFORM,
        "parent_name": host.parent.name if host.parent else "",
        "host": host,
        "navigation": [
            {
                "label": label,
                "url": url,
                "is_current": url == current and (url != "/" or path == "/"),
            }
            for label, url in places
        ],
        "identity": settings.SITE_IDENTITY,
        "is_demo": host.is_sample,
    }
