"""The checks of a report before it is signed: pure functions over the cells and a few dates.

A hard finding blocks publication; a soft one asks for a reason, which is kept. Every sentence
names the cells, in the words of the form.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from disclosures.statute.terms import report_due_on
from portal.annual_report.tables import (
    ALL_DECIDED,
    CARRIED_IN,
    CARRIED_OUT,
    NEW,
    RESULTS,
    TOTAL,
    Edition,
)

BLANKS = ("", "/", "／", "—", "-")
NUMBER = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\s*(?:[（(].*[）)])?", re.DOTALL)


@dataclass(frozen=True)
class Finding:
    """Something that is not right, and where."""

    code: str
    cells: tuple[str, ...]
    sentence: str
    is_hard: bool = True


@dataclass(frozen=True)
class Identity:
    """A sum that the form asks for (勾稽关系): the cells of both sides."""

    code: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    def sides(self, cells: Mapping) -> tuple:
        return tuple(sum(cells.get(id, 0) for id in side) for side in (self.left, self.right))


def number(printed) -> int | Decimal | None:
    """A cell as it was printed: 0, 12, 96171.6, 22（其中修订16件）; None where it is blank or “/”.

    ValueError where it is no number.
    """
    text = "" if printed is None else str(printed).strip()
    if text in BLANKS:
        return None
    found = NUMBER.fullmatch(text)
    if isinstance(printed, bool) or not found:
        raise ValueError(f"“{text[:40]}”不是数字")
    try:
        value = Decimal(found[1].replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(f"“{text[:40]}”不是数字") from error
    return int(value) if value == value.to_integral_value() else value


def _leaf_rows(edition: Edition, cells: Mapping) -> list[str]:
    """The rows of results that carry numbers: a head stands for its rows where those are absent
    (a few agencies still print 其他处理 as one row)."""
    found = []
    for row in edition.rows_three:
        if row.get("parent") != RESULTS or row["id"] == ALL_DECIDED:
            continue
        below = [one["id"] for one in edition.rows_three if one.get("parent") == row["id"]]
        printed = [one for one in below if any(f"t3.{one}.{c}" in cells for c in _columns(edition))]
        found += printed or [row["id"]]
    return found


def _columns(edition: Edition) -> list[str]:
    return [*edition.applicants, TOTAL]


def identities(edition: Edition, cells: Mapping) -> Iterator[Identity]:
    """All the sums of the tables: 42 on the form of 2021."""
    if not edition.tables:
        return
    leaves = _leaf_rows(edition, cells)
    for column in _columns(edition):
        both = [tuple(f"t3.{row}.{column}" for row in side) for side in ((NEW, CARRIED_IN),)]
        ends = (f"t3.{ALL_DECIDED}.{column}", f"t3.{CARRIED_OUT}.{column}")
        yield Identity("I1", both[0], ends)
        yield Identity("I2", (ends[0],), tuple(f"t3.{row}.{column}" for row in leaves))
    for row in (NEW, CARRIED_IN, *leaves, ALL_DECIDED, CARRIED_OUT):
        across = tuple(f"t3.{row}.{column}" for column in edition.applicants)
        yield Identity("I3", (f"t3.{row}.{TOTAL}",), across)
    for block in edition.tables["t4"]["blocks"]:
        rest = [c["id"] for c in edition.tables["t4"]["columns"] if c["id"] != TOTAL]
        across = tuple(f"t4.{block['id']}.{column}" for column in rest)
        yield Identity("I4", (f"t4.{block['id']}.{TOTAL}",), across)


WORDS = {
    "I1": "第一项加第二项之和，应当等于第三项总计加第四项之和",
    "I2": "办理结果的（七）总计，应当等于各项结果之和",
    "I3": "总计一栏，应当等于各类申请人之和",
    "I4": "总计，应当等于结果维持、结果纠正、其他结果、尚未审结之和",
}


def _label(edition: Edition, id: str) -> str:
    return edition.cells[id].label if id in edition.cells else id


def broken_identities(edition: Edition, cells: Mapping) -> list[Finding]:
    """What does not add up. A sum that was left blank on paper proves nothing either way: that
    it is blank is told by `blank_cells`."""
    found = []
    for identity in identities(edition, cells):
        used = identity.left + identity.right
        if any(id not in cells and edition.cells[id].is_derived for id in used):
            continue
        left, right = identity.sides(cells)
        if left != right:
            named = "、".join(f"{_label(edition, id)}{cells.get(id, 0)}" for id in identity.left)
            found.append(
                Finding(
                    f"{identity.code}:{identity.left[0]}",
                    identity.left + identity.right,
                    f"勾稽关系不符：{named}（{WORDS[identity.code]}；前者{left}，后者{right}）",
                )
            )
    return found


def implausible(edition: Edition, cells: Mapping) -> list[Finding]:
    """Less than nothing, or a part of a case."""
    found = []
    for id, value in cells.items():
        cell = edition.cells.get(id)
        if cell is None:
            found.append(Finding(f"cell:{id}", (id,), f"{edition.label}没有这一格：{id}"))
        elif value < 0 and not cell.is_signed:
            found.append(Finding(f"cell:{id}", (id,), f"{cell.label}不能小于0：{value}"))
        elif value != int(value) and not cell.is_amount:
            found.append(Finding(f"cell:{id}", (id,), f"{cell.label}应当是整数：{value}"))
    return found


def blank_cells(edition: Edition, printed: Mapping) -> list[Finding]:
    """Nothing is printed as 0, never left blank (the report would look unfinished)."""
    blank = tuple(
        id
        for id, value in printed.items()
        if id in edition.cells and (value is None or str(value).strip() in BLANKS)
    )
    if not blank:
        return []
    names = "、".join(_label(edition, id) for id in blank[:3])
    more = f"等{len(blank)}格" if len(blank) > 3 else ""
    return [Finding("blank", blank, f"没有发生的应当填0，不能空着：{names}{more}", False)]


def carry_over(edition: Edition, cells: Mapping, before: Mapping) -> list[Finding]:
    """上年结转 should be what the report of the year before carried out, in every column."""
    found = []
    for column in _columns(edition):
        here, there = f"t3.{CARRIED_IN}.{column}", f"t3.{CARRIED_OUT}.{column}"
        if here in cells and there in before and cells[here] != before[there]:
            sentence = (
                f"{_label(edition, here)}{cells[here]}，与上年报告的"
                f"{_label(edition, there)}{before[there]}不一致"
            )
            found.append(Finding(f"I5:{here}", (here, there), sentence, False))
    return found


def validity_arithmetic(edition: Edition, cells: Mapping, before: Mapping) -> list[Finding]:
    """现行有效 should be last year's, plus what was made, less what was repealed."""
    found = []
    for row in ("rules", "normdocs"):
        made, repealed, valid = (
            f"t2.a20_1.{row}.{column}" for column in ("made", "repealed", "valid")
        )
        if valid not in edition.cells or not {made, repealed, valid} <= set(cells):
            continue
        if valid in before:
            expected = before[valid] + cells[made] - cells[repealed]
            if cells[valid] != expected:
                sentence = (
                    f"{_label(edition, valid)}{cells[valid]}，按上年{before[valid]}"
                    f"加制发{cells[made]}减废止{cells[repealed]}应当是{expected}"
                    "（有自然失效等情况的请说明）"
                )
                found.append(Finding(f"I6:{valid}", (made, repealed, valid), sentence, False))
    return found


def deadline(year: int, published_on: date | None, *, of_government: bool) -> list[Finding]:
    """第四十九条: by 31 January, governments by 31 March. Nothing is said where the report fell
    due under the Regulation of 2008, whose day is not established."""
    due_on = report_due_on(year, of_government=of_government)
    if due_on is None or published_on is None or published_on <= due_on:
        return []
    sentence = f"公布日期{published_on}晚于《条例》第四十九条规定的{due_on}"
    return [Finding("deadline", (), sentence, False)]


def late_answers(number: int) -> list[Finding]:
    """Answered, or lapsed, after the period of the regime under which they were received."""
    if not number:
        return []
    return [Finding("late", (), f"当年办结的申请中有{number}件超过法定期限", False)]


def parts_add_up(id: str, whole, parts) -> list[Finding]:
    """A figure of a node is the sum of its own records and of the nodes below it."""
    if sum(parts) == whole:
        return []
    return [Finding(f"parts:{id}", (id,), f"{id}：各单位之和{sum(parts)}，全部{whole}")]


def check_cells(edition: Edition, cells: Mapping, before: Mapping | None = None) -> list[Finding]:
    """Everything that the numbers alone tell; `before` are the cells of the year before."""
    before = before or {}
    return [
        *implausible(edition, cells),
        *broken_identities(edition, cells),
        *carry_over(edition, cells, before),
        *validity_arithmetic(edition, cells, before),
    ]
