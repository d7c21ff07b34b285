"""Kinds of proposal, the body's part in answering one, opinions about the answer, as data.

人大代表提建议, 政协委员提提案; 议案 goes to the congress alone and is none of these.
"""

from django.db.models import TextChoices


class ProposalKind(TextChoices):
    NPC = "npc", "人大代表建议"
    CPPCC = "cppcc", "政协提案"


class Role(TextChoices):
    LEAD = "lead", "主办"
    SEPARATE = "separate", "分办"
    JOINT = "joint", "会办"


class Satisfaction(TextChoices):
    """What the deputy or member says about the answer."""

    SATISFIED = "satisfied", "满意"
    MOSTLY = "mostly", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


CONTENT = (Satisfaction.SATISFIED, Satisfaction.MOSTLY)
# The word for one of the kind in the title of its answer.
PAPER = {ProposalKind.NPC: "建议", ProposalKind.CPPCC: "提案"}
# How answers are usually classed; the wording varies by place, so that staff may change it.
USUAL_CLASSES = {
    "A": "已经解决或者基本解决",
    "B": "正在解决或者列入计划解决",
    "C": "因条件限制暂不能解决",
    "D": "留作参考",
}
