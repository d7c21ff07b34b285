"""An interpretation as the reader sees it: the table of its facts. Pure."""

from disclosures.rooms.presentation import facts


def metadata(item) -> list[dict]:
    return facts(
        item,
        ("解读形式", item.get_form_display(), ""),
        ("解读人", item.interpreter, ""),
    )
