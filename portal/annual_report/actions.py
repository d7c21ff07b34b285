"""The verbs of supplied figures: ask, fill, nil return, confirm, send back, remind; and reasons."""

from decimal import Decimal

from django.db import transaction

from disclosures.attachments.actions import prepare
from disclosures.organisations.models import Organisation
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from portal.annual_report.access import (
    may_write,
    refusal_to_confirm,
    refusal_to_fill,
    refusal_to_remind,
    refusal_to_send_back,
)
from portal.annual_report.figures import FIGURES
from portal.annual_report.kinds import OPEN, FillStatus
from portal.annual_report.models import CheckReason, CollectionRound, SuppliedFigure
from portal.annual_report.tables import edition_for


def suppliable(year: int) -> dict[str, str]:
    """What may be supplied for a year: figures that are no rate, cells that are no sum."""
    cells = edition_for(year).cells.values()
    return {
        **{id: figure.label for id, figure in FIGURES.items() if figure.part is None},
        **{cell.id: cell.label for cell in cells if not cell.is_derived},
    }


def open_round(organisation, *, year, due_on, figures, asked, by, at, note="") -> CollectionRound:
    """布置填报: one task for each figure and body that was asked; what is there stays."""
    if not may_write(by, organisation):
        raise NotAllowed("只有年报编制人可以布置填报")
    known = suppliable(year)
    if unknown := [figure for figure in figures if figure not in known]:
        raise NotAllowed(f"不能填报的指标：{'、'.join(unknown)}")
    below = set(organisation.subtree_ids())
    if outside := [str(body) for body in asked if body.pk not in below]:
        raise NotAllowed(f"不是本单位和所属单位：{'、'.join(outside)}")
    if not figures or not asked:
        raise NotAllowed("请选择填报的指标和单位")
    with transaction.atomic():
        opened = CollectionRound.objects.create(
            organisation=organisation,
            year=year,
            due_on=due_on,
            note=note,
            opened_by=by,
            opened_at=at,
        )
        for body in asked:
            for figure in figures:
                task, _ = SuppliedFigure.objects.get_or_create(
                    organisation=body,
                    year=year,
                    figure=figure,
                    defaults={"status": FillStatus.REQUESTED, "round": opened},
                )
                if task.round_id is None or task.status in OPEN:
                    SuppliedFigure.objects.filter(pk=task.pk).update(round=opened)
        record(opened, "open", "布置填报", by=by, at=at, remark=note)
    return opened


def supply(organisation, *, year, figure, by, at, **filled) -> SuppliedFigure:
    """人工填报 without being asked."""
    if figure not in suppliable(year):
        raise NotAllowed(f"不能填报的指标：{figure}")
    with transaction.atomic():
        task, _ = SuppliedFigure.objects.get_or_create(
            organisation=organisation,
            year=year,
            figure=figure,
            defaults={"status": FillStatus.REQUESTED},
        )
        return fill(task, by=by, at=at, **filled)


def fill(task, *, by, at, source, value=None, is_nil=False, evidence=None) -> SuppliedFigure:
    """填报: the number with its source, or that there was nothing (零报告)."""
    with transaction.atomic():
        task = _locked(task)
        _refuse(refusal_to_fill(by, task))
        amount = _checked(task, value, is_nil)
        if not source.strip():
            raise NotAllowed("请填写数据来源")
        if evidence:
            found = prepare(None, evidence)  # checked and cleaned like every upload
            task.evidence, task.evidence_name = found.file, found.name
        task.value, task.is_nil, task.source = amount, is_nil, source.strip()
        task.filled_by, task.filled_at = by, at
        task.confirmed_by = task.confirmed_at = None
        task.status, task.remark = FillStatus.FILLED, ""
        return _write(task, "fill", "零报告" if is_nil else "填报", by=by, at=at)


def _checked(task, value, is_nil) -> Decimal:
    """The number that the cell can hold."""
    if is_nil:
        if value:
            raise NotAllowed("零报告不能同时填写数值")
        return Decimal(0)
    if value is None:
        raise NotAllowed("请填写数值；没有发生的选择零报告")
    cell = edition_for(task.year).cells.get(task.figure)
    value = Decimal(value)
    if value < 0 and not (cell and cell.is_signed):
        raise NotAllowed("数值不能小于0")
    if value != value.to_integral_value() and not (cell and cell.is_amount):
        raise NotAllowed("这一项应当是整数")
    return value


def confirm(task, *, by, at) -> SuppliedFigure:
    """核对: by another person than who filled it in; from then on it counts."""
    with transaction.atomic():
        task = _locked(task)
        _refuse(refusal_to_confirm(by, task))
        task.status, task.confirmed_by, task.confirmed_at = FillStatus.CONFIRMED, by, at
        return _write(task, "confirm", "核对", by=by, at=at)


def send_back(task, *, by, at, remark) -> SuppliedFigure:
    """退回: with what is wrong; what was confirmed no longer counts."""
    with transaction.atomic():
        task = _locked(task)
        _refuse(refusal_to_send_back(by, task))
        if not remark.strip():
            raise NotAllowed("退回时请写明意见")
        task.status, task.remark = FillStatus.RETURNED, remark.strip()
        task.confirmed_by = task.confirmed_at = None
        return _write(task, "send_back", "退回", by=by, at=at, remark=remark)


def remind(task, *, by, at) -> SuppliedFigure:
    """催报: shown to the body on its page of tasks."""
    with transaction.atomic():
        task = _locked(task)
        _refuse(refusal_to_remind(by, task))
        task.reminded_at = at
        return _write(task, "remind", "催报", by=by, at=at)


def give_reason(report, finding, *, reason, by, at) -> CheckReason:
    """Keep why the report goes out although a check found something; hard findings have none."""
    if not may_write(by, report.organisation):
        raise NotAllowed("只有年报编制人可以说明")
    if finding.is_hard:
        raise NotAllowed("这一项必须改正，不能说明理由后公布")
    if not reason.strip():
        raise NotAllowed("请填写说明")
    with transaction.atomic():
        kept = CheckReason.objects.create(
            report=report,
            code=finding.code[:100],
            sentence=finding.sentence,
            reason=reason.strip(),
            by=by,
            at=at,
        )
        record(report, "explain", "说明", by=by, at=at, remark=f"{finding.sentence}：{reason}")
    return kept


def _locked(task) -> SuppliedFigure:
    """The row as it is now, nobody else writing it; of two clerks one wins."""
    rows = SuppliedFigure.objects.select_for_update(of=("self",))
    return rows.select_related("organisation").get(pk=task.pk)


def _refuse(why):
    if why:
        raise NotAllowed(why)


def _write(task, verb, label, *, by, at, remark="") -> SuppliedFigure:
    task.save()
    said = {"value": str(task.value), "source": task.source}
    record(task, verb, label, by=by, at=at, remark=remark, changes=said)
    return task


def bodies_to_ask(organisation):
    """Sections and units that may be asked, the body itself first."""
    keys = organisation.subtree_ids()
    return Organisation.objects.filter(pk__in=keys, is_closed=False)
