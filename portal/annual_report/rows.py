"""The records behind a figure as rows to read: a link, a date, the organisation."""

from django.utils.timezone import localdate

from disclosures.attachments.models import Attachment
from disclosures.documents.models import Document
from disclosures.events.models import Event


def rows_of(records) -> list[dict]:
    """One page of a figure's records. Images are shown with the document that holds them."""
    if records.model is Attachment:
        images = list(records)
        owners = Document.objects.for_rows().in_bulk([image.object_id for image in images])
        return [
            {
                **_row(owners[image.object_id]),
                "label": image.alt_text or image.name,
                "note": owners[image.object_id].title,
            }
            for image in images
        ]
    return [_row(item) for item in records.for_rows()]


def _row(item) -> dict:
    """What is held counts by the day it was held, everything else by its publication."""
    held = isinstance(item, Event)
    return {
        "label": item.title,
        "url": item.get_absolute_url(),
        "date": item.held_on if held else localdate(item.first_published_at),
        "day": "举行日期" if held else "发布日期",
        "organisation": item.organisation.name,
        "note": getattr(item, "document_number", ""),
    }
