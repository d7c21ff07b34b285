"""Records the year's figure leaves out: unpublished, withdrawn, other years, modes, bodies."""

from datetime import date

from portal.demo.choices import Choice
from portal.demo.dates import made_before, working_days_of
from portal.demo.topics import YEAR, outline, read

STATES = {
    "draft": "draft",
    "submitted": "submitted",
    "returned": "returned",
    "approved": "approved",
    "scheduled": "scheduled",
    "withdrawn": "withdrawn",
    "earlier": "published",
    "later": "published",
    "sibling": "published",
    "on_request": "approved",
    "withheld": "approved",
}
REGISTER_ONLY = ("on_request", "withheld")  # a register line: no body, no attachments
SCHEDULED_FOR = (date(2035, 1, 4), date(2035, 3, 1))  # far enough never to come due by itself


def uncounted_outlines():
    return [
        _outline(entry["group"], number, *row)
        for entry in read("uncounted")
        for number, row in enumerate(entry["rows"])
    ]


def _outline(
    group,
    number,
    topic,
    kind,
    organisation,
    title,
    reason="",
    published_on=None,
    withdrawn_on=None,
):
    choice = Choice("date " + title)
    day = published_on or choice.one(working_days_of(YEAR, choice.between(4, 12)))
    return outline(
        topic,
        kind,
        organisation,
        title,
        group=group,
        state=STATES[group],
        reason=reason,
        withdrawn_on=withdrawn_on,
        published_on=day,
        made_on=made_before(day, choice.between(0, 5) if kind == "other" else 0),
        attribute=group if group in REGISTER_ONLY else "proactive",
        scheduled_for=SCHEDULED_FOR[number] if group == "scheduled" else None,
    )


def has_text(outline):
    return outline.group not in REGISTER_ONLY
