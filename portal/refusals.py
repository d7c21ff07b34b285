"""Refusals of the whole portal: addresses that no page answers, and what can't be done just now."""

import logging
import sys
from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.defaults import bad_request, server_error

from disclosures.attachments.storage import is_full

logger = logging.getLogger(__name__)

NO_DATABASE = "资料库暂时连接不上"
NO_ROOM = "服务器磁盘空间不足，暂时不能保存"
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
MEGABYTE = 1024 * 1024
SECONDS = 30  # after which it is worth trying again
DATABASE_FULL = "53100"  # disk_full of PostgreSQL


def no_shortcut(request, address):
    """The admin's "view on site" would redirect any member of staff to any record's address."""
    raise Http404


def refused(request, exception):
    """The answer to what can't be read; too much at once is told apart, with the limits."""
    if not isinstance(exception, TOO_MUCH):
        return bad_request(request, exception)
    limits = {
        "megabytes": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MEGABYTE,
        "fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
        "files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
    }
    return HttpResponse(render_to_string("413.html", limits), status=413)


def failed(request):
    """The answer to an error that nobody caught. What passes by itself is said so, with 503.

    Nothing is asked of the database, which may be what is missing.
    """
    error = sys.exc_info()[1]
    reason = passing(error)
    if not reason:
        return server_error(request)
    logger.error("answered with 503", exc_info=error)
    if request.path.startswith("/api/"):
        words = {"error": f"{reason}，请稍后再试"}
        response = JsonResponse(words, status=503, json_dumps_params={"ensure_ascii": False})
    else:
        wrote = request.method not in ("GET", "HEAD")
        page = render_to_string("unavailable.html", {"reason": reason, "wrote": wrote})
        response = HttpResponse(page, status=503)
    response["Retry-After"] = str(SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def passing(error: BaseException | None) -> str:
    """What is the matter, if it is of the kind that passes: no database, no room. Else nothing."""
    causes = list(_causes(error))
    if any(is_full(each) or getattr(each, "pgcode", "") == DATABASE_FULL for each in causes):
        return NO_ROOM
    lost = any(isinstance(each, OperationalError | InterfaceError) for each in causes)
    return NO_DATABASE if lost else ""


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and those that it came of: one may be raised while another is answered."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


class BadAddressMiddleware:
    """Refuse NUL characters once, for every view: PostgreSQL can't store or compare them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if "\x00" in request.path or any(
            "\x00" in value for name in request.GET for value in [name, *request.GET.getlist(name)]
        ):
            raise BadRequest("地址中含有无效字符")
