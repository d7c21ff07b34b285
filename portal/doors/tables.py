"""The lists of the admin by the work they belong to, for the start page and the menu beside it."""

OTHERS = "其他"
LISTS = {
    "信息发布": (
        *("Document", "Interpretation", "Event", "PublicResponse", "YearWithoutResponse"),
        *("Topic", "Guide"),
    ),
    "业务栏目": (
        *("Proposal", "Inquiry", "ServiceItem", "PowerItem", "Project"),
        *("AdministrativeDecision", "FeeIncome", "Official"),
    ),
    "依申请公开": ("Application", "Letter", "Rectification", "Remedy"),
    "年度报告": ("AnnualReport", "CollectionRound", "SuppliedFigure"),
    "登记和监督": (
        *("RegisterEntry", "CatalogueItem", "DeliveryList", "Shortcoming", "ErrorReport"),
        "FruitlessQuery",
    ),
    "设置": (
        *("Organisation", "ReadingPlace", "Channel", "Section", "Theme", "ProposalClass"),
        *("ReviewPolicy", "WordingRule", "Synonym", "WorkingYear", "Receiver", "LetterNaming"),
        "RemedyRoute",
    ),
    "账号和安全": ("User", "Group", "FailedSignIn"),
}


def by_work(applications: list[dict]) -> list[dict]:
    """Django's list of applications and models in these groups; a list without a place of its
    own stands at the end, so that nothing is out of reach."""
    found = {model["object_name"]: model for app in applications for model in app["models"]}
    groups = []
    for name, wanted in LISTS.items():
        groups.append((name, [found.pop(model) for model in wanted if model in found]))
    groups.append((OTHERS, list(found.values())))
    return [{"name": name, "models": models} for name, models in groups if models]
