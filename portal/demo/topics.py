"""The subjects of the bureau's work: their sentences, and the titles written for each."""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from portal.demo.choices import Choice
from portal.demo.dates import made_before, step, working_days_of
from portal.demo.organisations import BUREAU, demo_organisations
from portal.demo.records import Outline

TEXTS = Path(__file__).parent / "texts"
YEAR = 2018
LINE = re.compile(r"(?P<when>[\d,-]+) (?:(?P<section>a\d+-\d+) )?(?P<title>.+)")
ALTERNATIVES = re.compile(r"\{(.+?)\}")
BUREAU_SPEAKS = re.compile("市交通局|^局|^全市|机关|表彰")
LONGEST_PREPARATION = {"news": 2, "notice": 3, "other": 8}
REFERENCE_WORDS = ("办法", "细则", "规定", "制度", "预案", "基准")

# Items issued together with another agency.
JOINT = {
    "关于开展打击非法营运专项行动的通知": "朝阳市公安局",
    "朝阳市货车违法超限超载专项整治行动方案": "朝阳市公安局",
    "关于开展危险货物道路运输安全专项整治的通知": "朝阳市安全生产监督管理局",
}


@dataclass(frozen=True)
class Topic:
    """One subject: where its items are filed, and sentences to write them with."""

    name: str
    theme: str
    keywords: tuple[str, ...]
    purpose: str
    basis: str
    facts: tuple[str, ...]
    measures: tuple[str, ...]
    closings: tuple[str, ...]
    captions: tuple[str, ...]
    sections: dict
    organisations: dict
    titles: dict
    details: dict


@cache
def all_topics():
    return {path.stem: _topic(path) for path in sorted((TEXTS / "topics").glob("*.toml"))}


def read(name):
    """The entries of one text file."""
    return next(iter(read_all(name).values()))


def read_all(name) -> dict[str, list]:
    """Every list of entries of one text file, by its name."""
    return tomllib.loads((TEXTS / f"{name}.toml").read_text("utf-8"))


def _topic(path):
    source = tomllib.loads(path.read_text("utf-8"))
    kinds = ("news", "notice", "other")
    return Topic(
        name=path.stem,
        sections={kind: source[f"{kind}_section"] for kind in kinds},
        organisations={kind: source[f"{kind}_organisations"] for kind in kinds},
        titles={kind: source[kind].strip().splitlines() for kind in kinds},
        details=source.get("details", {}),
        theme=source["theme"],
        purpose=source["purpose"],
        basis=source["basis"],
        **{
            field: tuple(source[field])
            for field in ("keywords", "facts", "measures", "closings", "captions")
        },
    )


def outline(topic_name, kind, organisation, title, **rest):
    """An outline filed as its topic says."""
    topic = all_topics()[topic_name]
    values = {
        "theme": topic.theme,
        "section": topic.sections.get(kind, ""),
        "keywords": _keywords(topic, title),
        "validity": "in_force" if kind == "other" and title.endswith(REFERENCE_WORDS) else "",
    }
    return Outline(
        title=title, kind=kind, topic=topic_name, organisation=organisation, **(values | rest)
    )


def periodic(topic, kind, organisation, section, day, title, blocks):
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


def topic_outlines():
    """Every title written in the topic files, dated within the year."""
    return [
        _with_dates(found, when)
        for topic in all_topics().values()
        for kind, lines in topic.titles.items()
        for position, line in enumerate(lines)
        for found, when in _outlines_of_line(topic, kind, position, line)
    ]


def _outlines_of_line(topic, kind, position, line):
    parts = LINE.fullmatch(line)
    months = parts["when"].split(",")
    rest = {"section": parts["section"]} if parts["section"] else {}
    for number, title in enumerate(_expand(parts["title"])):
        organisation = _responsible(title, topic.organisations[kind], position)
        found = outline(topic.name, kind, organisation, title, **rest)
        partner = JOINT.get(title, "")
        if partner:
            found = replace(found, content_source="joint", source_name=partner)
        yield found, months[number % len(months)]


def _responsible(title, candidates, position):
    """The unit that the title names; the bureau's own news is its sections'."""
    for node in demo_organisations():
        if node.kind == "unit" and (node.short_name in title or node.name in title):
            return node.code
    if BUREAU_SPEAKS.search(title):
        candidates = [code for code in candidates if code.startswith(BUREAU)] or candidates
    return candidates[position % len(candidates)]


def _expand(title):
    found = ALTERNATIVES.search(title)
    if not found:
        return [title]
    return [title.replace(found[0], word) for word in found[1].split("|")]


def _with_dates(found, when):
    month, _, day = when.partition("-")
    choice = Choice("date " + found.title)
    if day:
        published_on = date(YEAR, int(month), int(day))
    else:
        published_on = choice.one(working_days_of(YEAR, int(month)))
    preparation = 0 if day else choice.between(0, LONGEST_PREPARATION[found.kind])
    return replace(found, published_on=published_on, made_on=made_before(published_on, preparation))


def _keywords(topic, title):
    """The topic's keywords, those of the title first."""
    return tuple(sorted(topic.keywords, key=lambda word: word not in title))
