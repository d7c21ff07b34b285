"""The minimum periods of a tender, checked over the stages of a project. Pure.

《招标投标法》第二十三、二十四、四十六条；《招标投标法实施条例》第十七、五十四条. Where the law
wants "not less than" so many days, the day from which they run does not count.
"""

from dataclasses import dataclass
from datetime import date

from disclosures.projects.kinds import Stage


@dataclass(frozen=True)
class Period:
    """At least (or, for `longest`, at most) so many days, and what they are for."""

    days: int
    what: str
    article: str
    longest: bool = False


PREQUALIFICATION = Period(5, "提交资格预审申请文件的时间", "《招标投标法实施条例》第十七条")
BIDDING = Period(20, "自招标公告至提交投标文件截止的时间", "《招标投标法》第二十四条")
CLARIFYING = Period(15, "澄清和修改至提交投标文件截止的时间", "《招标投标法》第二十三条")
CANDIDATES = Period(3, "中标候选人的公示期", "《招标投标法实施条例》第五十四条")
CONTRACT = Period(30, "自中标至订立合同的时间", "《招标投标法》第四十六条", longest=True)


def days_of(stages: list[dict]) -> dict[str, tuple[date, date | None]]:
    """The first row of each stage that has a day: (its day, its last day). By its label."""
    found = {}
    for row in stages:
        if row.get("day"):
            ends = row.get("ends")
            pair = date.fromisoformat(row["day"]), date.fromisoformat(ends) if ends else None
            found.setdefault(row["stage"], pair)
    return found


def short_periods(stages: list[dict], *, is_tender: bool) -> list[str]:
    """Periods that are shorter than the law allows, or longer, as sentences.

    `is_tender`: the periods of the Act are for tenders, not for other ways of procurement.
    """
    if not is_tender:
        return []
    found = days_of(stages)
    bids_close = found.get(Stage.TENDER.label, (None, None))[1]
    spans = [
        (PREQUALIFICATION, *found.get(Stage.PREQUALIFICATION.label, (None, None))),
        (BIDDING, *found.get(Stage.TENDER.label, (None, None))),
        *((CLARIFYING, day, bids_close) for day in _days(stages, Stage.CLARIFICATION)),
        (CANDIDATES, *found.get(Stage.CANDIDATES.label, (None, None))),
        (CONTRACT, _day(found, Stage.AWARD), _day(found, Stage.CONTRACT)),
    ]
    return [told for span in spans if (told := _told(*span))]


def _days(stages, stage):
    return [
        date.fromisoformat(row["day"])
        for row in stages
        if row["stage"] == stage.label and row.get("day")
    ]


def _day(found, stage):
    return found.get(stage.label, (None, None))[0]


def _told(period: Period, first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    days = (last - first).days
    if period.longest and days > period.days:
        return f"{period.what}为{days}日，超过{period.days}日（{period.article}）"
    if not period.longest and days < period.days:
        return f"{period.what}只有{days}日，不得少于{period.days}日（{period.article}）"
    return ""
