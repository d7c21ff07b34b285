"""The staff groups as data: which permissions each role holds on every publishable kind."""

# Role → codenames of publishing (draft, review, publish), and of other models' permissions.
ROLES = {
    "信息员（拟稿人）": ("draft", "view"),
    "审核人": ("review", "view"),
    "发布人": ("publish", "view"),
}
# 三员分立: accounts and lists, apart from any content, and without power over the groups.
ADMINISTRATOR = "系统管理员"
ADMINISTERS = (
    ("auth", "user"),
    ("disclosures", "organisation"),
    ("disclosures", "posting"),
    ("disclosures", "section"),
    ("disclosures", "theme"),
    ("disclosures", "workingyear"),
)
