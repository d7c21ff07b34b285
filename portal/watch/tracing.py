"""One id for each request, in the answer and in every log line, and one access line with it."""

import logging
import re
import time
from contextvars import ContextVar
from uuid import UUID, uuid4

from django.conf import settings

from portal.client import client_address

logger = logging.getLogger("portal.access")
request_id: ContextVar[str] = ContextVar("request_id", default="")
ACCEPTED = re.compile(r"[A-Za-z0-9._-]{8,64}")


class TraceMiddleware:
    """The outermost: it sees files, refusals and failures as well."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.trace_id = _id_for(request)
        token, began = request_id.set(request.trace_id), time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request.trace_id
            if not request.path.startswith(settings.STATIC_URL):
                _log(request, response, milliseconds=round((time.perf_counter() - began) * 1000, 1))
        finally:
            request_id.reset(token)
        return response


def _id_for(request) -> str:
    """The proxy's id where the proxy is trusted; a visitor may not write into the log."""
    given = request.headers.get("X-Request-ID", "") if settings.TRUSTED_PROXIES else ""
    return given if ACCEPTED.fullmatch(given) else uuid4().hex


def _log(request, response, milliseconds):
    fields = {
        "method": request.method if request.method.isalpha() else "-",
        "path": shown_path(request),
        "status": response.status_code,
        "milliseconds": milliseconds,
    }
    if settings.LOG_PERSONAL_DATA:
        fields["address"] = client_address(request)
    logger.info("request", extra={"fields": fields})


def shown_path(request) -> str:
    """The path as far as it is ours: where a visitor could have put words of his own, the pattern.

    No query string ever; of an address that does not exist nothing.
    """
    match = getattr(request, "resolver_match", None)
    if match is None:
        return "-"
    if all(_is_number(value) for value in match.kwargs.values()) and not match.args:
        return request.path
    return f"/{match.route}"


def _is_number(value) -> bool:
    """Numbers of records and random keys; an identity number is longer."""
    return isinstance(value, UUID) or (
        str(value).isascii() and len(str(value)) <= 10 and (str(value).isdigit())
    )
