"""Two versions of a record side by side, field by field and line by line. Pure."""

from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, CHANGED = "same", "changed"


@dataclass(frozen=True)
class Line:
    """A line of both sides; where they differ, either may be empty."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """One field: its words, its lines on both sides, whether anything in it changed."""

    label: str
    lines: list[Line]

    @property
    def is_changed(self) -> bool:
        return any(line.kind == CHANGED for line in self.lines)


def compare(before, after) -> list[Difference]:
    """Every field that a drafter writes and every file, of two rows of the same record."""
    fields = [
        Difference(field.verbose_name, side_by_side(text_of(before, field), text_of(after, field)))
        for field in after.content_fields()
    ]
    files = side_by_side("\n".join(before.listed_parts()), "\n".join(after.listed_parts()))
    return [d for d in [*fields, Difference("附件", files)] if d.lines]


def text_of(item, field) -> str:
    """What a person reads in the field: the label of a choice, the words of rich text."""
    if field.choices:
        return str(getattr(item, f"get_{field.name}_display")())
    value = getattr(item, field.name)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    as_text = getattr(field, "as_text", str)
    return as_text(value)


def side_by_side(before: str, after: str) -> list[Line]:
    """The lines of two texts, those that belong together on one row."""
    old, new = before.splitlines(), after.splitlines()
    lines = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += [Line(SAME, text, text) for text in old[a:b]]
        else:
            height = max(b - a, d - c)
            left = old[a:b] + [""] * (height - (b - a))
            right = new[c:d] + [""] * (height - (d - c))
            lines += [Line(CHANGED, x, y) for x, y in zip(left, right, strict=True)]
    return lines
