"""The tables of the report: each cell a named question over records, counted a table at a time."""

from collections.abc import Callable

from django.db.models import Count, Q, QuerySet, Sum

from disclosures.decisions.kinds import DecisionKind
from disclosures.decisions.models import AdministrativeDecision
from disclosures.documents.kinds import DEAD, DocumentKind, Validity
from disclosures.documents.models import Document
from disclosures.fees.models import FeeIncome
from disclosures.fees.querysets import FeeIncomeQuerySet
from disclosures.publishing.states import GONE, State
from portal.annual_report.counter_figures import GROUPED, RESULTS, decided, received
from portal.annual_report.measuring import SCOPE, Figure, last_day, published_in_year
from portal.annual_report.replay import shown
from portal.annual_report.tables import (
    CARRIED_IN,
    CARRIED_OUT,
    NEW,
    TOTAL,
    Cell,
    Edition,
    edition_for,
)
from requests_app.kinds import ApplicantKind
from requests_app.models import Application
from requests_app.remedies.kinds import COUNTED
from requests_app.remedies.models import Remedy
from requests_app.tables import month_table

# Acts that were done, whatever became of their publication; drafts are not acts yet.
DONE = frozenset({State.APPROVED, State.SCHEDULED, State.PUBLISHED, *GONE})
PENDING = "pending"


# --- table two: acts by the day on which they were done -----------------------------------------
def normative(organisation):
    """What the bodies of the subtree issued themselves; joint documents count where led."""
    own = Document.objects.within(organisation).of_kind(DocumentKind.NORMATIVE).own()
    return own.filter(state__in=sorted(DONE))


def normative_made(organisation, year, on=None):
    made = normative(organisation).filter(made_on__year=year)
    return made.filter(made_on__lte=last_day(year, on)).newest_first()


def normative_repealed(organisation, year, on=None):
    gone = normative(organisation).filter(
        validity=Validity.REPEALED, validity_changed_on__year=year
    )
    return gone.filter(validity_changed_on__lte=last_day(year, on)).newest_first()


def normative_valid(organisation, year, on=None):
    """In force at the end of the year, as far as the dates tell."""
    last = last_day(year, on)
    alive = (
        ~Q(validity__in=sorted(DEAD))
        | Q(validity_changed_on__gt=last)
        | Q(validity_changed_on=None, valid_until__gte=last)
    )
    begun = Q(effective_on=None) | Q(effective_on__lte=last)
    in_time = Q(valid_until=None) | Q(valid_until__gte=last)
    found = normative(organisation).filter(alive, begun, in_time, made_on__lte=last)
    return found.newest_first()


def normative_disclosed(organisation, year, on=None):
    return published_in_year(Document)(organisation, year, on).of_kind(DocumentKind.NORMATIVE)


def normative_public(organisation, year, on=None):
    """All that is public, of whatever year up to this one."""
    public = shown(Document, on).within(organisation).of_kind(DocumentKind.NORMATIVE)
    return public.filter(first_published_at__year__lte=year).newest_first()


def decisions_of(kind):
    """The question: decisions of the kind by the day they were taken, shown or not."""

    def records(organisation, year, on=None):
        taken = AdministrativeDecision.objects.within(organisation).decided_in(year).of_kind(kind)
        return taken.filter(decided_on__lte=last_day(year, on)).newest_first()

    return records


def fee_income(organisation, year, on=None):
    return FeeIncome.objects.within(organisation).of_year(year)


def by_item(incomes) -> list[dict]:
    """A row for each item of fees; the law has their amounts made public."""
    rows = [{"head": True, "cells": ["收费项目", "金额（元）"]}]
    sums = incomes.order_by("item").values_list("item").annotate(Sum("amount"))
    return [*rows, *({"head": False, "cells": [item, amount]} for item, amount in sums)]


ACTS: dict[str, Callable] = {
    "fee_income": fee_income,
    "licences": decisions_of(DecisionKind.LICENCE),
    "penalties": decisions_of(DecisionKind.PENALTY),
    "coercions": decisions_of(DecisionKind.COERCION),
    "normative_made": normative_made,
    "normative_repealed": normative_repealed,
    "normative_valid": normative_valid,
    "normative_disclosed": normative_disclosed,
    "normative_public": normative_public,
}
MEASURES = {"fee_income": FeeIncomeQuerySet.amount_in_wan}  # what is more than a count
ACTS_IN_WORDS = {
    "fee_income": "当年的行政事业性收费金额，单位万元。下面按收费项目列出。",
    "licences": "当年作出的行政许可决定，按决定日期计。",
    "penalties": "当年作出的行政处罚决定，按决定日期计。",
    "coercions": "当年作出的行政强制决定，按决定日期计。",
    "normative_made": "当年制发的行政规范性文件，按成文日期计；"
    "联合发文由本机关牵头的计入，转载的不计。",
    "normative_repealed": "当年废止的行政规范性文件，按废止日期计；期满自然失效的不计。",
    "normative_valid": "当年12月31日现行有效的行政规范性文件。",
    "normative_disclosed": "当年首次发布的规范性文件。",
    "normative_public": "到当年年底已经公开、现在仍然可以查到的规范性文件。",
}


# --- table three --------------------------------------------------------------------------------
def carried_in(organisation, year, on=None):
    return Application.objects.within(organisation).carried_into(year)


def carried_out(organisation, year, on=None):
    """Received by the last day and not answered by then."""
    last = last_day(year, on)
    open_still = Q(answered_on=None) | Q(answered_on__gt=last)
    return Application.objects.within(organisation).filter(open_still, received_on__lte=last)


APPLICATION_ROWS = {NEW: received, CARRIED_IN: carried_in, CARRIED_OUT: carried_out}
ROWS_IN_WORDS = {
    NEW: "当年收到的政府信息公开申请，按收到日期计。",
    CARRIED_IN: "上年及以前收到、到当年1月1日还没有答复的申请。",
    CARRIED_OUT: "当年12月31日还没有答复的申请。",
}


def _numbers(records, *fields) -> dict:
    """Values of the fields → number. One query."""
    groups = records.order_by().values_list(*fields).annotate(Count("pk"))
    return {tuple(key): number for *key, number in groups}


def _keys(records, *fields) -> dict:
    """Values of the fields → the records themselves, by their keys. One query."""
    found = {}
    for *values, key in records.order_by().values_list(*fields, "pk").distinct():
        found.setdefault(tuple(values), []).append(key)
    return found


def _table_three(edition: Edition, organisation, year, on, gather, none):
    for row, question in APPLICATION_ROWS.items():
        by_kind = gather(question(organisation, year, on), "applicant_kind")
        for kind in edition.applicants:
            yield f"t3.{row}.{kind}", by_kind.get((kind,), none)
    ended = gather(decided(organisation, year, on), "outcome", "applicant_kind")
    for row in edition.leaves():
        outcomes = edition.outcomes_of(row)
        for kind in edition.applicants:
            yield f"t3.{row}.{kind}", sum((ended.get((o, kind), none) for o in outcomes), none)


# --- table four ---------------------------------------------------------------------------------
def remedies_decided(organisation, year, on=None):
    found = Remedy.objects.within(organisation).of_kinds(*COUNTED).decided_in(year)
    return found.filter(decided_on__lte=last_day(year, on))


def remedies_pending(organisation, year, on=None):
    """Filed by the last day and not decided by then."""
    last = last_day(year, on)
    open_still = Q(decided_on=None) | Q(decided_on__gt=last)
    found = Remedy.objects.within(organisation).of_kinds(*COUNTED)
    return found.filter(open_still, filed_on__lte=last)


def _table_four(edition: Edition, organisation, year, on, gather, none):
    ended = gather(remedies_decided(organisation, year, on), "kind", "result")
    pending = gather(remedies_pending(organisation, year, on), "kind")
    for cell in edition.cells.values():
        table, *place = cell.id.split(".")
        if table == "t4" and not cell.is_derived:
            kind, column = place
            rows, key = (pending, (kind,)) if column == PENDING else (ended, (kind, column))
            yield cell.id, rows.get(key, none)


def _rows_of_tables(edition, organisation, year, on, gather, none):
    """Tables three and four: what `gather` makes of the rows of each cell."""
    if edition.tables:
        yield from _table_three(edition, organisation, year, on, gather, none)
        yield from _table_four(edition, organisation, year, on, gather, none)


def measure_of(cell: Cell) -> Callable:
    return MEASURES.get(cell.counted, QuerySet.count)


def counted_cells(organisation, year: int, on=None) -> dict[str, int]:
    """What the records say of every cell that is no sum; 0 where nothing is recorded here."""
    edition = edition_for(year)
    found = {cell.id: 0 for cell in edition.cells.values() if not cell.is_derived}
    for cell in edition.cells.values():
        if cell.counted:
            records = ACTS[cell.counted](organisation, year, on)
            found[cell.id] = measure_of(cell)(records)
    found.update(_rows_of_tables(edition, organisation, year, on, _numbers, 0))
    return found


def counted_keys(organisation, year: int) -> dict[str, list]:
    """The records behind every cell that counts rows and has some, by their keys."""
    edition = edition_for(year)
    found = dict(_rows_of_tables(edition, organisation, year, None, _keys, []))
    for cell in edition.cells.values():
        if cell.counted and cell.counted not in MEASURES:
            records = ACTS[cell.counted](organisation, year)
            found[cell.id] = records.order_by().values_list("pk", flat=True)
    return {id: sorted(set(keys)) for id, keys in found.items() if keys}


# --- a cell as a figure with its own page -------------------------------------------------------
def figure_of(edition: Edition, cell: Cell) -> Figure:
    """The cell as a figure: the question that counts it alone, and its definition."""
    table, *place = cell.id.split(".")
    make = {"t2": _act_figure, "t3": _application_figure, "t4": _remedy_figure}[table]
    return make(edition, cell, *place)


def _act_figure(edition, cell, *place):
    if not cell.counted:
        words = "这项工作不在本平台办理，由责任单位填报；没有填报的显示为0。"
        return _figure(cell, lambda *asked: Document.objects.none(), words)
    words = f"{SCOPE}{ACTS_IN_WORDS[cell.counted]}"
    if cell.counted in MEASURES:
        own = {"count": measure_of(cell), "groups": by_item}
        return _figure(cell, ACTS[cell.counted], words, **own)
    words += "是否公开都计；下面只列出已经公开的。"
    return _figure(cell, ACTS[cell.counted], words, listed=lambda found: found.visible())


def _application_figure(edition, cell, row, column):
    question = APPLICATION_ROWS.get(row)
    words = ROWS_IN_WORDS.get(row, "当年办结、结果属于这一项的申请，按答复日期计。")
    outcomes = [] if question else edition.outcomes_of(row)

    def records(organisation, year, on=None):
        found = question(organisation, year, on) if question else decided(organisation, year, on)
        found = found if question else found.filter(outcome__in=outcomes)
        return found if column == TOTAL else found.filter(applicant_kind=column)

    day = "answered_on" if question is None else "received_on"
    return _figure(
        cell,
        records,
        f"{SCOPE}{words}{GROUPED}",
        groups=lambda found: month_table(
            found.by_month_and(day, "applicant_kind"), ApplicantKind.choices
        ),
    )


def _remedy_figure(edition, cell, kind, column):
    words = {PENDING: "到当年12月31日还没有审结的。", TOTAL: "当年审结的和年底还没有审结的。"}

    def records(organisation, year, on=None):
        ended = remedies_decided(organisation, year, on)
        pending = remedies_pending(organisation, year, on)
        found = {PENDING: pending, TOTAL: ended | pending}.get(column)
        return (ended.filter(result=column) if found is None else found).of_kinds(kind)

    definition = (
        f"对{SCOPE}的政府信息公开工作提出的，{words.get(column, '当年审结、按审结日期计的。')}"
        "下面按收到的月份列出数量。"
    )
    return _figure(
        cell,
        records,
        definition,
        groups=lambda found: month_table(found.by_month_and_result(), RESULTS),
    )


def _figure(cell, records, definition, **more) -> Figure:
    return Figure(
        id=cell.id,
        label=cell.label,
        unit=cell.unit,
        definition=definition,
        records=records,
        **more,
    )
