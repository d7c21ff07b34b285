"""Documents whose kind has a profile of its own, told from their titles, and what it asks."""

import re
from dataclasses import replace
from datetime import timedelta

FROM_PLAIN = ("other", "notice")  # kinds that say no more than what sort of paper it is
KINDS = {
    "budget": re.compile("(部门|单位)(预算|决算)$|“三公”经费决算"),
    "fees": re.compile("行政事业性收费.*目录"),
    "procurement": re.compile("政府采购目录"),
    "emergency": re.compile("应急预案$"),
    "statistics": re.compile("(运输量统计|投资完成情况|发展统计公报)$"),
    "personnel": re.compile("公开招聘"),
}
OF_A_PERIOD = ("budget", "procurement", "statistics")
PERIOD = re.compile(r"\d{4}年(?:第.季度|\d{1,2}月)?")
APPROVED_BEFORE = timedelta(days=15)  # within the twenty days of 《预算法》第十四条


def profiled(document):
    """The document as what it is: budget, statistics, emergency plan…; else as it came."""
    kind = next((kind for kind, asked in KINDS.items() if asked.search(document.title)), None)
    if kind is None or document.kind not in FROM_PLAIN or not document.published_on:
        return document
    found = {"kind": kind}
    if kind in OF_A_PERIOD:
        found["period"] = PERIOD.search(document.title)[0]
    if kind == "budget":
        found["approved_on"] = document.published_on - APPROVED_BEFORE
    if kind == "emergency":
        found["effective_on"] = document.published_on
    return replace(document, **found)
