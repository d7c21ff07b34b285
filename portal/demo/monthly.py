"""Items that come round every month: traffic, the hotline, licences, penalties."""

from portal.demo.blocks import p, table
from portal.demo.choices import Choice
from portal.demo.dates import working_days_of
from portal.demo.registers import SERVICES
from portal.demo.topics import YEAR, periodic

PENALTIES = (
    "超限运输",
    "未取得从业资格驾驶营运车辆",
    "擅自从事出租客运",
    "未按规定维护车辆",
    "不按批准的站点停靠",
)


def monthly_outlines():
    """The month before; the first items of the year report the last month of the former."""
    made = []
    for month in range(1, 13):
        days = working_days_of(YEAR, month)
        label = f"{YEAR}年{month - 1}月" if month > 1 else f"{YEAR - 1}年12月"
        made += [
            periodic(
                "planning",
                "other",
                "CYJT-ZHJH",
                "a20-4",
                days[7],
                f"{label}全市公路客货运输量统计",
                _traffic(label, month),
            ),
            periodic(
                "petitions",
                "other",
                "CYXX",
                "a21-2",
                days[5],
                f"{label}12328交通运输服务监督电话运行情况",
                _hotline(label),
            ),
            periodic(
                "online_service",
                "notice",
                "CYJT-XZSP",
                "a20-5",
                days[3],
                f"{label}交通窗口行政许可事项办理结果公示",
                _licences(label),
            ),
            periodic(
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
