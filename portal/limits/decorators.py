"""`@limited("form", methods=["POST"])`: the view answers 429, in words, to who asks too often."""

import logging
from functools import wraps

from django.conf import settings
from django.db import DatabaseError
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone

from portal.client import client_address
from portal.limits.actions import seconds_to_wait
from portal.limits.rules import parse, visitor

logger = logging.getLogger(__name__)


def limited(name, *, methods=None, what=""):
    """Limit a view by the setting RATE_LIMITS[name], for all methods or those named.

    Views with the same `name` share the figure; they share the count as well unless `what`
    tells them apart. Costs one statement, well under a millisecond.
    """

    def decorate(view):
        @wraps(view)
        def within_limit(request, *args, **kwargs):
            if settings.LIMITS and (methods is None or request.method in methods):
                wait = _wait(request, name, what or name)
                if wait:
                    return too_many(request, wait)
            return view(request, *args, **kwargs)

        return within_limit

    return decorate


def _wait(request, name, what) -> int:
    limit = parse(settings.RATE_LIMITS[name])
    try:
        who = visitor(client_address(request))
        return seconds_to_wait(what, who, limit, at=timezone.now())
    except DatabaseError:  # a limit that can't be counted must not close the door
        logger.warning("a rate limit could not be counted", exc_info=True)
        return 0


def too_many(request, wait: int):
    """The refusal: a page, or JSON where JSON was asked for."""
    if request.path.startswith("/api/"):
        sentence = f"请求过于频繁，请在{wait}秒后再试"
        response = JsonResponse(
            {"error": sentence}, status=429, json_dumps_params={"ensure_ascii": False}
        )
    else:
        response = render(request, "429.html", {"wait": wait}, status=429)
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response
