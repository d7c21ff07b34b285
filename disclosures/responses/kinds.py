"""How serious a matter is, and where the clock of its answer stands, as data."""

from django.db.models import TextChoices


class Severity(TextChoices):
    ORDINARY = "ordinary", "一般政务舆情"
    MAJOR = "major", "特别重大、重大突发事件"


class Standing(TextChoices):
    """Of one clock on an instant; the first is the worst."""

    LATE = "late", "已超期"
    DUE = "due", "待回应"
    MET_LATE = "met_late", "逾期回应"
    MET = "met", "按时回应"
