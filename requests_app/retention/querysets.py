"""Which cases have been kept long enough for their person to be erased."""

from datetime import date

from requests_app.models import Application, Rectification
from requests_app.states import State


def day_before(on: date, years: int) -> date:
    """So many years earlier."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:  # the 29th of February
        return date(on.year - years, 2, 28)


def due_for_erasure(on: date, years: int):
    """Archived, answered at least so many years ago, not yet erased; the oldest first."""
    closed = Application.objects.filter(state=State.ARCHIVED, answered_on__lt=day_before(on, years))
    return closed.filter(erasure=None, applicant__isnull=False).order_by("answered_on", "pk")


def rectifications_due_for_erasure(on: date, years: int):
    """Told at least so many years ago, their person not yet erased."""
    told = Rectification.objects.filter(told_on__lt=day_before(on, years))
    return told.exclude(name="").order_by("told_on", "pk")
