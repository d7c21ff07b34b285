"""Writes the demonstration's records of the rooms beside documents: what is missing, as imports."""

from datetime import date, time

from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.attachments.actions import attach_imported, prepare
from disclosures.publishing import batches
from disclosures.publishing.models import ImportBatch
from portal.demo import files
from portal.demo.dates import moment

HOUR = time(9, 30)
SOURCE = "演示数据（各栏目）"


def sample(model, key, published_on: date, **fields):
    """An unsaved record of a room, first published on a day; `key` tells it again for ever."""
    return model(
        source_id=f"demo-{model._meta.model_name}-{key}",
        is_sample=True,
        first_published_at=moment(published_on, HOUR),
        **fields,
    )


def load_records(records, people, *, pictures=None, draw=files.png_bytes):
    """Publish those that are not stored yet, all of one model; `pictures`: key → (name, words).

    `draw(number, words)` gives the bytes of a picture.
    """
    model = type(records[0])
    stored = set(model.objects.exclude(source_id="").values_list("source_id", flat=True))
    waiting = sorted(
        (record for record in records if record.source_id not in stored),
        key=lambda record: (record.first_published_at, record.source_id),
    )
    if not waiting:
        return 0
    batch, _ = ImportBatch.objects.get_or_create(
        source=SOURCE,
        sha256="",
        defaults={
            "by": people["publisher"],
            "at": waiting[0].first_published_at,
            "note": "演示用，内容系编写",
        },
    )
    batches.publish_imported(waiting, batch=batch, at=batch.at)
    attach_imported([made for record in waiting for made in _drawn(record, pictures or {}, draw)])
    return len(waiting)


def _drawn(record, pictures, draw):
    """The pictures of one record, drawn on the spot."""
    for order, (name, words) in enumerate(pictures.get(record.source_id, ()), 1):
        made = SimpleUploadedFile(name, draw(len(words) + order, words))
        yield prepare(record, made, alt_text=words, order=order, own=True)
