"""How serious a matter is, as data."""

from django.db.models import TextChoices


class Severity(TextChoices):
    ORDINARY = "ordinary", "一般政务舆情"
    MAJOR = "major", "特别重大、重大突发事件"
