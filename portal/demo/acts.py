"""The text of circulars, plans, reports, contingency plans and articles of rules."""

import re

from portal.demo import registers
from portal.demo.blocks import NUMERALS, numbered, p, section, table
from portal.demo.dates import chinese, step
from portal.demo.notices import signature

ADDRESSEES = (
    "各县（市）区交通局，局属各单位，机关各科室：",
    "各县（市）区交通局、运管所，局属各单位：",
    "局属各单位，机关各科室，各有关企业：",
)


def compose(outline, topic, choice):
    return _writer(outline.title)(outline, topic, choice)


def _writer(title):
    """The first pattern that the end of the title answers."""
    for pattern, writer in WRITERS:
        if re.search(pattern, title):
            return writer
    return _plan


def _circular(outline, topic, choice):
    measures = topic.measures[:6]
    about = re.sub("^关于|的通知$", "", outline.title)
    return [
        p(choice.one(ADDRESSEES)),
        p(f"{topic.purpose}，根据{topic.basis}和上级有关要求，现就{about}有关事项通知如下："),
        section(1, choice.one(("提高思想认识", "加强组织领导", "明确目标任务"))),
        p(measures[0] + "各单位主要负责人要亲自部署，分管负责人具体抓好落实。"),
        section(2, choice.one(("突出工作重点", "落实工作措施", "严格工作标准"))),
        *numbered(measures[1:4]),
        section(3, choice.one(("强化监督检查", "严肃工作纪律", "做好总结报送"))),
        p("".join(measures[4:]) + topic.closings[0]),
        *signature(outline),
    ]


def _plan(outline, topic, choice):
    measures = topic.measures[:6]
    start = outline.made_on
    middle, end = step(start, choice.between(10, 20)), step(start, choice.between(60, 120))
    return [
        p(
            f"{topic.purpose}，根据{topic.basis}，结合全市交通运输工作实际，制定本"
            f"{_name_of(outline.title)}。"
        ),
        section(1, "总体要求"),
        p(measures[0] + topic.closings[0]),
        section(2, "重点任务"),
        *numbered(measures[1:-1]),
        section(3, "进度安排"),
        table(
            ("阶段", "时间", "主要工作"),
            ("动员部署", f"{chinese(start)}至{chinese(middle)}", "细化措施，明确责任分工"),
            ("组织实施", f"{chinese(step(middle, 1))}至{chinese(end)}", "对照任务逐项推进落实"),
            ("总结提升", f"{chinese(step(end, 1))}以后", "检查验收，建立长效机制"),
        ),
        section(4, "保障措施"),
        p(measures[-1] + "把任务完成情况纳入年度考核，对工作不力的予以通报。"),
    ]


def _name_of(title):
    found = re.search("(方案|计划|安排|要点|目录|意见)$", title)
    return found[0] if found else "方案"


def _contingency(outline, topic, choice):
    measures = topic.measures[:5]
    return [
        p(f"{topic.purpose}，依据{topic.basis}等规定，制定本预案。"),
        section(1, "适用范围"),
        p("本预案适用于全市交通运输系统突发情况的预防、预警、处置和恢复工作。"),
        section(2, "组织指挥"),
        p("成立应急领导小组，由局主要领导任组长，分管领导任副组长，有关科室和单位为成员。"),
        section(3, "分级响应"),
        table(
            ("级别", "标识", "响应要求"),
            ("一级", "红色", "领导小组全体到位，请求上级支援"),
            ("二级", "橙色", "启动全部应急队伍和储备物资"),
            ("三级", "黄色", "责任单位到场处置，每两小时报告一次"),
            ("四级", "蓝色", "加强巡查值守，做好信息发布"),
        ),
        section(4, "处置措施"),
        *numbered(measures[:3]),
        section(5, "应急保障"),
        p("".join(measures[3:]) + "预案每年修订一次，并组织不少于一次演练。"),
    ]


def _report(outline, topic, choice):
    facts = topic.facts[:3]
    measures = topic.measures[:6]
    return [
        p(
            f"{topic.purpose}，按照{topic.basis}和年初工作部署，各单位认真履职尽责，"
            "较好完成了阶段任务。现将有关情况报告如下："
        ),
        section(1, "主要做法"),
        *numbered(measures[:3]),
        section(2, "工作成效"),
        *[p(text) for text in facts],
        section(3, "存在问题"),
        p(
            choice.one(
                (
                    "从检查情况看，个别单位重视程度不够，工作进展不平衡，基础资料不够规范。",
                    "对照上级要求和群众期盼，还存在资金投入不足、人员力量薄弱等问题。",
                    "部分基层单位责任传导不到位，整改标准不高，长效机制有待完善。",
                )
            )
        ),
        section(4, "下步打算"),
        p("".join(measures[3:5]) + topic.closings[0]),
    ]


def _articles(outline, topic, choice):
    return articles(
        _name(outline.title),
        topic.purpose,
        topic.basis,
        "全市交通运输系统的相关工作",
        topic.measures,
        chinese(outline.published_on),
    )


def _name(title):
    found = re.search("(办法|细则|规定|制度|基准|规则|规范)", title)
    return found[0] if found else "规定"


def articles(name, purpose, basis, scope, provisions, effective):
    """Articles of a rule: aim, scope, one article to each provision, entry into force."""
    texts = [
        f"{purpose}，根据{basis}，结合本市实际，制定本{name}。",
        f"{scope}，适用本{name}。",
        *provisions,
        f"本{name}由朝阳市交通局负责解释，自{effective}起施行。",
    ]
    return [p(f"第{numeral(number)}条　{text}") for number, text in enumerate(texts, 1)]


def numeral(number):
    """Chinese numerals up to nineteen."""
    return NUMERALS[number - 1] if number <= 10 else "十" + NUMERALS[number - 11]


def _reply(outline, topic, choice):
    return [
        p("申报单位："),
        p(f"你单位报送的材料收悉。经研究，{topic.purpose}，原则同意所报内容，现批复如下："),
        *numbered(topic.measures[:4]),
        p("请严格按照批复组织实施，不得擅自变更建设规模和标准；确需变更的，按程序重新报批。"),
        *signature(outline),
    ]


WRITERS = (
    ("预算$|决算$|情况说明$", registers.budget),
    ("办事指南$|办理指南$", registers.service_guide),
    ("职责和内设机构$", registers.duties),
    ("目录$|清单$|执行情况$|基准$", registers.list_of_items),
    ("通知$", _circular),
    ("预案$", _contingency),
    ("批复$|的函$", _reply),
    ("总结$|报告$|通报$|情况$|分析$", _report),
    ("办法$|细则$|规定$|制度$|意见$", _articles),
)
