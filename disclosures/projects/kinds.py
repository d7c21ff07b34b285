"""Key areas, the stages of a project in their order, what is supervised, ways of procurement."""

from django.db.models import TextChoices


class Area(TextChoices):
    MAJOR_PROJECT = "major_project", "重大建设项目批准和实施"
    PUBLIC_RESOURCES = "public_resources", "公共资源配置"
    PUBLIC_WELFARE = "public_welfare", "社会公益事业建设"


# Which column of the catalogue each area belongs to (条例第二十条、第二十一条).
SECTIONS = {
    Area.MAJOR_PROJECT: "a20-10",
    Area.PUBLIC_RESOURCES: "a20-15",
    Area.PUBLIC_WELFARE: "a21-3",
}
PROCUREMENT_SECTION = "a20-9"


class Stage(TextChoices):
    """In the order in which they follow each other; not every project has every one."""

    APPROVAL = "approval", "项目批准"
    PREQUALIFICATION = "prequalification", "资格预审"
    TENDER = "tender", "招标（采购）公告"
    CLARIFICATION = "clarification", "澄清和修改"
    OPENING = "opening", "开标"
    CANDIDATES = "candidates", "中标候选人公示"
    AWARD = "award", "中标（成交）结果"
    CONTRACT = "contract", "合同订立"
    PROGRESS = "progress", "实施进展"
    COMPLETION = "completion", "竣工验收"


class Method(TextChoices):
    """《政府采购法》第二十六条."""

    OPEN = "open", "公开招标"
    INVITED = "invited", "邀请招标"
    NEGOTIATION = "negotiation", "竞争性谈判"
    CONSULTATION = "consultation", "竞争性磋商"
    INQUIRY = "inquiry", "询价"
    SINGLE_SOURCE = "single_source", "单一来源"


# What takes place under supervision: that it did, when and by whom, never with names or amounts.
SUPERVISED = ("投标人资格审查", "标底编制", "评标专家抽取", "评标过程", "招标投标情况书面报告")
REPORTED = SUPERVISED[-1]  # 《招标投标法》第四十七条: to the supervising body, after the award
# From these on it is known who won.
DECIDED = (Stage.AWARD, Stage.CONTRACT, Stage.PROGRESS, Stage.COMPLETION)
