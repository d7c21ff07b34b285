"""What the demonstration is made of: frozen records, no text and no arithmetic."""

from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True)
class DemoOrganisation:
    """A node of the organisation tree."""

    code: str
    name: str
    short_name: str
    kind: str
    parent: str | None
    order: int
    is_disclosing_organ: bool = False
    hosts_portal: bool = False
    website: str = ""
    duties: str = ""


@dataclass(frozen=True)
class DemoImage:
    """A picture to draw: `seed` decides season and scene."""

    name: str
    alt_text: str
    seed: int


@dataclass(frozen=True)
class DemoFile:
    """A file to write: `kind` is its extension."""

    name: str
    kind: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """A document before it has a key, a number and pictures."""

    title: str
    kind: str
    topic: str
    theme: str
    section: str
    organisation: str
    keywords: tuple[str, ...]
    published_on: date | None = None
    made_on: date | None = None
    effective_on: date | None = None
    validity: str = ""
    blocks: tuple = ()
    issuing_organ: str = ""
    content_source: str = "original"
    source_name: str = ""
    source_url: str = ""
    state: str = "published"
    attribute: str = "proactive"
    group: str = ""
    reason: str = ""
    withdrawn_on: date | None = None
    moved_to: str = ""
    display_until: date | None = None
    scheduled_for: date | None = None
    levels_passed: int = 0


@dataclass(frozen=True)
class DemoDocument:
    """A document of the demonstration, in the words of the document model.

    `reason` is the public reason of a withdrawal (of an emergency one the internal note), the
    remark of a return, or the ground on which an item is withheld, as state or attribute says.
    `moved_to` is the title of another; `levels_passed` are those of a review under way.
    """

    key: str
    title: str
    kind: str
    section: str
    theme: str
    organisation: str
    issuing_organ: str
    document_number: str
    made_on: date
    published_on: date | None
    published_time: time
    effective_on: date | None
    validity: str
    summary: str
    keywords: tuple[str, ...]
    body: str
    content_source: str
    source_name: str
    source_url: str
    state: str
    attribute: str
    reason: str = ""
    withdrawn_on: date | None = None
    moved_to: str = ""
    display_until: date | None = None
    scheduled_for: date | None = None
    levels_passed: int = 0
    period: str = ""
    approved_on: date | None = None
    images: tuple[DemoImage, ...] = field(default=())
    files: tuple[DemoFile, ...] = field(default=())
