"""What would become of each row of an office's register. Read, never written, here.

actions.import_lines writes the plan when the clerk has confirmed it.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q

from disclosures.documents.rules import warnings
from disclosures.exchange.columns import Column
from disclosures.exchange.outcomes import Result
from disclosures.exchange.plans import Difference, PlannedRow
from disclosures.exchange.rules import CellRefused, heading_key
from disclosures.exchange.sheets import Table, WrongSheet
from disclosures.organisations.models import Organisation
from disclosures.publishing.states import Attribute
from disclosures.register.deadlines import NO_APPROVAL
from disclosures.register.exchange import RegisterExchange
from disclosures.register.models import RegisterEntry
from disclosures.register.rules import CLASSIFIED, is_classified
from disclosures.statute.terms import FROM_APPROVAL

NO_GROUND = "不予公开的没有写明理由和依据，请补录"


class SheetRefused(WrongSheet):
    """The sheet as a whole is refused, and must not be kept on the server."""


@dataclass
class RegisterPlan:
    """What would become of every row."""

    rows: list[PlannedRow]

    def of(self, result) -> list[PlannedRow]:
        return [row for row in self.rows if row.result == result]

    @property
    def counts(self) -> list[tuple[str, int]]:
        return [(result.label, len(self.of(result))) for result in Result]

    @property
    def is_worth_confirming(self) -> bool:
        return bool(self.of(Result.NEW) or self.of(Result.CHANGED))

    @property
    def new(self) -> list[RegisterEntry]:
        return [row.record for row in self.of(Result.NEW)]

    @property
    def changed(self) -> list[tuple[RegisterEntry, list[str]]]:
        rows = self.of(Result.CHANGED)
        return [(row.record, [d.heading for d in row.differences]) for row in rows]


def plan_register(table: Table, *, organisation) -> RegisterPlan:
    """The dry run (预检) for a body's register. SheetRefused: nothing of it may be taken."""
    places = _places(table)
    _refuse_classified(table, places)
    rows = [PlannedRow(number, cells) for number, cells in table.rows]
    for row in rows:
        _read(row, places, table.merged)
    nodes = {node.name: node for node in _nodes(organisation)}
    stored = _stored(rows, organisation)
    seen: dict = {}
    for row in rows:
        if row.is_refused:
            continue
        key = identity(row.values)
        if key in seen:
            row.refuse(f"与第{seen[key]}行重复")
            continue
        row.record = stored.get(key)
        node = nodes.get(row.values.get("drafting_section"), organisation)
        (_plan_new(row, node) if row.record is None else _plan_change(row))
        if not row.is_refused:
            seen[key] = row.number
    return RegisterPlan(rows)


def identity(values: dict) -> tuple:
    """By its number; a line without one by title and date."""
    number = values.get("document_number")
    return (number,) if number else (values["title"], values["made_on"])


def _places(table) -> dict[int, Column]:
    """Place in a row → column. A sheet without a required column is refused."""
    known = RegisterExchange.by_heading()
    places: dict[int, Column] = {}
    for place, heading in enumerate(table.headings):
        column = known.get(heading_key(heading))
        if column and column in places.values():
            raise SheetRefused(f"表中有两列都是“{column.heading}”，请删去一列")
        if column:
            places[place] = column
    needed = [column for column in RegisterExchange.columns if column.required]
    absent = [column.heading for column in needed if column not in places.values()]
    if absent:
        raise SheetRefused(f"表中没有必填的列：{'、'.join(absent)}")
    return places


def _refuse_classified(table, places):
    """Nothing of such a sheet is read further, repeated or kept."""
    marks = [place for place, column in places.items() if column.key == "mark"]
    found = [
        str(number)
        for number, cells in table.rows
        if is_classified(
            mark="".join(str(cells[p] or "") for p in marks if p < len(cells)),
            texts=[cell for cell in cells if isinstance(cell, str)],
        )
    ]
    if found:
        raise SheetRefused(
            f"第{'、'.join(found)}行{CLASSIFIED}。整张表没有导入，也没有保存在服务器上；"
            "请在原表中删去这些行以后重新上传，并按保密规定检查这台计算机"
        )


def _read(row, places, merged):
    if any(first <= row.number <= last for first, last, _ in merged):
        row.refuse("有合并的单元格，请取消合并，每一格分别填写")
        return
    for place, column in places.items():
        try:
            row.values[column.key] = column.kind.read(row.cell(place))
        except CellRefused as refused:
            row.refuse(f"“{column.heading}”：{refused}")
            continue
        if column.required and row.values[column.key] in (None, ""):
            row.refuse(f"缺少“{column.heading}”")
    row.label = row.values.get("document_number") or row.values.get("title") or ""
    examples = [(column, column.example) for column in places.values() if column.example]
    if all(column.kind.show(row.values.get(column.key)) == str(e) for column, e in examples):
        row.refuse("这是模板中的示例行")


def _nodes(organisation) -> Iterable[Organisation]:
    return Organisation.objects.filter(pk__in=organisation.subtree_ids(), is_closed=False)


def _stored(rows, organisation) -> dict[tuple, RegisterEntry]:
    """Identity → the line that is there already. One query."""
    sound = [row.values for row in rows if not row.is_refused]
    numbers = {values.get("document_number") for values in sound} - {None, ""}
    titles = {values["title"] for values in sound if not values.get("document_number")}
    lines = RegisterEntry.objects.within(organisation).filter(
        Q(document_number__in=numbers) | Q(document_number="", title__in=titles)
    )
    return {identity(vars(line)): line for line in lines}


def _plan_new(row, organisation):
    line = RegisterEntry(organisation=organisation, source_row=row.number)
    for column in RegisterExchange.columns:
        value = row.values.get(column.key)
        value = column.default if value in (None, "") else value
        if column.written and value not in (None, ""):
            setattr(line, column.key, value)
    row.record = line
    _judge(row, line)


def _plan_change(row):
    stored, line = row.record, copy(row.record)
    for column in RegisterExchange.columns:
        if not column.written or column.key not in row.values:
            continue
        before, after = getattr(stored, column.key), row.values[column.key]
        if after in (None, "") and column.default is not None:
            continue
        if (before or None) != (after or None):
            setattr(line, column.key, after)
            show = column.kind.show
            row.differences.append(Difference(column.heading, show(before), show(after)))
    row.record = line
    row.result = Result.CHANGED if row.differences else Result.UNCHANGED
    _judge(row, line)


def _judge(row, line):
    """What the rules of the fields say against the line, and what looks wrong in it."""
    try:
        line.clean_fields(exclude=[f.name for f in line._meta.fields if f.is_relation])
    except ValidationError as error:
        for sentences in error.message_dict.values():
            row.refuse(*sentences)
    row.hints += warnings(document_number=line.document_number, made_on=line.made_on)
    if line.attribute == Attribute.WITHHELD and not line.attribute_ground:
        row.hints.append(NO_GROUND)
    if line.kind in FROM_APPROVAL and not line.approved_on:
        row.hints.append(NO_APPROVAL)
