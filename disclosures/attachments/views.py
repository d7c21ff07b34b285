"""Download of one file: asks the record that it belongs to whether the public may have it."""

import logging

from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers, get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from disclosures.attachments.models import Attachment
from disclosures.attachments.ranges import OutOfRange, asked_part
from disclosures.publishing.states import State
from disclosures.publishing.views import gone

logger = logging.getLogger(__name__)

CHUNK = 64 * 1024


def files_of(request, item) -> list[Attachment]:
    """The files of the page of a record; in a preview they are at the address for staff."""
    found = list(Attachment.objects.of(item))
    for file in found:
        file.address = file.get_absolute_url()
        if getattr(request, "is_preview", False):
            file.address = reverse(admin_urlname(item._meta, "file"), args=[item.pk, file.key])
    return found


@require_safe
def attachment(request, key, name):
    """The bytes, for whoever may see the record; a withdrawn record's files answer 410.

    Staff preview goes through the admin, so that this address has one rule for everybody.
    """
    found = get_object_or_404(Attachment, key=key)
    if found.owner.is_gone:
        return gone(request, found.owner)
    if found.owner.state == State.ARCHIVED and found.owner.revision_of.is_visible:
        return _replaced(request, found.owner.revision_of)
    if not found.owner.is_visible:
        raise Http404
    return send(request, found)


def _replaced(request, record):
    """410 for a file that a newer version of its record no longer has."""
    response = render(request, "file_replaced.html", {"item": record}, status=410)
    add_never_cache_headers(response)
    return response


def send(request, found):
    """The file as a response that no browser will execute or guess a type for.

    `?small` asks for the thumbnail of a picture; what has none is sent whole.
    """
    small = bool(found.thumbnail) and "small" in request.GET
    etag = f'"{found.sha256}-small"' if small else f'"{found.sha256}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        stored = found.thumbnail if small else found.file
        try:
            opened = stored.open("rb")
        except FileNotFoundError:
            logger.error("attachment %s: its file %s is missing", found.key, stored.name)
            return _missing(request, found)
        response = _whole_or_part(request, opened, stored.size, etag)
        as_file = not found.kind.inline
        response["Content-Type"] = "image/jpeg" if small else found.content_type_name
        response["Content-Disposition"] = content_disposition_header(as_file, found.name)
        if found.is_image:  # a sandbox would stop the browser's own PDF reader
            response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    # A withdrawal must take effect at once: caches ask again every time.
    response["Cache-Control"] = "no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _missing(request, found):
    """404 in words for a file that ought to be there: `manage.py verify` names it to operators."""
    response = render(request, "file_missing.html", {"file": found}, status=404)
    add_never_cache_headers(response)
    return response


def _whole_or_part(request, opened, size, etag):
    """200 with the whole file, 206 with the part that was asked for, 416 where there is none."""
    # Part of another version would be put together with what the reader has: then the whole.
    same = request.headers.get("If-Range", etag) == etag
    try:
        part = asked_part(request.headers.get("Range", ""), size) if same else None
    except OutOfRange:
        opened.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if part is None:
        return FileResponse(opened)
    first, length = part
    response = StreamingHttpResponse(_piece(opened, first, length), status=206)
    response["Content-Range"] = f"bytes {first}-{first + length - 1}/{size}"
    response["Content-Length"] = str(length)
    return response


def _piece(opened, first, length):
    with opened:
        opened.seek(first)
        while length > 0 and (chunk := opened.read(min(length, CHUNK))):
            length -= len(chunk)
            yield chunk
