"""Who may put on record that a decision was annulled, and who takes it from the public by that."""

from disclosures.organisations.access import may_work_for
from disclosures.publishing.access import has_permission, refusal
from disclosures.publishing.states import State


def refusal_to_annul(user, decision) -> str:
    """Why `user` may not put the annulment on record; '' when allowed."""
    if decision.revision_of_id:
        return "决定的变动属于原信息，请在原信息上登记"
    if decision.state == State.DISCARDED:
        return "已作废的信息不能登记"
    if decision.annulled_on:
        return f"已经登记：{decision.annulled_on}被依法{decision.get_annulment_display()}"
    if not any(has_permission(user, type(decision), name) for name in ("draft", "publish")):
        return "您没有登记决定变动的权限"
    if not may_work_for(user, decision.organisation_id):
        return "这条信息不属于您所在的单位"
    return ""


def may_take_back(user, decision) -> bool:
    """Whether putting it on record takes the decision from the public as well."""
    return not refusal(user, decision, "withdraw")
