"""Document numbers: which outlines have one, in which series, rising with the date made."""

import re

from portal.demo.choices import Choice

BUREAU_SERIES = "朝交发"
JOINT_SERIES = "朝交联发"
SERIES = {
    "CYJT-BGS": "朝交办发",
    "CYJT-RS": "朝交办发",
    "CYJT-DW": "朝交党发",
    "CYGL": "朝公路发",
    "CYYG": "朝运管发",
    "CYNC": "朝农路发",
    "CYZF": "朝路政发",
    "CYCK": "朝城客发",
    "CYZJ": "朝交质发",
    "CYFZX": "朝交分发",
    "CYXX": "朝交信发",
}
NUMBERED = re.compile("(通知|方案|预案|批复|函|通报|决定|办法|细则|规定|制度|意见|要点|计划|安排)$")
LARGEST_STEP = 3  # numbers between belong to papers that were not published


def assign_numbers(outlines):
    """The number of each outline, by title; outlines without one are left out."""
    last = {}
    numbers = {}
    for outline in sorted(outlines, key=lambda item: (item.made_on, item.title)):
        if not has_number(outline):
            continue
        series = (_series(outline), outline.made_on.year)
        last[series] = last.get(series, 0) + Choice("number " + outline.title).between(
            1, LARGEST_STEP
        )
        numbers[outline.title] = f"{series[0]}〔{series[1]}〕{last[series]}号"
    return numbers


def has_number(outline):
    if outline.content_source == "reposted" or outline.state == "draft":
        return False
    if outline.kind in ("normative", "rules"):
        return True
    return outline.kind == "other" and bool(NUMBERED.search(outline.title))


def _series(outline):
    if outline.content_source == "joint":
        return JOINT_SERIES
    return SERIES.get(outline.organisation, BUREAU_SERIES)
