"""Who may do what with a publishable item, as predicates over a user and an item."""

from disclosures.organisations.access import may_work_for
from disclosures.publishing.history import history_of_version, reviews_of
from disclosures.publishing.states import (
    EDITABLE,
    TRANSITIONS,
    WRITING,
    Attribute,
    level_permissions,
)

# Verbs of review: nobody reviews what they have written or submitted.
JUDGING = frozenset({"approve", "review_secrecy"})
RELEASING = frozenset({"schedule", "publish", "republish"})


def has_permission(user, model, codename) -> bool:
    """Whether the user holds `codename` (draft, review or publish) for this kind of record."""
    meta = model._meta
    return user.is_active and user.has_perm(f"{meta.app_label}.{codename}_{meta.model_name}")


def may_edit(user, item) -> bool:
    """Content may be changed by drafters of the item's organisation, before review only."""
    return (
        item.state in EDITABLE
        and has_permission(user, type(item), "draft")
        and may_work_for(user, item.organisation_id)
    )


def has_written(user, item) -> bool:
    """Whether the user began this version or ever changed its content. One query at most."""
    if user.pk == item.created_by_id:
        return True
    return history_of_version(item).filter(by=user, verb__in=WRITING).exists()


def refusal(user, item, verb) -> str:
    """Why `user` may not do `verb` to `item` now, as a sentence; '' when it is allowed."""
    transition = TRANSITIONS[verb]
    if item.state not in transition.sources:
        return f"“{item.state_label}”的信息不能{label_of(verb, item)}"
    if not any(has_permission(user, type(item), name) for name in permissions_for(verb, item)):
        return f"您没有{label_of(verb, item)}的权限"
    if not may_work_for(user, item.organisation_id):
        return "这条信息不属于您所在的单位"
    if verb in JUDGING:
        return _refusal_to_judge(user, item, verb)
    if verb in RELEASING and item.disclosure_attribute != Attribute.PROACTIVE:
        return "只有“主动公开”的信息可以发布，其他信息只作登记"
    return ""


def label_of(verb, item) -> str:
    """The word on the verb's button for this item."""
    return item.approve_label if verb == "approve" else TRANSITIONS[verb].label


def permissions_for(verb, item) -> tuple[str, ...]:
    """Any of these permissions allows the verb; for review, those of the level that waits."""
    if verb == "approve":
        return level_permissions(item.level, item.levels)
    return TRANSITIONS[verb].permissions


def _refusal_to_judge(user, item, verb) -> str:
    if user.pk == item.submitted_by_id or has_written(user, item):
        return "审核人和保密审查人不能是拟稿人或者提交人，请由另一人办理"
    earlier = reviews_of(item) if verb == "approve" and item.level > 1 else []
    if any(step.verb == "approve" and step.by_id == user.pk for step in earlier):
        return "您已经审核过这一稿，每一级审核须由不同的人办理"
    return ""


def available_verbs(user, item) -> list[str]:
    """The verbs whose buttons the user sees on this item."""
    return [verb for verb in TRANSITIONS if not refusal(user, item, verb)]
