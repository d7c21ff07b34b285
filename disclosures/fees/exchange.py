"""The columns of the fees' spreadsheet, and what would become of each of its rows.

Read, never written, here: actions.py writes the plan when the clerk has confirmed it.
"""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError

from disclosures.exchange.columns import Column, Exchange
from disclosures.exchange.kinds import Reference, Text
from disclosures.exchange.outcomes import Result
from disclosures.exchange.plans import Difference, PlannedRow
from disclosures.exchange.rules import CellRefused, as_text, heading_key
from disclosures.exchange.sheets import Table, WrongSheet
from disclosures.fees.models import FeeIncome
from disclosures.organisations.access import may_work_for, organisations_for
from disclosures.organisations.models import Organisation
from disclosures.rooms.columns import Whole, column_of

NOT_YOURS = "收费单位不是您所在的单位或者它的下级单位"
IN_WAN = "“{}”写的单位是万元，本表按元填写，请换算后重新上传"


@dataclass(frozen=True)
class Amount(Text):
    """Money in yuan, to the fen, with or without signs between thousands."""

    words = "金额，单位元，最多两位小数"

    def read(self, cell) -> Decimal | None:
        text = as_text(cell).replace(",", "").replace("，", "")
        if not text:
            return None
        try:
            amount = Decimal(text)
        except InvalidOperation as error:
            raise CellRefused(f"“{text[:40]}”不是金额，应写 77302.80 这样") from error
        if not amount.is_finite() or amount < 0:
            raise CellRefused(f"“{text[:40]}”应写不小于0的金额")
        if amount != round(amount, 2):
            raise CellRefused(f"“{text[:40]}”的小数多于两位")
        return round(amount, 2)

    def write(self, value):
        return float(value)

    def show(self, value) -> str:
        return f"{value}元"


def column(key, heading="", **more) -> Column:
    return column_of(FeeIncome, key, heading, **more)


BODIES = Reference(
    records=Organisation.objects.all,
    names=lambda body: tuple(filter(None, (body.name, body.short_name, body.code))),
    offered=organisations_for,
)


class FeeSheets(Exchange):
    """A row is known by body, year and item: the same sheet twice changes nothing."""

    model = FeeIncome
    columns = (
        column("organisation", kind=BODIES, required=True, example="市公路管理处"),
        column("year", kind=Whole(), required=True, example=2018, help="四位年份"),
        column("item", required=True, example="公路路产损坏赔（补）偿费"),
        column("basis", example="省物价局、财政厅批准的标准"),
        column("amount", kind=Amount(), required=True, example="77302.80"),
        column("source", required=True, example="2018年部门决算"),
    )


@dataclass
class FeePlan:
    """What would become of every row."""

    rows: list[PlannedRow] = field(default_factory=list)

    def of(self, result) -> list[PlannedRow]:
        return [row for row in self.rows if row.result == result]

    @property
    def counts(self) -> list[tuple[str, int]]:
        return [(result.label, len(self.of(result))) for result in Result]

    @property
    def is_worth_confirming(self) -> bool:
        return bool(self.of(Result.NEW) or self.of(Result.CHANGED))


def plan_fees(table: Table, *, by) -> FeePlan:
    """The dry run (预检). WrongSheet: the sheet as a whole can't be taken."""
    places = _places(table)
    readers = {place: one.kind.reader(by) for place, one in places.items()}
    rows = [PlannedRow(number, cells) for number, cells in table.rows]
    for row in rows:
        _read(row, places, readers, table.merged)
        if not row.is_refused and not may_work_for(by, row.values["organisation"].pk):
            row.refuse(NOT_YOURS)
    stored, first = _stored(rows), {}
    for row in rows:
        if row.is_refused:
            continue
        key = _identity(row.values)
        if key in first:
            row.refuse(f"与第{first[key]}行重复（收费单位、年度、收费项目相同）")
            continue
        first[key] = row.number
        _settle(row, stored.get(key))
    return FeePlan(rows)


def _places(table) -> dict[int, Column]:
    """Place in a row → column. Remarks in brackets are read past, so 万元 is looked for first."""
    known = {heading_key(one.heading): one for one in FeeSheets.importing()}
    places = {
        place: known[heading_key(heading)]
        for place, heading in enumerate(table.headings)
        if heading_key(heading) in known
    }
    for place in places:
        if "万元" in table.headings[place]:
            raise WrongSheet(IN_WAN.format(table.headings[place]))
    found = [one.key for one in places.values()]
    if absent := [c.heading for c in FeeSheets.columns if c.required and c.key not in found]:
        raise WrongSheet(f"表中没有必填的列：{'、'.join(absent)}")
    return places


def _read(row, places, readers, merged):
    if any(first <= row.number <= last for first, last, _ in merged):
        row.refuse("有合并的单元格，请取消合并，每一格分别填写")
        return
    if all(_words(row.cell(place)) == str(one.example) for place, one in places.items()):
        row.refuse("这是模板中的示例行")
        return
    for place, one in places.items():
        try:
            value = row.values[one.key] = readers[place](row.cell(place))
        except CellRefused as refused:
            row.refuse(f"“{one.heading}”：{refused}")
            continue
        if one.required and value in (None, ""):
            row.refuse(f"缺少“{one.heading}”")
    item = row.values.get("item")
    row.label = f"{row.values.get('year') or ''}年 {item}" if item else ""


def _words(cell) -> str:
    try:
        return as_text(cell)
    except CellRefused:
        return ""


def _identity(values) -> tuple:
    return values["organisation"].pk, values["year"], values["item"]


def _stored(rows) -> dict[tuple, FeeIncome]:
    years = {row.values["year"] for row in rows if not row.is_refused}
    found = FeeIncome.objects.filter(year__in=years)
    return {(one.organisation_id, one.year, one.item): one for one in found}


def _settle(row, stored):
    """The record with what the row says; refused where a rule of its fields is against it."""
    row.record = stored or FeeIncome(**row.values)
    for one in FeeSheets.columns:
        if stored and one.key in row.values:
            _change(row, one, row.values[one.key])
    if stored:
        row.result = Result.CHANGED if row.differences else Result.UNCHANGED
    try:
        row.record.clean_fields()
    except ValidationError as error:
        row.refuse(*(told for sentences in error.message_dict.values() for told in sentences))


def _change(row, one, after):
    before = one.value(row.record)
    if before != after:
        show = one.kind.show
        row.differences.append(Difference(one.heading, show(before), show(after)))
        setattr(row.record, one.key, after)
