"""Who may put on record what the proposers thought of the answer."""

from disclosures.organisations.access import may_work_for
from disclosures.publishing.access import has_permission
from disclosures.publishing.states import State


def refusal_to_note_opinion(user, proposal) -> str:
    """Why `user` may not note the opinion; '' when allowed."""
    if proposal.revision_of_id:
        return "满意程度属于原信息，请在原信息上登记"
    if proposal.state == State.DISCARDED:
        return "已作废的信息不能登记满意程度"
    if not has_permission(user, type(proposal), "draft"):
        return "您没有登记满意程度的权限"
    if not may_work_for(user, proposal.organisation_id):
        return "这条信息不属于您所在的单位"
    return "" if proposal.replied_on else "还没有答复日期，不能登记满意程度"
