"""Numbers of a year by month and another field, as small tables for public pages. Pure."""

from collections.abc import Mapping, Sequence

MONTHS = range(1, 13)


def month_table(
    counts: Mapping[tuple[int, str], int], columns: Sequence[tuple[str, str]]
) -> list[dict]:
    """Rows of (head or not, cells): a column for each (value, label) that has any, a row for each
    month, sums at both ends."""
    shown = [(value, label) for value, label in columns if any(key[1] == value for key in counts)]
    rows = [{"head": True, "cells": ["月份", *(label for _, label in shown), "合计"]}]
    for month in MONTHS:
        numbers = [counts.get((month, value), 0) for value, _ in shown]
        rows.append({"head": False, "cells": [f"{month}月", *numbers, sum(numbers)]})
    sums = [sum(counts.get((month, value), 0) for month in MONTHS) for value, _ in shown]
    return [*rows, {"head": False, "cells": ["全年", *sums, sum(sums)]}]
