"""Figure tokens in the report's text: {disclosures} becomes the live number in its words. Pure."""

import re
from collections.abc import Callable, Iterable

TOKEN = re.compile(r"\{([a-z_0-9]+)\}")


def unknown_tokens(text: str, known: Iterable[str]) -> list[str]:
    """Tokens in the text that name no figure, in order, each once."""
    return [t for t in dict.fromkeys(TOKEN.findall(text)) if t not in known]


def fill(text: str, known: Iterable[str], show: Callable[[str], str]) -> str:
    """The text with each known token replaced by `show(id)`; unknown ones stay as typed."""
    return TOKEN.sub(lambda found: show(found[1]) if found[1] in known else found[0], text)
