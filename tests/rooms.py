"""Every reading room beside documents, with what a record of it needs before it may go out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse

from disclosures.interpretations.models import Interpretation
from disclosures.rooms.fields import TableField
from disclosures.topics.models import Topic
from tests.making import make_item


@dataclass(frozen=True)
class Room:
    """A room: the name in its addresses, its kind in search, a record's own fields.

    `fields(office)` may make what the record refers to; `page` says that records have one.
    """

    name: str
    model: type
    kind: str
    fields: Callable[[object], dict] = field(default=lambda office: {})

    def make(self, office, state="published", **fields):
        """A record of the room that went through the workflow up to `state`."""
        given = {"title": "道路运输的记录", "body": "<p>正文内容。</p>", **self.fields(office)}
        return make_item(self.model, office, state, **{**given, **fields})

    def full_of(self, word, office, state="published", **fields):
        """A record with the word in everything that staff can fill in, and two files."""
        words = {f.name: filled(f, word) for f in self.model.public_words() if room_for(f, word)}
        files = [f"{word}.pdf", f"{word}.png"]
        words |= {"title": f"{word}的题名", "body": f"<p>{word}的正文</p>", "files": files}
        return self.make(office, state, **{**words, **fields})

    @property
    def list_url(self):
        return reverse(f"{self.name}-list")


def room_for(model_field, word) -> bool:
    """Fields of addresses and numbers take no words."""
    return (
        type(model_field).__name__ not in ("URLField", "EmailField")
        and (model_field.max_length or 1000) > 20
    )


def filled(model_field, word):
    if isinstance(model_field, TableField):
        return [{c.key: "是" if c.yes_no else f"{word}{c.key}" for c in model_field.columns}]
    return f"{word}之{model_field.name}"


def interpretation(office):
    return {"form": "text", "interpreter": "局政策法规科", "document_name": "公路养护管理办法"}


ROOMS = [
    Room("interpretation", Interpretation, "interpretations", interpretation),
    Room("topic", Topic, "topics"),
]
