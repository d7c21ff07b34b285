"""The minimum periods of a tender: each is kept on its last day and broken one day before."""

import pytest

from disclosures.projects.deadlines import short_periods


def row(stage, day, ends=""):
    return {"stage": stage, "day": day, "ends": ends}


TENDER = row("招标（采购）公告", "2018-03-01", "2018-03-21")


@pytest.mark.parametrize(
    ("kept", "broken", "article"),
    [
        (
            [row("资格预审", "2018-02-01", "2018-02-06")],
            [row("资格预审", "2018-02-01", "2018-02-05")],
            "条例》第十七条",
        ),
        ([TENDER], [{**TENDER, "ends": "2018-03-20"}], "第二十四条"),
        (
            [TENDER, row("澄清和修改", "2018-03-06")],
            [TENDER, row("澄清和修改", "2018-03-03"), row("澄清和修改", "2018-03-07")],
            "第二十三条",
        ),
        (
            [row("中标候选人公示", "2018-04-01", "2018-04-04")],
            [row("中标候选人公示", "2018-04-01", "2018-04-03")],
            "第五十四条",
        ),
        (
            [row("中标（成交）结果", "2018-04-05"), row("合同订立", "2018-05-05")],
            [row("中标（成交）结果", "2018-04-05"), row("合同订立", "2018-05-06")],
            "第四十六条",
        ),
    ],
)
def test_each_period_has_its_last_good_day(kept, broken, article):
    assert short_periods(kept, is_tender=True) == []
    assert [article in told for told in short_periods(broken, is_tender=True)] == [True]
    assert short_periods(broken, is_tender=False) == []


def test_without_both_days_nothing_is_told():
    assert short_periods([row("招标（采购）公告", "2018-03-01")], is_tender=True) == []
    assert short_periods([row("合同订立", "2018-05-06")], is_tender=True) == []
