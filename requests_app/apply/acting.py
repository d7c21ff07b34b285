"""What applicants do themselves on the page of their application, by number and code."""

from django.utils.timezone import localdate

from disclosures.publishing.errors import NotAllowed
from requests_app import actions

LATE = "补正期限到{until}，已经届满。有正当理由的，请与本机关联系"


def hand_in_supplement(application, *, text, at):
    """补正 (第三十条): as of the day of sending; once it is late only the office takes it."""
    supplement = application.part("supplement")
    today = localdate(at)
    if supplement and supplement.has_lapsed(today):
        until = supplement.reply_by
        raise NotAllowed(LATE.format(until=f"{until.year}年{until.month}月{until.day}日"))
    return actions.supplement(application, on=today, text=text, by=None, at=at)


def withdraw(application, *, at):
    """申请人撤回, from the page; nothing needs to be explained."""
    return actions.withdraw_by_applicant(application, on=localdate(at), by=None, at=at)
