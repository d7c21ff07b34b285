"""Who may submit, sign, send on and publish a report; each refusal is a sentence."""

from portal.annual_report.access import may_write
from portal.annual_report.signing.states import SigningStatus

ONLY_WRITERS = "只有年报编制人可以办理"


def refusal_to_submit(user, report, newest) -> str:
    if not may_write(user, report.organisation):
        return ONLY_WRITERS
    if newest and newest.status == SigningStatus.SUBMITTED:
        return "已经送审，等待签批"
    if newest and newest.status == SigningStatus.SIGNED and not newest.published_at:
        return "已经签批，还没有公布；公布以后才能更正"
    return ""


def refusal_to_decide(user, signed) -> str:
    """签批 and 退回 are for another person than who submitted."""
    if not may_write(user, signed.report.organisation):
        return ONLY_WRITERS
    if signed.status != SigningStatus.SUBMITTED:
        return "没有等待签批的报告"
    if signed.submitted_by_id == user.pk:
        return "送审人不能签批自己送审的报告，请由其他人签批"
    return ""


def refusal_to_send_on(user, signed) -> str:
    """报送 and attaching the scan: for what is signed."""
    if not may_write(user, signed.report.organisation):
        return ONLY_WRITERS
    return "" if signed.status == SigningStatus.SIGNED else "还没有签批"


def refusal_to_publish(user, signed) -> str:
    if why := refusal_to_send_on(user, signed):
        return why
    if signed.published_at:
        return "已经公布"
    return "" if signed.filed_on else "请先登记报送情况"
