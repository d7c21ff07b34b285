"""The minimum periods of a tender: each is kept on its last day and broken one day before."""

import pytest

from disclosures.projects.deadlines import late_reports, short_periods


def row(stage, day, ends="", sold_until=""):
    return {"stage": stage, "day": day, "ends": ends, "sold_until": sold_until}


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
            [row("资格预审", "2018-02-01", "2018-02-10", "2018-02-05")],
            [row("资格预审", "2018-02-01", "2018-02-09", "2018-02-05")],
            "条例》第十七条",
        ),
        (
            [{**TENDER, "sold_until": "2018-03-05"}],
            [{**TENDER, "sold_until": "2018-03-04"}],
            "条例》第十六条",
        ),
        (
            [TENDER, row("澄清和修改", "2018-03-06")],
            [TENDER, row("澄清和修改", "2018-03-03"), row("澄清和修改", "2018-03-07")],
            "第二十三条",
        ),
        (
            [row("资格预审", "2018-02-01", "2018-02-11"), row("澄清和修改", "2018-02-08")],
            [row("资格预审", "2018-02-01", "2018-02-11"), row("澄清和修改", "2018-02-09")],
            "条例》第二十一条",
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


def test_what_is_tendered_again_keeps_the_periods_again():
    again = row("招标（采购）公告", "2018-05-01", "2018-05-30")
    told = short_periods([TENDER, {**again, "ends": "2018-05-11"}], is_tender=True)
    assert [words[:9] for words in told] == ["自招标公告至提交投"]
    assert "只有10日" in told[0]
    clarified = [TENDER, again, row("澄清和修改", "2018-05-05")]
    assert short_periods(clarified, is_tender=True) == []
    late = short_periods([TENDER, again, row("澄清和修改", "2018-05-20")], is_tender=True)
    assert "只有10日，不得少于15日" in late[0]


def test_a_contract_is_counted_from_the_last_award_before_it():
    awards = [row("中标（成交）结果", "2018-04-05"), row("中标（成交）结果", "2018-06-01")]
    assert short_periods([*awards, row("合同订立", "2018-06-20")], is_tender=True) == []
    assert short_periods([*awards, row("合同订立", "2018-05-06")], is_tender=True)


def test_without_both_days_nothing_is_told():
    assert short_periods([row("招标（采购）公告", "2018-03-01")], is_tender=True) == []
    assert short_periods([row("合同订立", "2018-05-06")], is_tender=True) == []


def test_the_written_report_is_due_fifteen_days_after_the_award_before_it():
    stages = [row("中标（成交）结果", "2018-04-05"), row("中标（成交）结果", "2018-06-01")]
    given = {"matter": "招标投标情况书面报告", "unit": "市监督管理办公室"}

    def told(day, *, is_tender=True):
        return late_reports(stages, [{**given, "day": day}], is_tender=is_tender)

    assert told("2018-04-20") == told("2018-06-16") == []
    assert "超过15日（《招标投标法》第四十七条）" in told("2018-04-21")[0]
    assert told("2018-04-21", is_tender=False) == []
    assert told("2018-04-01") == []  # before any award: of another project, or a slip
    drawing = {"matter": "评标专家抽取", "day": "2018-05-30", "unit": "市监督管理办公室"}
    assert late_reports(stages, [drawing], is_tender=True) == []
