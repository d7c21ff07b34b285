"""Writes the demonstration's documents: the published ones as imports, the others step by step."""

from datetime import time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.attachments.actions import attach, attach_imported, prepare
from disclosures.documents.models import Document, Section, Theme
from disclosures.publishing import actions, batches
from disclosures.publishing.models import ImportBatch
from portal.demo import files
from portal.demo.dates import moment
from portal.demo.documents import OUT

BATCH = 100
GROUND = "已按《政府信息公开条例》第十四条至第十六条逐项审查"
WITHDRAWN_HOUR = time(10, 0)
LEVELS = ("reviewer", "second", "final")  # who passes which level of review


def stored_documents(documents) -> dict[str, Document]:
    """Title in the demonstration → the record, whatever staff call it now. Without the bodies."""
    records = Document.objects.exclude(source_id="").defer("body", "summary")
    by_key = {record.source_id: record for record in records}
    return {demo.title: by_key[demo.key] for demo in documents if demo.key in by_key}


def load_documents(documents, organisations, people, progress):
    """Store what is missing, in the order of publication; then what never was public."""
    sections = {section.code: section for section in Section.objects.all()}
    themes = {theme.code: theme for theme in Theme.objects.all()}
    stored = set(Document.objects.exclude(source_id="").values_list("source_id", flat=True))
    waiting = [demo for demo in documents if demo.key not in stored]
    out = sorted(
        (demo for demo in waiting if demo.state in OUT),
        key=lambda demo: (demo.published_on, demo.published_time, demo.key),
    )
    batch = _batch(out[0], people["publisher"]) if out else None

    def build(demo):
        return _unsaved(demo, organisations[demo.organisation], sections, themes)

    for start in range(0, len(out), BATCH):
        group = out[start : start + BATCH]
        _publish(group, [build(demo) for demo in group], batch)
        progress(start + len(group), len(waiting))
    _end([demo for demo in out if demo.state != "published"], stored_documents(documents), people)
    for demo in waiting:
        if demo.state not in OUT:
            _walk(build(demo), demo, people)
    progress(len(waiting), len(waiting))


def _batch(first, publisher):
    at = moment(first.published_on, first.published_time)
    return ImportBatch.objects.create(
        source="演示数据", sha256="", by=publisher, at=at, note="演示用，内容系编写"
    )


def _unsaved(demo, organisation, sections, themes) -> Document:
    return Document(
        source_id=demo.key,
        is_sample=True,
        organisation=organisation,
        title=demo.title,
        disclosure_attribute=demo.attribute,
        attribute_ground=demo.reason if demo.attribute != "proactive" else "",
        kind=demo.kind,
        section=sections[demo.section],
        theme=themes[demo.theme],
        issuing_organ=demo.issuing_organ,
        document_number=demo.document_number,
        made_on=demo.made_on,
        approved_on=demo.approved_on,
        period=demo.period,
        effective_on=demo.effective_on,
        validity=demo.validity,
        summary=demo.summary,
        keywords=" ".join(demo.keywords),
        body=demo.body,
        content_source=demo.content_source,
        source_name=demo.source_name,
        source_url=demo.source_url,
        is_led_here=demo.content_source == "joint",
        display_until=demo.display_until,
        first_published_at=moment(demo.published_on, demo.published_time),
    )


def _publish(group, items, batch):
    """Publish with files, as one import."""
    batches.publish_imported(items, batch=batch, at=batch.at)
    pairs = zip(group, items, strict=True)
    attach_imported([made for demo, item in pairs for made in _prepared(demo, item)])


def _prepared(demo, item):
    """The pictures and papers of one document, made on the spot."""
    for order, image in enumerate(demo.images, 1):
        made = SimpleUploadedFile(image.name, files.png_bytes(image.seed, image.alt_text))
        yield prepare(item, made, alt_text=image.alt_text, order=order, own=True)
    for order, paper in enumerate(demo.files, len(demo.images) + 1):
        made = SimpleUploadedFile(paper.name, files.file_bytes(paper))
        yield prepare(item, made, order=order, own=True)


def _end(ended, records, people):
    """Take from the public again what was taken from it in the story."""
    for demo in ended:
        item = records[demo.title]
        if demo.state == "display_ended":
            at = moment(demo.display_until + timedelta(days=1))
            batches.end_displays(Document.objects.filter(pk=item.pk), at=at)
            continue
        at = moment(demo.withdrawn_on, WITHDRAWN_HOUR)
        if demo.state == "withdrawn_silently":
            actions.withdraw_silently(item, by=people["secrecy"], at=at, note=demo.reason)
        else:
            moved_to = records.get(demo.moved_to)
            by = people["publisher"]
            actions.withdraw(item, by=by, at=at, reason=demo.reason, moved_to=moved_to)


def _walk(item, demo, people):
    """Take an unpublished record through the workflow to where its story ends."""
    at = moment(demo.made_on)
    editor, later = people["editor"], at + timedelta(hours=3)
    actions.save_draft(item, by=editor, at=at)
    for made in _prepared(demo, item):
        attach(item, None, by=editor, at=at, order=made.order, prepared=made)
    if demo.state == "discarded":
        actions.discard(item, by=editor, at=later, remark=demo.reason)
    if demo.state in ("draft", "discarded"):
        return
    item = actions.submit(item, by=editor, at=at + timedelta(hours=1))
    if demo.state == "returned":
        actions.return_for_changes(item, by=people["reviewer"], at=later, remark=demo.reason)
    elif demo.state == "submitted":
        pass_levels(item, demo.levels_passed, people, at=later)
    else:
        item = pass_levels(item, item.levels, people, at=later)
    if demo.state == "scheduled":
        actions.schedule(
            item,
            by=people["publisher"],
            at=at + timedelta(hours=4),
            publish_at=moment(demo.scheduled_for),
        )


def pass_levels(item, count, people, *, at):
    """Have so many levels pass the item, an hour each; the secrecy review after the first of them.

    With a single level it comes before that.
    """
    for level in range(1, count + 1):
        if level == min(2, item.levels):
            item = actions.review_secrecy(
                item,
                by=people["secrecy"],
                at=at,
                conclusion="may_publish",
                ground=GROUND,
                reviewed=item.parts_to_review(),
            )
        item = actions.approve(item, by=people[LEVELS[level - 1]], at=at)
        at += timedelta(hours=1)
    return item
