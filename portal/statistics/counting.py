"""Counting records by month or by year of a day, and by what they are filed under."""

from django.db.models import Count
from django.db.models.functions import ExtractMonth, ExtractYear


def by_month(records, year: int, *, day: str, field: str = "") -> dict[tuple, int]:
    """(value of the field, month) → number; without a field the value is empty. One query."""
    of_year = records.filter(**{f"{day}__year": year})
    return _counted(of_year.annotate(of=ExtractMonth(day)), field)


def by_year(records, *, day: str) -> dict[int, int]:
    """Year → number, of those that have the day. One query."""
    dated = records.exclude(**{day: None}).annotate(of=ExtractYear(day))
    return {year: number for (_, year), number in _counted(dated, "").items()}


def by_fields(records, *fields) -> dict[tuple, int]:
    """Values of the fields → number. One query."""
    groups = records.order_by().values_list(*fields).annotate(number=Count("pk"))
    return {tuple(key): number for *key, number in groups}


def _counted(records, field) -> dict[tuple, int]:
    counted = by_fields(records, *([field, "of"] if field else ["of"]))
    return {(key[0] if field else "", key[-1]): number for key, number in counted.items()}
