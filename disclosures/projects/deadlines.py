"""The minimum periods of a tender, checked over the stages of a project. Pure.

《招标投标法》第二十三、二十四、四十六、四十七条；《招标投标法实施条例》第十六、十七、二十一、五十四条.
Where the law wants "not less than" so many days, the day from which they run does not count; only
of the sale of documents the first day is a day of sale like the others.
"""

from dataclasses import dataclass
from datetime import date

from disclosures.projects.kinds import REPORTED, Stage


@dataclass(frozen=True)
class Period:
    """At least (or, for `longest`, at most) so many days, and what they are for."""

    days: int
    what: str
    article: str
    longest: bool = False
    inclusive: bool = False  # the first day counts


SALE_ARTICLE = "《招标投标法实施条例》第十六条"
SOLD = {
    Stage.PREQUALIFICATION.label: Period(5, "资格预审文件的发售期", SALE_ARTICLE, inclusive=True),
    Stage.TENDER.label: Period(5, "招标文件的发售期", SALE_ARTICLE, inclusive=True),
}
PREQUALIFICATION = Period(5, "提交资格预审申请文件的时间", "《招标投标法实施条例》第十七条")
PREQUALIFICATION_CLARIFYING = Period(
    3, "资格预审文件澄清和修改至提交申请文件截止的时间", "《招标投标法实施条例》第二十一条"
)
BIDDING = Period(20, "自招标公告至提交投标文件截止的时间", "《招标投标法》第二十四条")
CLARIFYING = Period(15, "澄清和修改至提交投标文件截止的时间", "《招标投标法》第二十三条")
CANDIDATES = Period(3, "中标候选人的公示期", "《招标投标法实施条例》第五十四条")
CONTRACT = Period(30, "自中标至订立合同的时间", "《招标投标法》第四十六条", longest=True)
REPORT = Period(
    15, "自中标至提交招标投标情况书面报告的时间", "《招标投标法》第四十七条", longest=True
)
LASTING = {
    Stage.TENDER.label: BIDDING,
    Stage.CANDIDATES.label: CANDIDATES,
}
CLARIFIED = {
    Stage.PREQUALIFICATION.label: PREQUALIFICATION_CLARIFYING,
    Stage.TENDER.label: CLARIFYING,
}


@dataclass(frozen=True)
class Step:
    """A row of the thread with its days as dates."""

    stage: str
    day: date
    ends: date | None
    sold_until: date | None


def short_periods(stages: list[dict], *, is_tender: bool) -> list[str]:
    """Periods that are shorter than the law allows, or longer, as sentences.

    `is_tender`: the periods of the Act are for tenders, not for other ways of procurement. What
    was tendered again, or in lots, has each of its rows checked.
    """
    if not is_tender:
        return []
    steps = _steps(stages)
    spans = [span for step in steps for span in (_sale(step), _span(step, steps))]
    return [told for span in spans if (told := _told(*span))]


def late_reports(stages: list[dict], supervision: list[dict], *, is_tender: bool) -> list[str]:
    """Written reports that came too late after the award that they are about, as sentences."""
    if not is_tender:
        return []
    steps = _steps(stages)
    days = [_day(row, "day") for row in supervision if row.get("matter") == REPORTED]
    spans = [(REPORT, _award_before(day, steps), day) for day in days if day]
    return [told for span in spans if (told := _told(*span))]


def _day(row, key) -> date | None:
    return date.fromisoformat(row[key]) if row.get(key) else None


def _steps(stages) -> list[Step]:
    keys = ("day", "ends", "sold_until")
    return [Step(row["stage"], *(_day(row, k) for k in keys)) for row in stages if row.get("day")]


def _sale(step: Step) -> tuple[Period | None, date | None, date | None]:
    """How long the documents of a notice are sold; (None, …) where none are, or it is not told."""
    if step.stage not in SOLD:
        return None, None, None
    return SOLD[step.stage], step.day, step.sold_until


def _span(step: Step, steps: list[Step]) -> tuple[Period | None, date | None, date | None]:
    """The period that a step closes or opens, and its two days; (None, …) where it has none."""
    if step.stage == Stage.PREQUALIFICATION.label:
        # From the end of the sale; where that is not told, from the notice it can't be shorter.
        return PREQUALIFICATION, step.sold_until or step.day, step.ends
    if step.stage in LASTING:
        return LASTING[step.stage], step.day, step.ends
    if step.stage == Stage.CLARIFICATION.label:
        what = _last_before(step.day, steps, CLARIFIED)
        return (CLARIFIED[what.stage], step.day, what.ends) if what else (None, None, None)
    if step.stage == Stage.CONTRACT.label:
        return CONTRACT, _award_before(step.day, steps), step.day
    return None, None, None


def _award_before(day: date, steps: list[Step]) -> date | None:
    award = _last_before(day, steps, {Stage.AWARD.label})
    return award and award.day


def _last_before(day: date, steps: list[Step], stages) -> Step | None:
    """The last of such stages that is not later than the day: the one that it belongs to."""
    earlier = [one for one in steps if one.stage in stages and one.day <= day]
    return max(earlier, key=lambda one: one.day, default=None)


def _told(period: Period | None, first: date | None, last: date | None) -> str:
    if period is None or first is None or last is None:
        return ""
    days = (last - first).days + period.inclusive
    if period.longest and days > period.days:
        return f"{period.what}为{days}日，超过{period.days}日（{period.article}）"
    if not period.longest and days < period.days:
        return f"{period.what}只有{days}日，不得少于{period.days}日（{period.article}）"
    return ""
