"""Rhythms of renewal (更新频率) and the intervals of the national website inspection, as data."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Frequency(TextChoices):
    AS_IT_ARISES = "as_it_arises", "实时（随产生随公开）"
    MONTHLY = "monthly", "每月"
    QUARTERLY = "quarterly", "每季度"
    HALF_YEARLY = "half_yearly", "每半年"
    YEARLY = "yearly", "每年"


# The longest time in days between two renewals; what is published as it arises has none.
LONGEST_GAP = {
    Frequency.AS_IT_ARISES: None,
    Frequency.MONTHLY: 31,
    Frequency.QUARTERLY: 92,
    Frequency.HALF_YEARLY: 184,
    Frequency.YEARLY: 366,
}

INSPECTION = "国办秘函〔2019〕19号检查指标"


@dataclass(frozen=True)
class InspectedGap:
    """After how many days without anything new the inspection finds fault, in its words."""

    days: int
    words: str


# Hints only: places check what the national text says with indicators of their own.
HOME_PAGE = InspectedGap(14, "首页2周未更新")
POLICY_COLUMN = InspectedGap(184, "通知公告、政策文件类栏目6个月未更新")
SLOW_COLUMN = InspectedGap(366, "人事信息、规划计划类栏目1年未更新")
INSPECTED = {"a20-1": POLICY_COLUMN, "a20-3": SLOW_COLUMN, "a20-14": SLOW_COLUMN}
EMPTY_COLUMN = "空白栏目"
