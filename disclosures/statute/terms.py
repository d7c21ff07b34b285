"""Statutory time limits as constants, each citing its article, by the regime of the Regulation.

Only limits that are settled stand here as law. What is mere local practice is marked as the
default of a setting; what could not be established is None, and callers must say that it is
unknown. Counting is done elsewhere.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import TextChoices


class Unit(StrEnum):
    WORKING = "working"
    CALENDAR = "calendar"


class Regime(StrEnum):
    """Which text of the 政府信息公开条例 governs: decided by the day of receipt or making."""

    R2008 = "2008"  # 国务院令第492号, in force from 2008-05-01
    R2019 = "2019"  # 国务院令第711号


REGIME_2008_FROM = date(2008, 5, 1)
REGIME_2019_FROM = date(2019, 5, 15)


@dataclass(frozen=True)
class Term:
    """A number of days with its source. `default_setting`: usual, but not a duty in law."""

    name: str
    days: int
    unit: Unit
    article: str
    default_setting: bool = False

    def __str__(self) -> str:
        unit = "个工作日" if self.unit is Unit.WORKING else "日"
        return f"{self.days}{unit}（{self.article}）"


@dataclass(frozen=True)
class YearlyDate:
    """A day of the following year by which a yearly duty falls due."""

    name: str
    month: int
    day: int
    article: str

    def after(self, year: int) -> date:
        return date(year + 1, self.month, self.day)


@dataclass(frozen=True)
class RegimeTerms:
    """The clock of one regime. None: this regime has no such limit, or it is not established."""

    regime: Regime
    answer: Term
    extension: Term
    publication: Term | None = None
    supplement_notice: Term | None = None
    third_party: Term | None = None
    co_maker: Term | None = None
    fee_payment: Term | None = None


def _working(name: str, days: int, article: str, **more) -> Term:
    return Term(name, days, Unit.WORKING, article, **more)


def _calendar(name: str, days: int, article: str) -> Term:
    return Term(name, days, Unit.CALENDAR, article)


# The 2008 text also limited publication (art. 18), but its number could not be verified.
TERMS_2008 = RegimeTerms(
    regime=Regime.R2008,
    answer=_working("答复", 15, "2008年《条例》第二十四条"),
    extension=_working("延长答复", 15, "2008年《条例》第二十四条"),
)

TERMS_2019 = RegimeTerms(
    regime=Regime.R2019,
    answer=_working("答复", 20, "《条例》第三十三条"),
    extension=_working("延长答复", 20, "《条例》第三十三条"),
    publication=_working("主动公开", 20, "《条例》第二十六条"),
    supplement_notice=_working("告知补正", 7, "《条例》第三十条"),
    third_party=_working("第三方提出意见", 15, "《条例》第三十二条"),
    co_maker=_working("共同制作机关提出意见", 15, "《条例》第三十四条"),
    fee_payment=_working("缴纳信息处理费", 20, "国办函〔2020〕109号"),
)

TERMS = {Regime.R2008: TERMS_2008, Regime.R2019: TERMS_2019}

# Annual report, art. 49: submitted and published by this day.
REPORT_OF_DEPARTMENT = YearlyDate("部门年度报告", 1, 31, "《条例》第四十九条")
REPORT_OF_GOVERNMENT = YearlyDate("政府年度报告", 3, 31, "《条例》第四十九条")

# Publication by kind of information, shorter than or beside art. 26, and since when.
ENFORCEMENT_PUBLICATION_FROM = date(2019, 1, 3)  # the day on which 118号 itself was made public
BUDGET_PUBLICATION_FROM = date(2015, 1, 1)  # 预算法 as revised in 2014
LICENCE_PUBLICATION = _working("公示行政许可决定", 7, "国办发〔2018〕118号")
PENALTY_PUBLICATION = _working("公示行政处罚决定", 7, "国办发〔2018〕118号")
ENFORCEMENT_PUBLICATION = _working("公示其他执法决定", 20, "国办发〔2018〕118号")
PENALTY_RECALL = _working("撤回变更或撤销的处罚决定", 3, "《行政处罚法》第四十八条")
BUDGET_PUBLICATION = _calendar("公开预算、决算", 20, "《预算法》第十四条")

# Remedies: what the citizen is told and what the office must meet.
REVIEW_APPLICATION = _calendar("申请行政复议", 60, "《行政复议法》第二十条")
LAWSUIT_AFTER_REVIEW = _calendar("复议后提起诉讼", 15, "《行政诉讼法》第四十五条")
REVIEW_DEFENCE = _working("提交复议答复和证据", 10, "《行政复议法》第四十八条")
REVIEW_DEFENCE_SIMPLIFIED = _working("简易程序提交复议答复", 5, "《行政复议法》第五十四条")
LAWSUIT_DEFENCE = _calendar("提交诉讼答辩状和证据", 15, "《行政诉讼法》第六十七条")

# Not law: what settings start with, from practice that differs by place.
INTERPRETATION_OUTER_LIMIT = _working("发布政策解读", 3, "地方通行要求", default_setting=True)
INQUIRY_ANSWER = _working("答复留言", 7, "部门、地方通行要求", default_setting=True)
HARD_INQUIRY_ANSWER = _working("答复复杂留言", 15, "部门、地方通行要求", default_setting=True)


def regime_on(day: date) -> Regime | None:
    """The regime in force on that day; None before the Regulation existed."""
    if day >= REGIME_2019_FROM:
        return Regime.R2019
    return Regime.R2008 if day >= REGIME_2008_FROM else None


def terms_on(day: date) -> RegimeTerms | None:
    """The clock of an application received on that day."""
    return TERMS.get(regime_on(day))


class PublicationKind(TextChoices):
    """What decides by when information must be public."""

    ORDINARY = "ordinary", "一般政府信息"
    LICENCE = "licence", "行政许可决定"
    PENALTY = "penalty", "行政处罚决定"
    ENFORCEMENT = "enforcement", "其他行政执法决定"
    BUDGET = "budget", "预算、决算"


# Kind → its limit, and the first day of the law that sets it.
PUBLICATION = {
    PublicationKind.ORDINARY: (TERMS_2019.publication, REGIME_2019_FROM),
    PublicationKind.LICENCE: (LICENCE_PUBLICATION, ENFORCEMENT_PUBLICATION_FROM),
    PublicationKind.PENALTY: (PENALTY_PUBLICATION, ENFORCEMENT_PUBLICATION_FROM),
    PublicationKind.ENFORCEMENT: (ENFORCEMENT_PUBLICATION, ENFORCEMENT_PUBLICATION_FROM),
    PublicationKind.BUDGET: (BUDGET_PUBLICATION, BUDGET_PUBLICATION_FROM),
}
# Counted from the day of approval (批准、批复), not from the day on which the paper was made.
FROM_APPROVAL = frozenset({PublicationKind.BUDGET})


def publication_term(day: date, kind=PublicationKind.ORDINARY) -> Term | None:
    """The limit for information of the kind made (or approved) on that day; None if unknown."""
    term, since = PUBLICATION[kind]
    return term if day >= since else None


def report_due_on(year: int, *, of_government: bool = False) -> date | None:
    """When the report on `year` must be out; None where the limit of the time is unknown."""
    limit = REPORT_OF_GOVERNMENT if of_government else REPORT_OF_DEPARTMENT
    due_on = limit.after(year)
    return due_on if regime_on(due_on) is Regime.R2019 else None
