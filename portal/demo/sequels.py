"""Records after the year: decisions on its documents, what left the public, what is in review."""

from dataclasses import replace

from portal.demo.blocks import p
from portal.demo.bodies import compose
from portal.demo.choices import Choice
from portal.demo.dates import made_before
from portal.demo.regulated import month_after_next, normative_outline
from portal.demo.topics import outline, read

STATES = {
    "sequel": "published",
    "moved": "withdrawn",
    "display_ended": "display_ended",
    "withdrawn_silently": "withdrawn_silently",
    "in_review": "submitted",
    "discarded": "discarded",
}
# What an entry may say beside title, topic, kind, organisation and day.
SAID = ("group", "section", "reason", "withdrawn_on", "moved_to", "display_until", "levels_passed")


def sequel_outlines():
    return [_outline(entry) for entry in read("sequels")]


def _outline(entry):
    said = {name: entry[name] for name in SAID if name in entry}
    said["state"] = STATES[entry["group"]]
    if "scope" in entry:
        return normative_outline(entry, **said)
    if entry["kind"] == "normative":
        said |= {"effective_on": month_after_next(entry["published_on"]), "validity": "in_force"}
    if "paragraphs" in entry:
        said["blocks"] = tuple(p(text) for text in entry["paragraphs"])
    day = entry["published_on"]
    preparation = Choice(entry["title"]).between(1, 5) if entry["kind"] != "notice" else 0
    found = outline(
        entry["topic"],
        entry["kind"],
        entry["organisation"],
        entry["title"],
        published_on=day,
        made_on=made_before(day, preparation),
        **said,
    )
    if "closing" in entry:
        return replace(found, blocks=(*compose(found), p(entry["closing"])))
    return found
