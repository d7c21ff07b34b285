"""The two answers that every room's page gives besides the page itself: the notice and 404."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers

from disclosures.publishing.states import State

# The notice of each state; an emergency withdrawal says nothing about what was there.
NOTICES = {
    State.WITHDRAWN: "withdrawn.html",
    State.WITHDRAWN_SILENTLY: "withdrawn_silently.html",
    State.DISPLAY_ENDED: "display_ended.html",
}


def find_public(queryset, pk):
    """The record if the public may see it or may learn that it was there; else 404."""
    item = get_object_or_404(queryset, pk=pk)
    if not (item.is_visible or item.is_gone):
        raise Http404
    return item


def gone(request, item):
    """What the address of a record says that was public and no longer is.

    410 with a notice without title or body; or the way to the record that it was moved to, while
    that is public. Never cached, so that a later correction shows at once.
    """
    if item.moved_to_id and item.moved_to.is_visible:
        response = redirect(item.moved_to)
    else:
        silent = item.state == State.WITHDRAWN_SILENTLY
        context = {} if silent else {"item": item, "organ": item.organisation.disclosing_organ()}
        response = render(request, NOTICES[item.state], context, status=410)
    add_never_cache_headers(response)
    return response
