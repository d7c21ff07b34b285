"""Lines of the register as staff read them: what became of each, how long it has left. Pure."""

from disclosures.publishing.states import Attribute, State
from disclosures.register.deadlines import standing


def is_waiting(line) -> bool:
    """The rule of querysets.unpublished(), asked of one line."""
    if line.attribute != Attribute.PROACTIVE:
        return False
    document = line.document
    return document is None or not (document.is_visible or document.state == State.DISPLAY_ENDED)


def shown_standings(lines, on, calendar) -> list:
    """The lines, each with its `standing`; None where nothing has to be done any more."""
    lines = list(lines)
    for line in lines:
        line.standing = (
            standing(
                line.kind,
                made_on=line.made_on,
                approved_on=line.approved_on,
                on=on,
                calendar=calendar,
            )
            if is_waiting(line)
            else None
        )
    return lines


def shown_publicity(line) -> str:
    """What has become of the line's document."""
    document = line.document
    if document is None:
        registered = "" if line.attribute == Attribute.PROACTIVE else line.get_attribute_display()
        return registered or "没有对应信息"
    if document.disclosure_attribute != line.attribute:
        return f"公开属性不一致：对应信息为“{document.get_disclosure_attribute_display()}”"
    if line.attribute != Attribute.PROACTIVE:
        return line.get_attribute_display()
    return document.state_label
