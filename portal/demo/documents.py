"""All documents of the demonstration, in the order in which they were published."""

from datetime import time

from portal.demo import blocks as form
from portal.demo.bodies import compose
from portal.demo.choices import Choice
from portal.demo.enclosures import files_of, image_counts, images_of
from portal.demo.numbering import assign_numbers
from portal.demo.organisations import issuing_organ
from portal.demo.profiles import profiled
from portal.demo.records import DemoDocument
from portal.demo.regulated import regulated_outlines
from portal.demo.sequels import sequel_outlines
from portal.demo.series import series_outlines
from portal.demo.tenders import tender_outlines
from portal.demo.topics import YEAR, topic_outlines
from portal.demo.uncounted import has_text, uncounted_outlines

ILLUSTRATED_GROUPS = ("withdrawn", "earlier", "later", "sibling")
OUT = ("published", "withdrawn", "withdrawn_silently", "display_ended")  # once public


def demo_documents() -> list[DemoDocument]:
    """The counted documents of the year, then those that must not count."""
    counted = _counted_outlines()
    others = [*uncounted_outlines(), *sequel_outlines()]
    numbers = assign_numbers([*counted, *others])
    counts = image_counts(counted)
    made = [
        _document(outline, f"demo-{YEAR}-{position:04}", numbers, counts.get(outline.title, 0))
        for position, outline in enumerate(counted, 1)
    ]
    return [profiled(document) for document in made + _other_documents(others, numbers)]


def _counted_outlines():
    outlines = [*topic_outlines(), *series_outlines(), *tender_outlines(), *regulated_outlines()]
    return sorted(outlines, key=lambda item: (item.published_on, _time_of(item), item.title))


def _other_documents(outlines, numbers):
    made, used = [], {}
    for outline in outlines:
        used[outline.group] = used.get(outline.group, 0) + 1
        key = f"demo-{outline.group.replace('_', '-')}-{used[outline.group]:02}"
        images = 1 if outline.kind == "news" and outline.group in ILLUSTRATED_GROUPS else 0
        made.append(_document(outline, key, numbers, images))
    return made


def _document(outline, key, numbers, images):
    has_body = has_text(outline)
    blocks = (outline.blocks or compose(outline)) if has_body else ()
    return DemoDocument(
        key=key,
        title=outline.title,
        kind=outline.kind,
        section=outline.section,
        theme=outline.theme,
        organisation=outline.organisation,
        issuing_organ=outline.issuing_organ or issuing_organ(outline.organisation),
        document_number=numbers.get(outline.title, ""),
        made_on=outline.made_on,
        published_on=outline.published_on if outline.state in OUT else None,
        published_time=_time_of(outline),
        effective_on=outline.effective_on,
        validity=outline.validity,
        summary=form.summary_of(blocks) if has_body else "",
        keywords=outline.keywords if has_body else (),
        body=form.to_html(blocks),
        content_source=outline.content_source,
        source_name=outline.source_name,
        source_url=outline.source_url,
        state=outline.state,
        attribute=outline.attribute,
        reason=outline.reason,
        withdrawn_on=outline.withdrawn_on,
        moved_to=outline.moved_to,
        display_until=outline.display_until,
        scheduled_for=outline.scheduled_for,
        levels_passed=outline.levels_passed,
        images=images_of(outline, key, images) if images else (),
        files=files_of(outline, blocks) if has_body else (),
    )


def _time_of(outline):
    """Some minute of the office hours."""
    choice = Choice("time " + outline.title)
    return time(choice.one((8, 9, 10, 11, 13, 14, 15, 16)), choice.below(60))
