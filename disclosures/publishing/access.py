"""Who may do what with a publishable item, as predicates over a user and an item."""

from disclosures.organisations.access import may_work_for
from disclosures.publishing.history import history_of
from disclosures.publishing.states import EDITABLE, TRANSITIONS, Attribute


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
    """Whether the user began the item or changed its content, at any time. One query at most.

    What the history holds beside the verbs of the workflow is work on the content.
    """
    if user.pk == item.created_by_id:
        return True
    return history_of(item).filter(by=user).exclude(verb__in=TRANSITIONS).exists()


def refusal(user, item, verb) -> str:
    """Why `user` may not do `verb` to `item` now, as a sentence; '' when it is allowed."""
    transition = TRANSITIONS[verb]
    if item.state not in transition.sources:
        return f"“{item.get_state_display()}”的信息不能{transition.label}"
    if not has_permission(user, type(item), transition.permission):
        return f"您没有{transition.label}的权限"
    if not may_work_for(user, item.organisation_id):
        return "这条信息不属于您所在的单位"
    if verb == "approve" and (user.pk == item.submitted_by_id or has_written(user, item)):
        return "审核人不能是拟稿人或者提交人，请由另一人审核"
    if transition.permission == "publish" and item.disclosure_attribute != Attribute.PROACTIVE:
        return "只有“主动公开”的信息可以发布，其他信息只作登记"
    return ""


def available_verbs(user, item) -> list[str]:
    """The verbs whose buttons the user sees on this item."""
    return [verb for verb in TRANSITIONS if not refusal(user, item, verb)]
