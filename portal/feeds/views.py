"""Answering with a feed, and the page that lists all feeds."""

from functools import wraps

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from disclosures.documents.kinds import DocumentKind
from disclosures.documents.models import Section
from portal.feeds.feeds import KindFeed, RecordFeed, SearchFeed, SectionFeed
from portal.limits.decorators import limited
from portal.search.sources import SOURCES


def answering(feed):
    """The view of a feed. Whoever has it already is told so (304), by its content alone.

    Not by date: a withdrawal changes the content of a feed and makes no date newer.
    """

    @require_safe
    @cache_control(no_cache=True)  # a withdrawal must take effect at once
    @conditional_page
    @wraps(feed, updated=())
    def view(request, **kwargs):
        response = feed(request)(request, **kwargs)
        del response["Last-Modified"]
        return response

    return view


site = answering(RecordFeed)
kind = answering(KindFeed)
section = answering(SectionFeed)
_of_search = limited("search")(answering(SearchFeed))


@require_safe
def of_search(request):
    """The feed of a search; without words, the page on which they are given."""
    return _of_search(request) if request.GET.get("q", "").strip() else redirect("feeds")


@require_safe
def feed_list(request):
    """Every feed but those of searches, which the reader makes himself."""
    return render(
        request,
        "feeds/list.html",
        {
            "site": reverse("feed"),
            "kinds": [_kind(kind, source.label) for kind, source in SOURCES.items()],
            "document_kinds": [_kind(kind.value, kind.label) for kind in DocumentKind],
            "sections": [
                {"label": column.name, "url": reverse("feed-section", args=[column.code])}
                for column in Section.objects.filled()
            ],
        },
    )


def _kind(kind, label) -> dict:
    return {"label": label, "url": reverse("feed-kind", args=[kind])}
