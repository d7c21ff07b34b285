"""The two answers that every room's page gives besides the page itself: the notice and 404."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers


def find_public(queryset, pk):
    """The record if the public may see it or may learn that it was withdrawn; else 404."""
    item = get_object_or_404(queryset, pk=pk)
    if not (item.is_visible or item.is_withdrawn):
        raise Http404
    return item


def gone(request, item):
    """410: the address of a withdrawn record says what was there, until when, and why it is gone.

    No title, no body. Never cached, so that a later correction shows at once.
    """
    organ = item.organisation.disclosing_organ()
    response = render(request, "withdrawn.html", {"item": item, "organ": organ}, status=410)
    add_never_cache_headers(response)
    return response
