"""The one address by which each page is known: to search engines, readers of feeds, reporters."""

from django.conf import settings
from django.shortcuts import get_object_or_404

from disclosures.organisations.models import Organisation

PAGE = "page"
# Narrowed lists that are columns of their own; every other combination of filters is none.
COLUMNS = {
    "document-list": [{"section"}, {"kind"}, {"kind", "validity"}],
    "statistics": [{"year"}],
    "statistics-bodies": [{"year"}],
    "report": [{"organisation"}],
}
ORDER = ("section", "kind", "validity", "year", "organisation", PAGE)
# Beside lists: pages that are other ones with whatever stands behind their address.
NARROWED = ("search", "report-figure", "statistics", "statistics-years", "statistics-bodies")
ADMINISTRATION = "/admin/"


def domain(request) -> str:
    """The site's own domain where the settings say it, else the one that was asked for."""
    return settings.SITE_IDENTITY["domain"] or request.get_host()


def root(request) -> str:
    return f"{request.scheme}://{domain(request)}"


def is_indexable(request) -> bool:
    """Whether a search engine should keep the page: no combination of filters, no results."""
    name = _name(request)
    if not name or _is_receipt(request):
        return False
    if request.path.startswith(ADMINISTRATION):
        return False
    narrowing = _given(request) - {PAGE}
    if name.endswith("-list") or name in NARROWED:
        return not narrowing or narrowing in COLUMNS.get(name, ())
    return True


def canonical_path(request) -> str:
    """Path of the page with what makes it another page, and nothing else."""
    name, given = _name(request), _given(request)
    kept = given - {PAGE} if given - {PAGE} in COLUMNS.get(name, ()) else set()
    if name.endswith("-list") and request.GET.get(PAGE) != "1":
        kept |= given & {PAGE}
    query = request.GET.copy()
    query.clear()
    for parameter in ORDER:
        if parameter in kept:
            query[parameter] = request.GET[parameter]
    return f"{request.path}?{query.urlencode()}" if query else request.path


def canonical(request) -> str:
    return root(request) + canonical_path(request)


def reportable_path(request) -> str:
    """What an error is reported of: a page, no file, nor a receipt, known to its holder alone."""
    return "" if _is_receipt(request) or _name(request) == "attachment" else canonical_path(request)


def body_asked_for(request) -> Organisation:
    """The node that the address names by its code, else the portal's own."""
    code = request.GET.get("organisation")
    if not code:
        return Organisation.objects.host()
    return get_object_or_404(Organisation, code=code)


def naming(organisation) -> str:
    """The query that names the node in an address; the portal's own needs none."""
    return "" if organisation.hosts_portal else f"?organisation={organisation.code}"


def _name(request) -> str:
    match = request.resolver_match
    return (match.url_name or "") if match else ""


def _is_receipt(request) -> bool:
    return bool(request.resolver_match and "receipt" in request.resolver_match.kwargs)


def _given(request) -> set[str]:
    return {name for name, value in request.GET.items() if value}
