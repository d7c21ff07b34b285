"""The dry run (预检): reads rows, finds their records, tells what would become of them."""

from disclosures.exchange.effects import plan_change, plan_new
from disclosures.exchange.plans import Plan
from disclosures.exchange.rules import CellRefused, as_text
from disclosures.publishing.states import UNDER_WAY

MOST_TAKEN = 5_000  # rows of one import: more would keep the clerk and the server waiting
LONGEST_LABEL = 300


def plan_import(exchange, table, *, at, publishing=False, archive=None) -> Plan:
    """What would become of every row of the table, if the person confirmed it now."""
    plan = Plan(exchange, table, at, publishing, archive)
    _read(plan)
    _recognise(plan)
    for row in plan.rows:
        if not row.is_refused:
            (plan_new if row.record is None else plan_change)(plan, row)
    return plan


def _read(plan):
    readers = {place: c.kind.reader(plan.by) for place, c in plan.columns.items()}
    merged = _merged_rows(plan)
    for taken, row in enumerate(plan.rows):
        row.label = _label(plan, row)
        if taken >= MOST_TAKEN:
            row.refuse(f"一次最多导入{MOST_TAKEN}行，请把这一行起的内容另存为一张表再导入")
        elif row.number in merged:
            row.refuse(f"有合并的单元格（{merged[row.number]}），请取消合并，每一格分别填写")
        elif _is_example(plan, row):
            row.refuse("这是模板中的示例行")
        else:
            _read_cells(plan, row, readers)


def _merged_rows(plan) -> dict[int, str]:
    """Number of each row that a merged range touches → the range."""
    numbers = [row.number for row in plan.rows]
    found = {}
    for first, last, where in plan.table.merged:
        for number in range(first, min(last, max(numbers, default=0)) + 1):
            found[number] = where
    return found


def _read_cells(plan, row, readers):
    for place, column in plan.columns.items():
        try:
            row.values[column.key] = readers[place](row.cell(place))
        except CellRefused as refused:
            row.refuse(f"“{column.heading}”：{refused}")
    plan.exchange.read_together(row.values)


def _label(plan, row) -> str:
    """The title where the sheet has one, else the first column with words."""
    for place in sorted(plan.columns, key=lambda place: plan.columns[place].key != "title"):
        cell = row.cell(place)
        if isinstance(cell, str) and cell.strip():
            return " ".join(as_text(cell).split())[:LONGEST_LABEL]
    return ""


def _is_example(plan, row) -> bool:
    """Whether the row is the template's own, untouched."""
    pairs = [(row.cell(place), column.example) for place, column in plan.columns.items()]
    try:
        return any(e for _, e in pairs) and all(as_text(c) == as_text(e) for c, e in pairs)
    except CellRefused:
        return False


def _recognise(plan):
    """Find the stored record of each row; a second row for the same one is refused."""
    exchange = plan.exchange
    identities = {r.number: exchange.identity(r.values) for r in plan.rows if not r.is_refused}
    stored = exchange.find({i for i in identities.values() if i})
    versions = _versions_under_way(exchange, [r.pk for found in stored.values() for r in found])
    first: dict = {}
    for row in plan.rows:
        identity = identities.get(row.number)
        if not identity:
            continue
        found = _narrowed(stored.get(identity, []), row)
        key = found[0].pk if len(found) == 1 else identity
        if key in first:
            row.refuse(f"与第{first[key]}行重复（{identity[0]}相同）")
        elif len(found) > 1:
            row.refuse(f"已有{len(found)}条信息的{identity[0]}与这一行相同，请填写索引号来区分")
        elif found:
            row.record = versions.get(found[0].pk, found[0])
        elif why := exchange.unknown(identity):
            row.refuse(why)
        first.setdefault(key, row.number)


def _narrowed(found, row) -> list:
    """Of several records with the same mark, the one that belongs to the body the row names."""
    if len(found) > 1:
        same = [r for r in found if r.organisation == row.values.get("organisation")]
        found = same or found
    return found


def _versions_under_way(exchange, keys) -> dict:
    """Key of a record → its new version on its way, which is what a row then changes."""
    versions = exchange.model.with_versions.filter(revision_of__in=keys, state__in=UNDER_WAY)
    return {v.revision_of_id: v for v in versions.select_related(*exchange.related)}
