"""Log lines, as JSON or as plain lines, that keep to themselves what people typed.

Neither form writes query strings, form fields or the messages of exceptions (a database error
quotes the value it refuses) unless LOG_PERSONAL_DATA says so; types and places of errors remain.
"""

import json
import logging
import traceback
from datetime import UTC, datetime

from django.conf import settings

from portal.watch.tracing import request_id, shown_path


class Discreet(logging.Filter):
    """Takes the visitor's words out of the messages that Django writes about a request."""

    def filter(self, record):
        request = getattr(record, "request", None)
        if record.name == "django.request" and getattr(record, "status_code", 0) == 503:
            return False  # said in words and wished so: the access line is enough
        if hasattr(request, "path") and isinstance(record.args, tuple):
            record.args = tuple(_without_visitors_words(part, request) for part in record.args)
        record.request_id = getattr(request, "trace_id", "") or request_id.get() or "-"
        return True


def _without_visitors_words(part, request):
    """The address as its pattern; of a reason no more than its first words, which are Django's."""
    if not isinstance(part, str):
        return part
    return shown_path(request) if request.path in part else part.split(" - ")[0]


def trouble(exc_info) -> list[str]:
    """The types of an error and of what led to it, and where; messages only where allowed."""
    said, error = [], exc_info[1]
    while error is not None:
        kind = type(error).__qualname__
        said.append(f"{kind}: {error}" if settings.LOG_PERSONAL_DATA else kind)
        said += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return said


class LineFormatter(logging.Formatter):
    """One line for people; an error's places follow it, indented."""

    def format(self, record):
        record.fields_shown = " ".join(str(v) for v in getattr(record, "fields", {}).values())
        record.exc_text = None  # another handler's words, kept there by the standard library
        try:
            return super().format(record).rstrip()
        finally:
            record.exc_text = None

    def formatException(self, exc_info):  # noqa: N802  the name is logging's
        return "\n".join(trouble(exc_info))


class JsonFormatter(logging.Formatter):
    """One JSON object on a line."""

    def format(self, record):
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {
            "at": at,
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", "-"),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = trouble(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
