"""Which feeds a page tells of in its <head>: the site's, and the one that follows its list."""

from django.urls import reverse
from django.utils.http import urlencode

from disclosures.documents.kinds import DocumentKind
from disclosures.documents.models import Section
from portal.feeds.subjects import list_address
from portal.search.sources import SOURCES


def feeds_of(request) -> list[dict]:
    """Title and address of each. One query on the list of a column."""
    own = _of_search(request) or _of_documents(request) or _of_kind(request.path)
    return [{"title": "最新公开", "url": reverse("feed")}, *([own] if own else [])]


def _of_search(request):
    query = request.GET.get("q", "").strip()
    if request.path != reverse("search") or not query:
        return None
    url = f"{reverse('feed-search')}?{urlencode({'q': query})}"
    return {"title": f"搜索“{query[:40]}”", "url": url}


def _of_documents(request):
    """The list of documents narrowed to a column or to a kind."""
    if request.path != reverse("document-list"):
        return None
    kind, code = request.GET.get("kind"), request.GET.get("section")
    if code:
        section = Section.objects.filter(code=code[:20], parent__isnull=False).first()
        if section:
            return {"title": section.name, "url": reverse("feed-section", args=[section.code])}
    if kind in DocumentKind.values:
        return {"title": DocumentKind(kind).label, "url": reverse("feed-kind", args=[kind])}
    return None


def _of_kind(path):
    for kind, source in SOURCES.items():
        if path == list_address(source.model):
            return {"title": source.label, "url": reverse("feed-kind", args=[kind])}
    return None
