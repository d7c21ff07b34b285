"""Who fills in, who confirms: predicates that every page and action asks."""

from disclosures.organisations.access import may_work_for
from portal.annual_report.kinds import OPEN, FillStatus

WRITE = "portal.change_annualreport"


def may_write(user, organisation) -> bool:
    """编制年报: ask for figures, confirm them, answer what checks find."""
    return user.has_perm(WRITE) and may_work_for(user, organisation.pk)


def refusal_to_fill(user, task) -> str:
    """Why the user can't fill in the figure; empty if they can."""
    if task.status not in OPEN:
        return "已经填报，等待核对或者已经核对；需要修改的，请年报编制人退回"
    if not (user.is_staff and may_work_for(user, task.organisation_id)):
        return "只有填报单位的工作人员可以填报"
    return ""


def refusal_to_confirm(user, task) -> str:
    if task.status != FillStatus.FILLED:
        return "还没有填报，或者已经核对"
    if not may_write(user, task.organisation):
        return "只有年报编制人可以核对"
    if task.filled_by_id == user.pk:
        return "填报人不能核对自己填报的数据，请由其他人核对"
    return ""


def refusal_to_send_back(user, task) -> str:
    if task.status not in (FillStatus.FILLED, FillStatus.CONFIRMED):
        return "还没有填报，不能退回"
    return "" if may_write(user, task.organisation) else "只有年报编制人可以退回"


def refusal_to_remind(user, task) -> str:
    if task.status not in OPEN:
        return "已经填报，不需要催报"
    return "" if may_write(user, task.organisation) else "只有年报编制人可以催报"
