"""Items that come round every week or quarter, and those of every month with them."""

from datetime import date, timedelta

from portal.demo.blocks import p, table
from portal.demo.choices import ROADS, Choice
from portal.demo.dates import month_and_day, on_or_after, season, working_days_of
from portal.demo.monthly import monthly_outlines
from portal.demo.topics import YEAR, outline, periodic

WEEKS_WITHOUT_REPORT = {date(2018, 2, 12), date(2018, 2, 19), date(2018, 10, 1)}
WEEKS_REPORTED = 51
QUARTERS = "一二三四"
CONDITIONS = ("通行正常", "通行正常", "通行正常", "局部养护施工，半幅通行", "弯道路段减速慢行")
SEASONAL_NOTES = {
    "winter": "早晚气温低，桥面和背阴路段可能结冰，请减速慢行。",
    "spring": "春季风沙较大，养护单位陆续上路作业，请注意避让。",
    "summer": "汛期多雨，临河、临崖路段注意观察，遇积水切勿强行通过。",
    "autumn": "秋收时节农用车辆增多，夜间行车请注意观察。",
}


def series_outlines():
    return [*_weekly(), *monthly_outlines(), *_quarterly()]


def _weekly():
    first = date(YEAR, 1, 1)
    weeks = [first + timedelta(weeks=number) for number in range(WEEKS_REPORTED)]
    return [_road_week(monday) for monday in weeks if monday not in WEEKS_WITHOUT_REPORT]


def _road_week(monday):
    sunday = monday + timedelta(days=6)
    published_on = on_or_after(monday + timedelta(days=7))
    title = f"全市普通国省干线公路一周路况（{month_and_day(monday)}至{month_and_day(sunday)}）"
    choice = Choice(title)
    rows = [(road, choice.one(CONDITIONS), choice.between(2, 9)) for road in ROADS]
    blocks = (
        p(
            f"{month_and_day(monday)}至{month_and_day(sunday)}，全市普通国省干线公路总体运行平稳，"
            f"公路部门巡查里程{choice.between(9, 16)}千余公里，处置路面抛洒物、"
            f"设施损坏等情况{choice.between(8, 34)}起。"
        ),
        table(("路线", "通行情况", "本周巡查次数"), *rows),
        p(
            f"本周流量较大的路段为{choice.one(ROADS)}城区出入口，"
            f"日均交通量约{choice.between(8, 19)}千辆次。"
        ),
        p(SEASONAL_NOTES[season(monday.month)]),
    )
    return outline(
        "road_maintenance",
        "notice",
        "CYGL",
        title,
        blocks=blocks,
        published_on=published_on,
        made_on=published_on,
        keywords=("路况", "公路出行", "一周路况"),
    )


def _quarterly():
    invested = [_investment(number) for number in range(4)]
    inspected = [_inspection(number) for number in range(3)]
    return [*invested, *inspected]


def _investment(number):
    """The quarter before; the first item of the year reports the last quarter of the former."""
    label = f"{YEAR - 1}年第四季度" if number == 0 else f"{YEAR}年第{QUARTERS[number - 1]}季度"
    choice = Choice("investment " + label)
    day = working_days_of(YEAR, 3 * number + 1)[11]
    blocks = (
        p(f"{label}，全市交通固定资产投资保持合理规模，重点项目建设按计划推进。"),
        table(
            ("类别", "完成投资（万元）"),
            ("干线公路", choice.between(9000, 26000)),
            ("农村公路", choice.between(6000, 19000)),
            ("站场及其他", choice.between(800, 5200)),
        ),
        p("干线公路投资主要用于国道改扩建和养护大修工程。"),
        p("农村公路投资主要用于窄路面加宽、危桥改造和安全生命防护工程。"),
    )
    return periodic(
        "planning",
        "other",
        "CYJT-ZHJH",
        "a20-4",
        day,
        f"{label}全市交通固定资产投资完成情况",
        blocks,
    )


def _inspection(number):
    label = f"{YEAR}年第{QUARTERS[number]}季度"
    choice = Choice("inspection " + label)
    day = working_days_of(YEAR, 3 * number + 4)[13]
    blocks = (
        p(f"{label}，市交通工程质量监督站对在建公路工程开展了监督抽检，有关情况如下："),
        table(
            ("检测项目", "检测点（组）", "合格率"),
            *[
                (name, choice.between(40, 220), f"{choice.between(93, 99)}%")
                for name in ("压实度", "混凝土强度", "钢筋保护层厚度", "路面平整度")
            ],
        ),
        p(f"共下发整改通知书{choice.between(3, 12)}份，责任单位已在规定时限内完成整改。"),
        p("请各参建单位进一步落实质量责任，加强原材料和关键工序控制，杜绝同类问题再次发生。"),
    )
    return periodic(
        "road_construction",
        "other",
        "CYZJ",
        "a20-13",
        day,
        f"{label}公路工程质量监督抽检情况",
        blocks,
    )
