"""Items that come round every week, month or quarter."""

from datetime import date, timedelta

from portal.demo.blocks import p, table
from portal.demo.choices import ROADS, Choice
from portal.demo.dates import month_and_day, on_or_after, step, working_days_of
from portal.demo.registers import SERVICES
from portal.demo.topics import YEAR, outline

WEEKS_WITHOUT_REPORT = {date(2018, 2, 12), date(2018, 2, 19), date(2018, 10, 1)}
WEEKS_REPORTED = 51
QUARTERS = "一二三四"
CONDITIONS = ("通行正常", "通行正常", "通行正常", "局部养护施工，半幅通行", "弯道路段减速慢行")
PENALTIES = (
    "超限运输",
    "未取得从业资格驾驶营运车辆",
    "擅自从事出租客运",
    "未按规定维护车辆",
    "不按批准的站点停靠",
)
SEASONAL_NOTES = {
    "winter": "早晚气温低，桥面和背阴路段可能结冰，请减速慢行。",
    "spring": "春季风沙较大，养护单位陆续上路作业，请注意避让。",
    "summer": "汛期多雨，临河、临崖路段注意观察，遇积水切勿强行通过。",
    "autumn": "秋收时节农用车辆增多，夜间行车请注意观察。",
}


def series_outlines():
    return [*_weekly(), *_monthly(), *_quarterly()]


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
        p(SEASONAL_NOTES[_season(monday.month)]),
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


def _season(month):
    return ("winter", "spring", "summer", "autumn")[month % 12 // 3]


def _monthly():
    made = []
    for month in range(1, 13):
        days = working_days_of(YEAR, month)
        label = f"{YEAR}年{month - 1}月" if month > 1 else f"{YEAR - 1}年12月"
        made += [
            _monthly_item(
                "planning",
                "other",
                "CYJT-ZHJH",
                "a20-4",
                days[7],
                f"{label}全市公路客货运输量统计",
                _traffic(label, month),
            ),
            _monthly_item(
                "petitions",
                "other",
                "CYXX",
                "a21-2",
                days[5],
                f"{label}12328交通运输服务监督电话运行情况",
                _hotline(label),
            ),
            _monthly_item(
                "online_service",
                "notice",
                "CYJT-XZSP",
                "a20-5",
                days[3],
                f"{label}交通窗口行政许可事项办理结果公示",
                _licences(label),
            ),
            _monthly_item(
                "law_enforcement",
                "notice",
                "CYZF",
                "a20-6",
                days[4],
                f"{label}交通运输行政处罚信息公示",
                _penalties(label),
            ),
        ]
    return made


def _monthly_item(topic, kind, organisation, section, day, title, blocks):
    return outline(
        topic,
        kind,
        organisation,
        title,
        blocks=blocks,
        section=section,
        published_on=day,
        made_on=step(day, -1),
    )


def _traffic(label, month):
    choice = Choice("traffic " + label)
    passengers = choice.between(210, 250) + (90 if month in (3, 11) else 0)
    freight = choice.between(620, 810) - (160 if month == 3 else 0)
    return (
        p(f"据统计，{label}全市公路客货运输生产保持平稳，主要指标完成情况如下："),
        table(
            ("指标", "单位", "完成量"),
            ("公路客运量", "万人次", passengers),
            ("旅客周转量", "万人公里", passengers * choice.between(48, 56)),
            ("公路货运量", "万吨", freight),
            ("货物周转量", "万吨公里", freight * choice.between(170, 190)),
        ),
        p(
            choice.one(
                (
                    "客运方面，中短途班线客流保持稳定，城乡公交分担比例继续上升。",
                    "客运方面，受私家车出行增加影响，中长途班线客流略有下降。",
                    "客运方面，旅游包车和城际快客需求增长，班线结构进一步优化。",
                )
            )
        ),
        p(
            choice.one(
                (
                    "货运方面，矿建材料、粮食运输需求较旺，重点物流企业运行良好。",
                    "货运方面，快递和城市配送业务量持续增长，集装箱运输稳中有升。",
                    "货运方面，冬储煤炭和农产品运输较为集中，运力供应充足。",
                )
            )
        ),
        p("以上数据为快报数，最终以年度统计公报为准。"),
    )


def _hotline(label):
    choice = Choice("hotline " + label)
    counts = [choice.between(60, 90), choice.between(24, 45), choice.between(8, 20)]
    return (
        p(
            f"{label}，12328交通运输服务监督电话共受理群众来电{sum(counts)}件，"
            "全部按规定登记、转办和回访。"
        ),
        table(
            ("类别", "数量（件）"), *zip(("信息咨询", "投诉举报", "意见建议"), counts, strict=True)
        ),
        p(
            "从内容看，"
            + choice.one(
                (
                    "出租汽车服务质量、客运班次查询和公路路况是群众关注的重点。",
                    "驾校培训收费、从业资格证办理和公交线路是咨询较多的问题。",
                    "农村客运发车时间、公路施工绕行和货车年审是来电较集中的事项。",
                )
            )
        ),
        p(f"限时办结率为百分之百，回访满意率为{choice.between(96, 99)}%。"),
    )


def _licences(label):
    choice = Choice("licences " + label)
    chosen = choice.some(SERVICES[:10], 6)
    return (
        p(f"按照行政许可信息公开要求，现将{label}交通窗口行政许可事项办理结果予以公示。"),
        table(
            ("许可事项", "受理（件）", "办结（件）", "承诺时限（工作日）"),
            *[
                (name, count, count, days)
                for name, _kind, days in chosen
                for count in [choice.between(2, 36)]
            ],
        ),
        p("以上事项均在承诺时限内办结，未收取任何费用。"),
        p("申请人可在政务服务网查询办理进度和结果；对办理结果有异议的，可以依法申请行政复议。"),
    )


def _penalties(label):
    choice = Choice("penalties " + label)
    return (
        p(f"根据行政执法信息公示要求，现将{label}交通运输行政处罚情况公示如下："),
        table(
            ("违法行为类别", "案件数（件）", "处罚种类"),
            *[
                (name, choice.between(1, 18), choice.one(("罚款", "警告、罚款", "责令改正、罚款")))
                for name in choice.some(PENALTIES, 4)
            ],
        ),
        p("上述案件均按照立案、调查、告知、决定、送达程序办理，执法过程全程记录。"),
        p(
            choice.one(
                (
                    "行政处罚决定不涉及个人的内容按规定在信用平台同步公示。",
                    "当事人对处罚决定不服的，可以依法申请行政复议或者提起行政诉讼。",
                    "已经履行完毕的当事人，可以按规定申请信用修复。",
                )
            )
        ),
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
    return _monthly_item(
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
    return _monthly_item(
        "road_construction",
        "other",
        "CYZJ",
        "a20-13",
        day,
        f"{label}公路工程质量监督抽检情况",
        blocks,
    )
