"""Download of one file: asks the record that it belongs to whether the public may have it."""

import logging

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from disclosures.attachments.models import Attachment
from disclosures.publishing.views import gone

logger = logging.getLogger(__name__)


@require_safe
def attachment(request, key, name):
    """The bytes, for whoever may see the record; a withdrawn record's files answer 410.

    Staff preview goes through the admin, so that this address has one rule for everybody.
    """
    found = get_object_or_404(Attachment, key=key)
    if found.owner.is_withdrawn:
        return gone(request, found.owner)
    if not found.owner.is_visible:
        raise Http404
    return send(request, found)


def send(request, found):
    """The file as a response that no browser will execute or guess a type for."""
    etag = f'"{found.sha256}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            opened = found.file.open("rb")
        except FileNotFoundError as error:
            logger.error("attachment %s: its file %s is missing", found.key, found.file.name)
            raise Http404("附件文件缺失") from error
        response = FileResponse(
            opened,
            as_attachment=not found.kind.inline,
            filename=found.name,
            content_type=found.content_type_name,
        )
        if found.is_image:  # a sandbox would stop the browser's own PDF reader
            response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["ETag"] = etag
    # A withdrawal must take effect at once: caches ask again every time.
    response["Cache-Control"] = "no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response
