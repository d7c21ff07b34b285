"""Who handles requests to put a record right: those who handle applications, of their bodies."""

from requests_app.access import bodies_of, holds
from requests_app.states import HANDLE, LEAD, LOOK


def may_see(user, item=None) -> bool:
    if not any(holds(user, each) for each in ("view_application", HANDLE, LEAD)):
        return False
    mine = bodies_of(user)
    return item is None or mine is None or item.organisation_id in mine


def may_look(user, item) -> bool:
    return may_see(user, item) and holds(user, LOOK)


def refusal_to_reissue(user, item) -> str:
    """Why the user may not give out a new query code, as a sentence; '' when he may."""
    if not holds(user, HANDLE):
        return "您没有办理更正申请的权限"
    if not may_see(user, item):
        return "这件申请不属于您所在的单位"
    return "" if item.name else "申请人信息已经清除，不能核对身份"


def refusal(user, item) -> str:
    """Why the user may not tell a result now, as a sentence; '' when he may."""
    if item.result:
        return f"已经{item.get_result_display()}，不能再次办理"
    if not holds(user, HANDLE):
        return "您没有办理更正申请的权限"
    return "" if may_see(user, item) else "这件申请不属于您所在的单位"
