"""The one publishing workflow as a table: states, verbs, who may move what, and what is visible."""

from dataclasses import dataclass

from django.db.models import TextChoices


class State(TextChoices):
    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "待审核"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "待发布"
    SCHEDULED = "scheduled", "定时发布"
    PUBLISHED = "published", "已发布"
    WITHDRAWN = "withdrawn", "已撤下"
    WITHDRAWN_SILENTLY = "withdrawn_silently", "紧急撤下"
    DISPLAY_ENDED = "display_ended", "公示期满"
    ARCHIVED = "archived", "历史版本"
    DISCARDED = "discarded", "已作废"


class ChangeKind(TextChoices):
    """What a new version means to readers: the notes of major changes are shown to them."""

    MINOR = "minor", "一般修改（不向社会说明）"
    MAJOR = "major", "重要修改（向社会说明）"


class Attribute(TextChoices):
    """公开属性, fixed at the source when the paper is drafted."""

    PROACTIVE = "proactive", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    WITHHELD = "withheld", "不予公开"


class SecrecyConclusion(TextChoices):
    """The four conclusions of the secrecy review that precedes every publication (条例第十七条)."""

    MAY_PUBLISH = "may_publish", "可以公开"
    PUBLISH_REDACTED = "publish_redacted", "处理后公开"
    MUST_NOT_PUBLISH = "must_not_publish", "不得公开"
    REFERRED = "referred", "报请确定"


# What the public may see, on every surface. querysets.visible() and Publishable.is_visible read it.
VISIBLE = {"state": State.PUBLISHED, "disclosure_attribute": Attribute.PROACTIVE}

# Once public, now not: the address keeps answering, with a notice (410).
GONE = frozenset({State.WITHDRAWN, State.WITHDRAWN_SILENTLY, State.DISPLAY_ENDED})

# Content may be edited here only; everywhere else a change would escape the review.
EDITABLE = frozenset({State.DRAFT, State.RETURNED})

# A version on its way to the public. A record has one such new version at most.
UNDER_WAY = EDITABLE | {State.SUBMITTED, State.APPROVED, State.SCHEDULED}

# What a new version of a record can ever be: never published itself, its content is.
VERSION_STATES = UNDER_WAY | {State.ARCHIVED, State.DISCARDED}

# Conclusions with which an item may go on to publication.
CLEARED = frozenset({SecrecyConclusion.MAY_PUBLISH, SecrecyConclusion.PUBLISH_REDACTED})


@dataclass(frozen=True)
class Level:
    """One of up to three levels of review, each another person's (三审三校)."""

    label: str
    waiting: str
    permission: str


LEVELS = {
    1: Level("初审", "待初审", "review"),
    2: Level("复审", "待复审", "second_review"),
    3: Level("终审", "待终审", "final_review"),
}
REVIEWING = tuple(level.permission for level in LEVELS.values())


def level_permissions(level: int, levels: int) -> tuple[str, ...]:
    """Who may pass an item at `level` of `levels`: with a single level, any reviewer."""
    return REVIEWING if levels == 1 else (LEVELS[level].permission,)


def approve_label(level: int, levels: int) -> str:
    """签发 is the word for the last of several levels, 通过 for all others."""
    return "签发" if levels > 1 and level == levels else "通过"


def waiting_label(level: int, levels: int, *, is_revision: bool) -> str:
    """What an item that waits for review is called."""
    if is_revision:
        return "修改待审" if levels == 1 else f"修改{LEVELS[level].waiting}"
    return "待审核" if levels == 1 else LEVELS[level].waiting


@dataclass(frozen=True)
class Transition:
    """One verb: from which states, to which, under any of which permissions, on which button.

    `target` is None where the state stays or where the verb itself knows what comes next.
    """

    label: str
    sources: frozenset[State]
    target: State | None
    permissions: tuple[str, ...]
    done: str


def _from(*states):
    return frozenset(states)


TRANSITIONS = {
    "submit": Transition("提交审核", EDITABLE, State.SUBMITTED, ("draft",), "已提交审核"),
    "take_back": Transition(
        "撤回", _from(State.SUBMITTED), State.DRAFT, ("draft",), "已撤回，可以继续修改"
    ),
    "return_for_changes": Transition(
        "退回修改",
        _from(State.SUBMITTED, State.APPROVED, State.SCHEDULED),
        State.RETURNED,
        (*REVIEWING, "secrecy_review"),
        "已退回修改",
    ),
    "review_secrecy": Transition(
        "保密审查", _from(State.SUBMITTED), None, ("secrecy_review",), "已记录保密审查结论"
    ),
    "approve": Transition("通过", _from(State.SUBMITTED), None, REVIEWING, "已通过审核"),
    "schedule": Transition(
        "定时发布",
        _from(State.APPROVED, State.SCHEDULED),
        State.SCHEDULED,
        ("publish",),
        "已定时",
    ),
    "unschedule": Transition(
        "取消定时", _from(State.SCHEDULED), State.APPROVED, ("publish",), "已取消定时，仍待发布"
    ),
    "publish": Transition(
        "发布",
        _from(State.APPROVED, State.SCHEDULED),
        State.PUBLISHED,
        ("publish",),
        "已发布",
    ),
    "withdraw": Transition("撤下", _from(State.PUBLISHED), State.WITHDRAWN, ("publish",), "已撤下"),
    "withdraw_silently": Transition(
        "紧急撤下",
        _from(State.PUBLISHED, State.WITHDRAWN, State.DISPLAY_ENDED),
        State.WITHDRAWN_SILENTLY,
        ("publish", "secrecy_review"),
        "已紧急撤下",
    ),
    "republish": Transition(
        "恢复发布", _from(State.WITHDRAWN), State.PUBLISHED, ("publish",), "已恢复发布"
    ),
    "revise": Transition(
        "修改（新版本）",
        _from(State.PUBLISHED, *GONE),
        None,
        ("draft",),
        "已建立新版本，请修改后提交审核；审核发布以前，公众看到的不变",
    ),
    "discard": Transition("作废", EDITABLE, State.DISCARDED, ("draft",), "已作废"),
}

# Verbs that change content: whoever did one of them to a version may not review that version.
WRITING = frozenset({"save_draft", "attach", "describe", "detach", "import", "revise"})
