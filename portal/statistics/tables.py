"""Numbers by month as tables: a row for each kind or column, sums at both ends. Pure."""

from collections.abc import Iterable, Mapping

MONTHS = range(1, 13)
HEAD = [*(f"{month}月" for month in MONTHS), "全年"]
SUM = "合计"


def month_rows(labels: Iterable[tuple], counts: Mapping[tuple, int]) -> list[dict]:
    """A row of thirteen numbers for each (value, label), and the row of their sums."""
    rows = []
    for value, label in labels:
        numbers = [counts.get((value, month), 0) for month in MONTHS]
        rows.append({"label": label, "numbers": [*numbers, sum(numbers)]})
    sums = [sum(column) for column in zip(*(row["numbers"] for row in rows), strict=True)]
    return [*rows, {"label": SUM, "numbers": sums or [0] * len(HEAD)}]
