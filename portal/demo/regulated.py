"""Normative documents, the six work systems, the convenience measures, and reposts."""

from datetime import date

from portal.demo.acts import articles
from portal.demo.blocks import p
from portal.demo.choices import Choice
from portal.demo.dates import chinese, made_before, step
from portal.demo.fitting import fitted
from portal.demo.organisations import CITY, organisation
from portal.demo.topics import all_topics, outline, read

MOST_PROVISIONS = 9
STATE_COUNCIL_SITE = ("中国政府网", "https://www.gov.cn/")
FIRST_MEASURES_ON = date(2018, 3, 22)
ISSUED_TOGETHER = 3  # measures a day


def regulated_outlines():
    return [*_normative(), *_rules(), *_measures(), *_reposts()]


def _normative():
    return [normative_outline(entry) for entry in read("normative")]


def normative_outline(entry, **rest):
    """A normative document of so many articles, in force from the month after next."""
    choice = Choice(entry["title"])
    topic = fitted(all_topics()[entry["topic"]], entry["title"], choice)
    published_on = entry["published_on"]
    effective_on = month_after_next(published_on)
    blocks = articles(
        entry["name"],
        topic.purpose,
        topic.basis,
        entry["scope"],
        topic.measures[:MOST_PROVISIONS],
        chinese(effective_on),
    )
    return outline(
        entry["topic"],
        "normative",
        entry["organisation"],
        entry["title"],
        section="a20-1",
        blocks=tuple(blocks),
        published_on=published_on,
        made_on=made_before(published_on, choice.between(2, 8)),
        effective_on=effective_on,
        validity="in_force",
        **rest,
    )


def month_after_next(day):
    """Its first day: at least thirty days' notice."""
    month = day.month + 2
    return date(day.year + (month > 12), (month - 1) % 12 + 1, 1)


def _rules():
    return [_rules_outline(entry) for entry in read("rules")]


def _rules_outline(entry):
    published_on = entry["published_on"]
    blocks = articles(
        "制度",
        "为优化营商环境、提高办事效率",
        "《辽宁省优化营商环境条例》",
        "市交通局机关各科室、局属各单位及其工作人员",
        entry["articles"],
        chinese(published_on),
    )
    return outline(
        "business_environment",
        "rules",
        "CYJT-ZCFG",
        entry["title"],
        section="a20-1",
        theme="2.9",
        blocks=tuple(blocks),
        published_on=published_on,
        made_on=step(published_on, -4),
        effective_on=published_on,
        validity="in_force",
        keywords=("工作制度", "作风建设", "优化营商环境"),
    )


def _measures():
    return [
        _measure_outline(entry, step(FIRST_MEASURES_ON, 1 + number // ISSUED_TOGETHER))
        for number, entry in enumerate(read("measures"))
    ]


def _measure_outline(entry, published_on):
    topic = all_topics()[entry["topic"]]
    choice = Choice(entry["title"])
    blocks = (
        p(f"{topic.purpose}，市交通局推出便民利企措施：{entry['title']}。"),
        *[p(text) for text in entry["text"]],
        p(
            choice.one(
                (
                    "企业和群众在办理过程中遇到问题，可随时向交通窗口或者门户网站反映。",
                    "承办单位将在服务场所公示办理流程，并对落实情况定期检查。",
                    "该措施自公布之日起执行，执行情况接受社会监督。",
                )
            )
        ),
    )
    return outline(
        entry["topic"],
        "measure",
        "CYJT-ZCFG",
        entry["title"],
        section="a20-5",
        blocks=blocks,
        published_on=published_on,
        made_on=made_before(published_on, choice.between(1, 5)),
        validity="in_force",
        keywords=("便民利企", *topic.keywords[:2]),
    )


def _reposts():
    return [_repost_outline(entry) for entry in read("reposts")]


def _repost_outline(entry):
    from_the_city = entry["organ"].startswith("朝阳市")
    city = organisation(CITY)
    source_name, source_url = (f"{city.name}网站", "") if from_the_city else STATE_COUNCIL_SITE
    organ, made_on = entry["organ"], chinese(entry["made_on"])
    return outline(
        "business_environment",
        "other",
        "CYJT-BGS",
        entry["title"],
        section="a20-1",
        theme="2.9",
        keywords=("转载", "政策文件"),
        issuing_organ=organ,
        content_source="reposted",
        source_name=source_name,
        source_url=source_url,
        made_on=entry["made_on"],
        published_on=entry["published_on"],
        blocks=(
            p(f"{organ}于{made_on}印发《{entry['title']}》。"),
            p(entry["abstract"]),
            p(f"本条信息转载自{source_name}，全文以原发布网站为准。"),
        ),
    )
