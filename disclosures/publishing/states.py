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

# The public may learn that these existed: their address answers with a notice (410).
WITHDRAWN = {"state": State.WITHDRAWN, "disclosure_attribute": Attribute.PROACTIVE}

# Content may be edited here only; everywhere else a change would escape the review.
EDITABLE = frozenset({State.DRAFT, State.RETURNED})

# Conclusions with which an item may go on to publication.
CLEARED = frozenset({SecrecyConclusion.MAY_PUBLISH, SecrecyConclusion.PUBLISH_REDACTED})


@dataclass(frozen=True)
class Transition:
    """One verb: from which states, to which, under which permission, on which button."""

    label: str
    sources: frozenset[State]
    target: State
    permission: str
    done: str


TRANSITIONS = {
    "submit": Transition("提交审核", EDITABLE, State.SUBMITTED, "draft", "已提交审核"),
    "take_back": Transition(
        "撤回", frozenset({State.SUBMITTED}), State.DRAFT, "draft", "已撤回，可以继续修改"
    ),
    "return_for_changes": Transition(
        "退回修改",
        frozenset({State.SUBMITTED, State.APPROVED, State.SCHEDULED}),
        State.RETURNED,
        "review",
        "已退回修改",
    ),
    "approve": Transition(
        "通过", frozenset({State.SUBMITTED}), State.APPROVED, "review", "已通过审核"
    ),
    "schedule": Transition(
        "定时发布",
        frozenset({State.APPROVED, State.SCHEDULED}),
        State.SCHEDULED,
        "publish",
        "已定时",
    ),
    "publish": Transition(
        "发布",
        frozenset({State.APPROVED, State.SCHEDULED}),
        State.PUBLISHED,
        "publish",
        "已发布",
    ),
    "withdraw": Transition(
        "撤下", frozenset({State.PUBLISHED}), State.WITHDRAWN, "publish", "已撤下"
    ),
}
