"""Sheets of fees: each row is told before any is written; the same sheet twice is one."""

from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError

from disclosures.exchange.sheets import WrongSheet, read_table
from disclosures.exchange.workbooks import template
from disclosures.fees.actions import import_fees
from disclosures.fees.exchange import FeeSheets, plan_fees
from disclosures.fees.models import FeeIncome
from tests.disclosures.exchange.making import sheet_file
from tests.making import NOW

pytestmark = pytest.mark.django_db

HEADINGS = {column.heading for column in FeeSheets.columns}
ROW = {
    "收费单位": "公路管理处",
    "年度": 2018,
    "收费项目": "公路占用费",
    "收费金额（元）": "77,302.80",
    "数据来源": "2018年部门决算",
}


@pytest.fixture
def keeper(office, unit):
    return office.second_reviewer


def plan_of(keeper, *rows):
    return plan_fees(read_table(sheet_file(*rows), HEADINGS), by=keeper)


def written(plan, keeper):
    return import_fees(plan, source="收费.xlsx", sha256="f" * 64, by=keeper, at=NOW)


def results(plan):
    return [row.result.label for row in plan.rows]


def test_a_sheet_is_told_then_written_and_changes_nothing_the_second_time(keeper, unit):
    plan = plan_of(keeper, ROW, {**ROW, "年度": 2017, "收费金额（元）": 5})
    assert results(plan) == ["新增", "新增"] and not FeeIncome.objects.exists()
    batch = written(plan, keeper)
    assert (batch.by, batch.source) == (keeper, "收费.xlsx")
    fee = FeeIncome.objects.get(year=2018)
    assert (fee.organisation, fee.amount) == (unit, Decimal("77302.80"))
    again = plan_of(keeper, ROW)
    assert results(again) == ["无变化"] and not again.is_worth_confirming
    assert LogEntry.objects.filter(user=keeper, object_id=fee.pk).count() == 1


def test_a_changed_amount_is_shown_and_kept_in_the_log(keeper):
    written(plan_of(keeper, ROW), keeper)
    plan = plan_of(keeper, {**ROW, "收费金额（元）": "80000"})
    assert results(plan) == ["有变化"]
    assert plan.rows[0].notes == ["收费金额（元）：77302.80元 → 80000.00元"]
    written(plan, keeper)
    assert FeeIncome.objects.get().amount == 80_000
    assert "77302.80元 → 80000.00元" in LogEntry.objects.first().change_message


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"收费金额（元）": "八万"}, "不是金额"),
        ({"收费金额（元）": "-5"}, "不小于0"),
        ({"收费金额（元）": "NaN"}, "不小于0"),
        ({"收费金额（元）": "1.005"}, "小数多于两位"),
        ({"收费金额（元）": "1" * 14}, "不超过"),
        ({"收费金额（元）": None}, "缺少“收费金额（元）”"),
        ({"年度": "二〇一八"}, "应写整数"),
        ({"收费单位": "不存在的单位"}, "没有“不存在的单位”"),
        ({"数据来源": ""}, "缺少“数据来源”"),
        ({"收费项目": "费" * 101}, "100"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_the_others_are_not_lost(keeper, changed, why):
    plan = plan_of(keeper, {**ROW, **changed}, {**ROW, "年度": 2016})
    assert results(plan) == ["未导入", "新增"]
    assert why in plan.rows[0].notes[0]


def test_a_row_twice_in_a_sheet_is_refused(keeper):
    plan = plan_of(keeper, ROW, ROW)
    assert results(plan) == ["新增", "未导入"]
    assert "与第2行重复" in plan.rows[1].notes[0]


def test_nobody_writes_the_fees_of_another_body(keeper, sibling):
    plan = plan_of(keeper, {**ROW, "收费单位": sibling.name}, ROW)
    assert results(plan) == ["未导入", "新增"]
    assert "不是您所在的单位" in plan.rows[0].notes[0]


def test_amounts_in_ten_thousands_are_not_taken_for_yuan(keeper):
    rows = {("收费金额（万元）" if "金额" in key else key): value for key, value in ROW.items()}
    with pytest.raises(WrongSheet, match="请换算"):
        plan_of(keeper, rows)


def test_a_sheet_without_a_needed_column_is_refused(keeper):
    with pytest.raises(WrongSheet, match="没有必填的列：收费项目"):
        plan_of(keeper, {key: value for key, value in ROW.items() if key != "收费项目"})


def test_the_example_of_the_template_is_no_row(keeper):
    plan = plan_fees(read_table(template(FeeSheets, keeper), HEADINGS), by=keeper)
    assert [row.notes for row in plan.rows] == [["这是模板中的示例行"]]


def test_when_a_row_can_no_longer_be_written_none_is(keeper, unit):
    plan = plan_of(keeper, {**ROW, "年度": 2016}, ROW)
    FeeIncome.objects.create(
        organisation=unit, year=2018, item=ROW["收费项目"], amount=1, source="他人登记"
    )
    with pytest.raises(IntegrityError, match="fee_income_once_a_year"):
        written(plan, keeper)
    assert not FeeIncome.objects.filter(year=2016).exists()
