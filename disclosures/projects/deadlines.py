"""The minimum periods of a tender, checked over the stages of a project. Pure.

《招标投标法》第二十三、二十四、四十六条；《招标投标法实施条例》第十七、二十一、五十四条.
Where the law wants "not less than" so many days, the day from which they run does not count.
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
PREQUALIFICATION_CLARIFYING = Period(
    3, "资格预审文件澄清和修改至提交申请文件截止的时间", "《招标投标法实施条例》第二十一条"
)
BIDDING = Period(20, "自招标公告至提交投标文件截止的时间", "《招标投标法》第二十四条")
CLARIFYING = Period(15, "澄清和修改至提交投标文件截止的时间", "《招标投标法》第二十三条")
CANDIDATES = Period(3, "中标候选人的公示期", "《招标投标法实施条例》第五十四条")
CONTRACT = Period(30, "自中标至订立合同的时间", "《招标投标法》第四十六条", longest=True)
LASTING = {
    Stage.PREQUALIFICATION.label: PREQUALIFICATION,
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


def short_periods(stages: list[dict], *, is_tender: bool) -> list[str]:
    """Periods that are shorter than the law allows, or longer, as sentences.

    `is_tender`: the periods of the Act are for tenders, not for other ways of procurement. What
    was tendered again, or in lots, has each of its rows checked.
    """
    if not is_tender:
        return []
    steps = [_step(row) for row in stages if row.get("day")]
    return [told for step in steps if (told := _told(*_span(step, steps)))]


def _step(row) -> Step:
    ends = row.get("ends")
    day = date.fromisoformat(row["day"])
    return Step(row["stage"], day, date.fromisoformat(ends) if ends else None)


def _span(step: Step, steps: list[Step]) -> tuple[Period | None, date | None, date | None]:
    """The period that a step closes or opens, and its two days; (None, …) where it has none."""
    if step.stage in LASTING:
        return LASTING[step.stage], step.day, step.ends
    if step.stage == Stage.CLARIFICATION.label:
        what = _last_before(step, steps, CLARIFIED)
        return (CLARIFIED[what.stage], step.day, what.ends) if what else (None, None, None)
    if step.stage == Stage.CONTRACT.label:
        award = _last_before(step, steps, {Stage.AWARD.label})
        return CONTRACT, award and award.day, step.day
    return None, None, None


def _last_before(step: Step, steps: list[Step], stages) -> Step | None:
    """The last of such stages that is not later than the step: the one that it belongs to."""
    earlier = [one for one in steps if one.stage in stages and one.day <= step.day]
    return max(earlier, key=lambda one: one.day, default=None)


def _told(period: Period | None, first: date | None, last: date | None) -> str:
    if period is None or first is None or last is None:
        return ""
    days = (last - first).days
    if period.longest and days > period.days:
        return f"{period.what}为{days}日，超过{period.days}日（{period.article}）"
    if not period.longest and days < period.days:
        return f"{period.what}只有{days}日，不得少于{period.days}日（{period.article}）"
    return ""
