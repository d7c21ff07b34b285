"""The staff groups as data: which permissions each role holds on every publishable kind."""

from disclosures.publishing.states import REVIEWING

# Role → codenames on every kind of publishable record.
ROLES = {
    "信息员（拟稿人）": ("draft", "view"),
    "初审人（科室负责人）": ("review", "view"),
    "复审人（政府信息公开工作机构）": ("second_review", "view"),
    "终审人（分管领导）": ("final_review", "view"),
    "保密审查员": ("secrecy_review", "view"),
    "发布人": ("publish", "view"),
}
# Lists that a role keeps beside the records: reviewers those of words, the disclosure office more.
WORDING = (("disclosures", "wordingrule"),)
KEEPS = {role: WORDING for role, held in ROLES.items() if set(held) & set(REVIEWING)}
KEEPS["复审人（政府信息公开工作机构）"] = (
    *WORDING,
    ("disclosures", "catalogueitem"),
    ("disclosures", "registerentry"),
    ("disclosures", "shortcoming"),
    ("disclosures", "feeincome"),
    ("disclosures", "proposalclass"),
    ("disclosures", "readingplace"),
)
# Every role.
READS = ("view_catalogueitem", "view_registerentry", "view_shortcoming", "view_readingplace")
# 三员分立: accounts and lists, apart from any content, and without power over the groups.
ADMINISTRATOR = "系统管理员"
ADMINISTERS = (
    ("auth", "user"),
    ("disclosures", "organisation"),
    ("disclosures", "posting"),
    ("disclosures", "section"),
    ("disclosures", "theme"),
    ("disclosures", "workingyear"),
    ("disclosures", "reviewpolicy"),
    ("disclosures", "wordingrule"),
    ("disclosures", "channel"),
    ("disclosures", "receiver"),
)
