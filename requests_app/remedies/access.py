"""Who keeps the register of remedies: those who handle or lead the cases of the organ."""

from requests_app.access import bodies_of, holds
from requests_app.states import HANDLE, LEAD


def may_see_remedies(user) -> bool:
    return any(holds(user, each) for each in ("view_remedy", HANDLE, LEAD))


def may_keep_remedies(user) -> bool:
    return holds(user, HANDLE) or holds(user, LEAD)


def refusal(user, organisation) -> str:
    """Why the user may not keep a remedy of the organ, as a sentence; '' when it is allowed."""
    if not may_keep_remedies(user):
        return "您没有登记行政复议、行政诉讼的权限"
    mine = bodies_of(user)
    if mine is not None and organisation.pk not in mine:
        return "这个案件不属于您所在的单位"
    return ""
