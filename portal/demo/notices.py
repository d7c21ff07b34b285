"""The text of announcements: public display, orders, announcements and travel advice."""

import re

from portal.demo.blocks import numbered, p, section, signed, table
from portal.demo.dates import chinese, step
from portal.demo.organisations import issuing_organ

DISPLAY_DAYS = 5
ROADWORK = re.compile("施工期间|封闭|绕行|中断交通|限制|半幅|禁止通行|管制")
GRADES = re.compile("考核|评定|评价|等级|达标")
FORM = re.compile("(公示|通告|公告|公报|提示|指南)")


def compose(outline, topic, choice):
    return [*_writer(outline.title)(outline, topic, choice), *signature(outline)]


def signature(outline):
    return [signed(issuing_organ(outline.organisation), chinese(outline.made_on))]


def _writer(title):
    if "采购" in title:
        return _procurement
    if title.endswith("公报"):
        return _bulletin
    if title.endswith("提示"):
        return _travel_advice
    if title.endswith("指南"):
        return _disclosure_guide
    if title.endswith("公示"):
        return _public_display
    return _roadwork if ROADWORK.search(title) else _announcement


def subject_of(title):
    """What an announcement is about: 关于…的公告 without its frame."""
    inner = re.sub("^关于|的?(公示|通告|公告|公报|提示公告)$", "", title)
    return inner or title


def form_of(title):
    found = FORM.findall(title)
    return found[-1] if found else "公告"


def _announcement(outline, topic, choice):
    form = form_of(outline.title)
    return [
        p(
            f"{topic.purpose}，根据{topic.basis}等有关规定，"
            f"现将{subject_of(outline.title)}有关事项{form}如下："
        ),
        *numbered(topic.measures[: choice.between(3, 5)]),
        *_grades(outline.title, choice),
        p(
            choice.one(
                (
                    "有关单位和个人应当遵照执行，并相互转告。",
                    "办理相关业务或者了解详情，可到服务窗口咨询，也可在门户网站查询。",
                    "本事项由发布单位负责解释，未尽事宜按照有关规定执行。",
                )
            )
        ),
        p(f"特此{form if form in ('公告', '通告') else '公告'}。"),
    ]


def _public_display(outline, topic, choice):
    last = step(outline.published_on, DISPLAY_DAYS - 1)
    return [
        p(
            f"按照{topic.basis}和有关工作程序，现将{subject_of(outline.title)}予以公示，接受社会监督。"
        ),
        p("".join(topic.measures[:2])),
        *_grades(outline.title, choice),
        p(
            f"公示时间：{chinese(outline.published_on)}至{chinese(last)}，共{DISPLAY_DAYS}个工作日。"
        ),
        p(
            choice.one(
                (
                    "公示期间，如对公示内容有异议，可以书面形式向公示单位反映，并签署真实姓名。",
                    "单位和个人对公示内容有不同意见的，应当实事求是、以书面形式提出，并附相关证明材料。",
                    "对公示期内反映的问题，公示单位将逐件调查核实，并为反映人保密。",
                )
            )
        ),
    ]


def _grades(title, choice):
    if not GRADES.search(title):
        return []
    return [
        table(
            ("等级", "数量（家、项）"),
            ("优良", choice.between(6, 18)),
            ("合格", choice.between(9, 26)),
            ("基本合格", choice.between(1, 5)),
            ("不合格", choice.between(0, 2)),
        )
    ]


def _roadwork(outline, topic, choice):
    until = step(outline.published_on, choice.between(20, 60))
    return [
        p(
            f"{topic.purpose}，确保施工和行车安全，根据{topic.basis}，"
            f"现就{subject_of(outline.title)}事项通告如下："
        ),
        section(1, "起止时间"),
        p(
            f"自{chinese(step(outline.published_on, 3))}起至{chinese(until)}止，"
            "遇有降雨等特殊天气顺延，提前结束的另行公布。"
        ),
        section(2, "通行要求"),
        p("途经车辆应当按照现场标志和工作人员指挥减速慢行，不得超车、逆行或者在作业区内停留。"),
        p(
            choice.one(
                (
                    "大型货车请提前由{另一路}绕行，小型客车可在错车路段交替通行。",
                    "过境车辆请选择{另一路}通行，沿线村屯车辆凭当地证明限时通行。",
                    "载重车辆禁止驶入该路段，客运班车按调整后的线路运行。",
                )
            )
        ),
        section(3, "其他事项"),
        p(topic.measures[0]),
        p("由此给您带来的不便，敬请谅解。特此通告。"),
    ]


def _procurement(outline, topic, choice):
    rows = [("包号", "采购内容", "数量", "采购方式")]
    contents = choice.some(("主要设备及附件", "安装调试", "技术服务", "运行维护", "备品备件"), 3)
    ways = ("公开招标", "竞争性磋商", "询价")
    rows += [
        (f"第{number}包", content, f"{choice.between(1, 12)}项", choice.one(ways))
        for number, content in enumerate(contents, 1)
    ]
    return [
        p(
            f"根据《中华人民共和国政府采购法》及集中采购目录要求，现将{subject_of(outline.title)}公告如下："
        ),
        table(*rows),
        p("供应商应当具备独立承担民事责任的能力，具有良好的商业信誉和健全的财务会计制度。"),
        p("采购文件的获取、响应文件的提交以及评审结果，以政府采购网站发布的内容为准。"),
        p(topic.measures[0] + "采购活动全过程接受财政和监察部门监督。"),
        p("特此公告。"),
    ]


def _travel_advice(outline, topic, choice):
    return [
        p(f"{topic.purpose}，现发布{outline.title}，请广大驾乘人员提前了解路况、合理安排行程。"),
        p(topic.facts[0]),
        section(1, "易拥堵路段"),
        p("{路}城区出入口、景区连接线和高速公路收费站周边车流集中，建议错峰出行。"),
        section(2, "安全提醒"),
        *[
            p(text)
            for text in choice.some(
                (
                    "出行前检查轮胎、制动和灯光，确认车况良好，随车备好警示牌。",
                    "不超速、不超员、不疲劳驾驶，连续驾驶四小时应停车休息二十分钟以上。",
                    "遇雨雪、团雾、横风天气，降低车速、保持车距、开启相应灯光。",
                    "山区急弯陡坡路段减速鸣号，严禁空挡滑行。",
                    "请选择合法营运车辆，自觉系好安全带，不携带易燃易爆物品乘车。",
                ),
                3,
            )
        ],
        section(3, "信息查询"),
        p("可拨打12328交通运输服务监督电话或者登录门户网站查询路况。祝您旅途平安。"),
    ]


def _bulletin(outline, topic, choice):
    """Yearly figures of the trade."""
    return [
        p(
            f"{topic.purpose}，现发布{outline.title}。公报数据均为年快报数，部分指标以统计年鉴为准。"
        ),
        section(1, "基础设施"),
        p("全市公路网规模稳步扩大，国省干线路况保持良好，具备条件的建制村全部通硬化路。"),
        table(
            ("指标", "单位", "数量"),
            ("新改建农村公路", "公里", 386),
            ("实施安全生命防护工程", "公里", 512),
            ("改造危桥", "座", 17),
        ),
        section(2, "运输服务"),
        table(
            ("指标", "单位", "数量"),
            ("公路客运量", "万人次", 2870),
            ("公路货运量", "万吨", 8940),
            ("更新公交车", "台", 68),
        ),
        p("道路客运结构进一步优化，城乡公交覆盖面扩大，货运物流保持平稳增长。"),
        section(3, "安全和环境"),
        p("全年未发生重大道路运输安全责任事故，老旧营运柴油货车淘汰工作按计划推进。"),
    ]


def _disclosure_guide(outline, topic, choice):
    return [
        p(f"{topic.purpose}，依据{topic.basis}，编制本指南。"),
        section(1, "主动公开的信息"),
        p(
            "主动公开机构职能、政策文件、规划计划、统计信息、行政许可、财政预决算、"
            "重大建设项目和应急管理等信息。"
        ),
        p("公开渠道为门户网站、市公共服务审批中心交通窗口、运输服务分中心大厅和朝阳市档案馆。"),
        section(2, "依申请公开的程序"),
        p("申请人填写申请表，提交有效身份证明，载明所需信息的名称、文号或者其他特征性描述。"),
        p("收到申请后能够当场答复的当场答复；不能当场答复的，自收到申请之日起十五个工作日内答复。"),
        section(3, "监督和救济"),
        p(
            "认为未依法履行公开义务的，可以向上级行政机关、监察机关或者政府信息公开工作主管部门举报。"
        ),
        *[p(text) for text in topic.measures[:2]],
    ]
