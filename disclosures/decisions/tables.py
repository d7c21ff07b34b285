"""The year's totals of enforcement (行政执法数据): a row for each kind, and their sum. Pure."""

from disclosures.decisions.kinds import DecisionKind

COLUMNS = {
    "total": "作出决定",
    "legal": "法人或其他组织",
    "natural": "自然人",
    "shown": "现在公示",
    "annulled": "被变更或者撤销",
}


def year_table(counted) -> list[dict]:
    """Rows from the numbers of each kind; a kind without any stands with noughts."""
    numbers = {row["kind"]: row for row in counted}
    rows = [_row(kind.label, numbers.get(kind, {})) for kind in DecisionKind]
    known = [numbers.get(kind, {}) for kind in DecisionKind]
    total = {key: sum(row.get(key, 0) for row in known) for key in COLUMNS}
    return [*rows, _row("合计", total)]


def _row(label, numbers) -> dict:
    """On a phone each number stands with the heading of its column."""
    cells = [{"heading": words, "number": numbers.get(key, 0)} for key, words in COLUMNS.items()]
    return {"label": label, "cells": cells}
