"""What must hold before an answer may go out. Pure."""

from disclosures.inquiries.kinds import Consent


def problems_of_days(received_on, answered_on) -> list[str]:
    if received_on and answered_on and answered_on < received_on:
        return ["答复日期早于收到日期，请核对"]
    return []


def problems_of_hardness(is_hard: bool, reason: str) -> list[str]:
    """The longer time has a reason that is on record."""
    if is_hard and not reason.strip():
        return ["情况复杂、适用较长期限的，请写明理由"]
    return []


def problems_of_publication(consent: str, title: str, registration: str) -> list[str]:
    """Nobody's inquiry is made public against his word, and a title says what it is about."""
    found = []
    if consent == Consent.NO:
        found.append("来件人不同意公开，只作登记和答复，不能提交公开")
    if registration and registration in title:
        found.append("标题里还是登记编号，请改为概括咨询事项的标题")
    return found
