"""The maintenance notice: a file in the data directory that every process sees at once.

Everything answers 503 but static files and the two addresses that machines ask: the administration
too, because what is maintained (database, files, code) is what it would write to. It is ended by
the command, not in the browser.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render

OPEN = ("/healthz", "/readyz")


@dataclass(frozen=True)
class Notice:
    """Why, and for about how long."""

    reason: str
    minutes: int


def flag() -> Path:
    return settings.DATA_DIR / "maintenance.json"


def begin(notice: Notice):
    """Written beside and moved into place: no process ever reads half a file."""
    candidate = flag().with_suffix(".new")
    candidate.write_text(json.dumps(asdict(notice), ensure_ascii=False), "utf-8")
    candidate.replace(flag())


def end():
    flag().unlink(missing_ok=True)


def current() -> Notice | None:
    """The notice that is in force. A file that somebody made by hand needs no content."""
    try:
        text = flag().read_text("utf-8")
    except FileNotFoundError:
        return None
    try:
        return Notice(**json.loads(text))
    except (TypeError, ValueError):
        return Notice(reason="", minutes=30)


class MaintenanceMiddleware:
    """Costs one look for a file per request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        notice = None if request.path in OPEN else current()
        if notice is None:
            return self.get_response(request)
        if request.path.startswith("/api/"):
            words = {"error": "网站正在维护，请稍后再试"}
            response = JsonResponse(words, status=503, json_dumps_params={"ensure_ascii": False})
        else:
            response = render(request, "503.html", asdict(notice), status=503)
        response["Retry-After"] = str(notice.minutes * 60)
        response["Cache-Control"] = "no-store"
        return response
