"""Counting public records by month of publication, and by what they are filed under."""

from django.db.models import Count
from django.db.models.functions import ExtractMonth


def by_month(records, year: int, field: str = "") -> dict[tuple, int]:
    """(value of the field, month) → number; without a field the value is empty. One query."""
    month = ExtractMonth("first_published_at")
    published = records.filter(first_published_at__year=year).annotate(month=month).order_by()
    columns = [field, "month"] if field else ["month"]
    counted = published.values_list(*columns).annotate(number=Count("pk"))
    return {(row[0] if field else "", row[-2]): row[-1] for row in counted}
