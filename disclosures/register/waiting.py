"""What of the register waits for a member of staff: 应公开未公开, and what of it is overdue."""

from disclosures.organisations.access import organisations_of
from disclosures.register.access import may_keep_register
from disclosures.register.models import RegisterEntry
from disclosures.statute.querysets import calendar_in_force

UNPUBLISHED, OVERDUE = "unpublished", "overdue"
LABELS = {UNPUBLISHED: "应公开未公开", OVERDUE: "应公开未公开，已超期"}


def lines_waiting(name, lines, on):
    """Those of the lines that wait under this name, which the list of the admin is narrowed by."""
    return lines.unpublished() if name == UNPUBLISHED else lines.overdue(on, calendar_in_force())


def lines_waiting_for(user, on) -> dict:
    """Name → the lines of the user's bodies; nothing for whoever may not read the register."""
    if not may_keep_register(user, "view"):
        return {}
    mine = organisations_of(user)
    lines = RegisterEntry.objects.all()
    lines = lines if mine is None else lines.filter(organisation__in=mine)
    return {name: lines_waiting(name, lines, on) for name in LABELS}
