"""The year's numbers of proposals: by kind, by result, by opinion, and two rates. Pure."""

from collections import Counter
from collections.abc import Iterable

from disclosures.proposals.kinds import CONTENT, ProposalKind, Role, Satisfaction

NOT_SAID = "未分类"
HEADINGS = (*ProposalKind.labels, "合计")


def year_table(rows: Iterable[tuple[str, str, str, str]]) -> list[dict]:
    """Parts of the table from (kind, role, result, opinion) of every proposal handled.

    Each row has a number for either kind, and their sum.
    """
    rows = list(rows)
    results = sorted({result or NOT_SAID for _, _, result, _ in rows}, key=_unsaid_last)
    parts = [
        ("本机关分工", [(role.label, _counts(rows, 1, role)) for role in Role]),
        (
            "办理结果",
            [
                (result, _counts(rows, 2, "" if result == NOT_SAID else result))
                for result in results
            ],
        ),
        ("满意程度", [(word.label, _counts(rows, 3, word)) for word in Satisfaction]),
    ]
    table = [_line("办理总数", _counts(rows))]
    for heading, lines in parts:
        table += [_line(f"{heading}：{label}", cells) for label, cells in lines if cells[-1]]
    return table


def _line(label, numbers) -> dict:
    """On a phone each number stands with the heading of its column."""
    cells = [{"heading": h, "number": n} for h, n in zip(HEADINGS, numbers, strict=True)]
    return {"label": label, "cells": cells}


def rates(handled, *, assigned: int, assigned_and_replied: int) -> list[dict]:
    """办结率 and 满意率, each with part, whole and how it is reckoned."""
    opinions = [opinion for *_, opinion in handled if opinion]
    content = sum(opinion in CONTENT for opinion in opinions)
    return [
        _rate(
            "办结率",
            assigned_and_replied,
            assigned,
            "当年交办、已经答复的件数，除以当年交办的件数。",
        ),
        _rate(
            "满意率",
            content,
            len(opinions),
            "当年答复的建议提案中，代表、委员表示满意和基本满意的件数，除以已经反馈意见的件数；"
            "重新办理的，按最后一次意见计。",
        ),
    ]


def percent(part: int, whole: int) -> str:
    """With two places at most, never 100 while one is missing; a dash where there is none."""
    if not whole:
        return "—"
    value = min(round(100 * part / whole, 2), 100 if part == whole else 99.99)
    return f"{value:g}%"


def _rate(label, part, whole, definition) -> dict:
    shown = percent(part, whole)
    return {
        "label": label, "part": part, "whole": whole, "percent": shown, "definition": definition
    }  # fmt: skip


def _counts(rows, place=None, value=None) -> list[int]:
    found = Counter(row[0] for row in rows if place is None or row[place] == value)
    cells = [found[kind] for kind in ProposalKind]
    return [*cells, sum(cells)]


def _unsaid_last(result):
    return (result == NOT_SAID, result)
