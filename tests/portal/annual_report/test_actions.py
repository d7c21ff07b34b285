"""Supplied figures: asked, filled in, confirmed by another person, sent back; and reasons."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from disclosures.attachments.kinds import UnacceptableFile
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from portal.annual_report import actions
from portal.annual_report.checks import Finding
from portal.annual_report.models import SuppliedFigure
from portal.annual_report.reported import cells_of, figures_of, unanswered
from portal.reference import REPORT_WRITERS
from tests.making import NOW, make_document, make_report, make_user

PENALTIES, MONEY = "t2.a20_6.penalty.decisions", "t2.a20_8.fees.amount_wan"
WHO = {"at": NOW}


@pytest.fixture
def writer(bureau):
    return make_user("writer", role=REPORT_WRITERS, organisation=bureau)


@pytest.fixture
def colleague(unit):
    return make_user("colleague", organisation=unit)


@pytest.fixture
def task(bureau, unit, writer):
    asked = {"year": 2024, "due_on": date(2025, 1, 10), "figures": [PENALTIES]}
    opened = actions.open_round(bureau, **asked, asked=[unit], by=writer, **WHO)
    return opened.tasks.get()


def fill(task, by, value=12, **said):
    return actions.fill(task, by=by, value=value, source="执法系统", **said, **WHO)


def test_what_was_supplied_counts_when_another_person_has_confirmed_it(
    task, bureau, unit, colleague, writer
):
    task = fill(task, colleague)
    assert (task.status, cells_of(bureau, 2024)[PENALTIES]) == ("filled", 0)
    task = actions.confirm(task, by=writer, **WHO)
    assert cells_of(bureau, 2024)[PENALTIES] == cells_of(unit, 2024)[PENALTIES] == 12
    assert cells_of(bureau, 2023)[PENALTIES] == 0
    labels = [entry.label for entry in history_of(task)]
    assert labels == ["填报", "核对"]


def test_nobody_confirms_their_own_number(task, writer):
    task = fill(task, writer)
    with pytest.raises(NotAllowed, match="不能核对自己"):
        actions.confirm(task, by=writer, **WHO)
    with pytest.raises(IntegrityError), transaction.atomic():
        SuppliedFigure.objects.filter(pk=task.pk).update(confirmed_by=writer)


def test_a_nil_return_is_a_zero_that_somebody_stands_for(task, colleague, writer, bureau):
    task = fill(task, colleague, value=None, is_nil=True)
    assert (task.value, task.is_nil) == (0, True)
    assert actions.confirm(task, by=writer, **WHO).status == "confirmed"
    assert history_of(task).first().label == "零报告"


def test_what_is_sent_back_no_longer_counts_and_can_be_filled_in_again(
    task, colleague, writer, bureau
):
    task = actions.confirm(fill(task, colleague), by=writer, **WHO)
    task = actions.send_back(task, by=writer, remark="请核对系统外的案件", **WHO)
    assert cells_of(bureau, 2024)[PENALTIES] == 0
    task = fill(task, colleague, value=13)
    assert (task.value, task.remark, task.confirmed_by) == (13, "", None)


def test_only_what_is_open_is_reminded_of(task, colleague, writer):
    assert actions.remind(task, by=writer, **WHO).reminded_at == NOW
    with pytest.raises(NotAllowed, match="不需要催报"):
        actions.remind(fill(task, colleague), by=writer, **WHO)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"value": None}, "请填写数值"),
        ({"value": -1}, "不能小于0"),
        ({"value": 1.5}, "应当是整数"),
        ({"value": 3, "is_nil": True}, "不能同时填写数值"),
    ],
)
def test_a_number_that_the_cell_cannot_hold_is_refused(task, colleague, said, words):
    with pytest.raises(NotAllowed, match=words):
        fill(task, colleague, **said)


def test_money_may_have_decimals(bureau, writer, colleague, unit):
    task = actions.supply(
        unit, year=2024, figure=MONEY, by=colleague, value="96171.6", source="决算", **WHO
    )
    actions.confirm(task, by=writer, **WHO)
    assert float(cells_of(bureau, 2024)[MONEY]) == 96171.6


def test_a_figure_holds_what_is_counted_and_what_is_supplied(office, bureau, unit, colleague):
    make_document(office, "published")
    other = make_user("other", role=REPORT_WRITERS, organisation=bureau)
    said = {"figure": "disclosures", "value": 4, "source": "旧网站"}
    task = actions.supply(unit, year=2018, by=colleague, **said, **WHO)
    actions.confirm(task, by=other, **WHO)
    assert figures_of(bureau, 2018)["disclosures"] == {"value": 5, "counted": 1, "supplied": 4}


@pytest.mark.parametrize("figure", ["t3.r1_new.total", "proposals_satisfaction_percent", "x"])
def test_sums_and_rates_are_not_supplied(unit, colleague, figure):
    with pytest.raises(NotAllowed, match="不能填报"):
        actions.supply(unit, year=2024, figure=figure, by=colleague, source="x", value=1, **WHO)


def test_strangers_neither_ask_nor_fill_nor_confirm(task, stranger, colleague, bureau, unit):
    with pytest.raises(NotAllowed, match="只有填报单位"):
        fill(task, stranger)
    with pytest.raises(NotAllowed, match="只有年报编制人"):
        actions.confirm(fill(task, colleague), by=stranger, **WHO)
    asked = {"year": 2024, "due_on": date(2025, 1, 10), "figures": [MONEY], "asked": [unit]}
    with pytest.raises(NotAllowed, match="只有年报编制人"):
        actions.open_round(bureau, by=stranger, **asked, **WHO)


def test_only_bodies_below_are_asked(bureau, sibling, writer):
    asked = {"year": 2024, "due_on": date(2025, 1, 10), "figures": [MONEY]}
    with pytest.raises(NotAllowed, match="不是本单位"):
        actions.open_round(bureau, asked=[sibling], by=writer, **asked, **WHO)


def test_evidence_is_checked_like_every_file(task, colleague):
    with pytest.raises(UnacceptableFile):
        fill(task, colleague, evidence=SimpleUploadedFile("x.exe", b"MZ"))


def test_a_reason_answers_a_soft_finding_as_long_as_it_reads_the_same(bureau, writer):
    report = make_report(bureau, 2024)
    soft = Finding("late", (), "当年办结的申请中有3件超过法定期限", False)
    hard = Finding("I1:x", (), "勾稽关系不符")
    actions.give_reason(report, soft, reason="节假日系统停运", by=writer, **WHO)
    assert unanswered(report, [soft, hard]) == [hard]
    changed = Finding("late", (), "当年办结的申请中有4件超过法定期限", False)
    assert unanswered(report, [changed]) == [changed]
    with pytest.raises(NotAllowed, match="必须改正"):
        actions.give_reason(report, hard, reason="x", by=writer, **WHO)
