"""The text of an item of news, and which writer composes which kind of item."""

import re

from portal.demo import acts, notices
from portal.demo.blocks import p
from portal.demo.choices import COUNTIES, Choice, named_in
from portal.demo.dates import month_and_day
from portal.demo.fitting import fitted
from portal.demo.organisations import acting
from portal.demo.topics import all_topics

SUBJECT = re.compile("^(市|我市|全市|局|省|北票|凌源|建平|喀左|朝阳县|双塔|龙城)")
DID = re.compile(
    "召开|举行|举办|开展|检查|督导|督查|调研|慰问|走访|部署|参观|组织|通过|签订|推进|启动|约谈|"
    "聘请|表彰|学习|落实|推行|完成|迎接|清理|调整|总结|选派|选树|谋划|推广|调解|整顿|严查|资助|"
    "到|走进|约谈|面复|接待|踏勘|加强|实现|开工|开通|验收"
)
HAPPENED = re.compile("(召开|举行|举办|启动|开班|展开|开工|落幕|结束|开通|上线|运营|铺开|完成)$")
FOLLOWING = (
    "{organ}近日组织力量推进相关工作。",
    "连日来，{organ}把这项工作摆上重要位置抓紧抓实。",
    "{day}，{organ}有关负责人专题研究推进措施。",
    "入{season}以来，{organ}周密安排、细化措施，相关工作取得新的进展。",
)
CONNECTIVES = ("工作中，", "推进过程中，", "按照要求，", "具体工作中，")
SEASONS = "冬冬春春春夏夏夏秋秋秋冬"


def compose(outline):
    """The blocks of an outline that has its date and no text yet."""
    choice = Choice("body " + outline.title)
    topic = fitted(all_topics()[outline.topic], outline.title, choice)
    write = {"notice": notices.compose, "news": news}.get(outline.kind, acts.compose)
    blocks = write(outline, topic, choice)
    details = [p(text) for text in topic.details.get(outline.title, ())]
    place = _after_opening(blocks)
    return [
        (kind, choice.fill(content, outline.title) if kind == "p" else content)
        for kind, content in (*blocks[:place], *details, *blocks[place:])
    ]


def _after_opening(blocks):
    headings = [place for place, (kind, _content) in enumerate(blocks) if kind == "h2"]
    return headings[0] if headings and headings[0] else 1


def news(outline, topic, choice):
    facts = topic.facts[: choice.between(2, 3)]
    measures = topic.measures[: choice.between(2, 4)]
    paragraphs = [
        opening(outline, topic, choice) + facts[0],
        *facts[1:2],
        choice.one(CONNECTIVES) + "".join(measures[:2]),
        *facts[2:],
        "".join(measures[2:]),
        topic.closings[0],
    ]
    return [p(text) for text in paragraphs if text]


def opening(outline, topic, choice):
    """The headline as a sentence where it is one, else the purpose of the work."""
    day = month_and_day(outline.made_on)
    clause = outline.title.replace(" ", "，")
    if not re.search("：|——", clause) and _is_sentence(clause):
        return f"{day}，{clause}。"
    county = named_in(outline.title, COUNTIES)
    following = choice.one(FOLLOWING).format(
        day=day,
        season=SEASONS[outline.made_on.month - 1],
        organ=f"{county}交通部门" if county else acting(outline.organisation),
    )
    return f"{topic.purpose}，{following}"


def _is_sentence(clause):
    return HAPPENED.search(clause) or (SUBJECT.search(clause) and DID.search(clause))
