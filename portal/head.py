"""What the <head> of a page tells machines: its own address, the site's domain, its feeds."""

from django.utils.functional import SimpleLazyObject

from portal.addresses import canonical, domain, is_indexable, reportable_path
from portal.feeds.discovery import feeds_of


def head(request):
    """Context processor: `for_machines`, worked out by pages that print it."""
    return {"for_machines": SimpleLazyObject(lambda: head_of(request))}


def head_of(request) -> dict:
    """One query where the list of a column is shown, else none."""
    indexable = is_indexable(request)
    return {
        "domain": domain(request),
        "canonical": canonical(request) if indexable else "",
        "is_indexable": indexable,
        "feeds": feeds_of(request),
        "reportable": reportable_path(request),
    }
