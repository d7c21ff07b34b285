"""What a consultation must keep to, and how it stands on a day. Pure."""

from datetime import date

from disclosures.events.kinds import ADOPTIONS, TAKEN_UP, Standing

# 重大行政决策程序暂行条例第十五条: as a rule not shorter; shorter only with an explanation.
SHORTEST_PERIOD = 30
ARTICLE = "《重大行政决策程序暂行条例》第十五条"


def days_of(opens_on: date, closes_on: date) -> int:
    """Length of the period, both days included: on the first one the public can already write."""
    return (closes_on - opens_on).days + 1


def problems_of_period(opens_on: date, closes_on: date | None, *, reason: str) -> list[str]:
    """Why a consultation can't run like this, as sentences."""
    if closes_on is None:
        return ["意见征集要写明结束日期"]
    if closes_on < opens_on:
        return ["结束日期早于开始日期，请核对"]
    days = days_of(opens_on, closes_on)
    if days < SHORTEST_PERIOD and not reason.strip():
        return [
            f"征集期限只有{days}日。{ARTICLE}规定公开征求意见的期限一般不少于"
            f"{SHORTEST_PERIOD}日，确需缩短的请写明理由"
        ]
    return []


def problems_of_result(rows: list[dict], summary: str) -> list[str]:
    """What the published result still lacks, as sentences that name the row."""
    problems = []
    if rows and not summary.strip():
        problems.append("填写了各条意见的采纳情况，还要写结果反馈的总体说明")
    for number, row in enumerate(rows, 1):
        adoption = row.get("adoption", "")
        if adoption not in ADOPTIONS:
            problems.append(f"第{number}条意见的采纳情况应写“{'”“'.join(ADOPTIONS)}”之一")
        elif adoption != TAKEN_UP and not row.get("reason"):
            problems.append(f"第{number}条意见{adoption}，请写明理由")
    return problems


def standing(opens_on: date, closes_on: date | None, *, is_answered: bool, on: date) -> Standing:
    """Where the consultation stands; with_standing() in querysets.py asks the same of many."""
    if is_answered:
        return Standing.ANSWERED
    if on < opens_on:
        return Standing.COMING
    return Standing.OPEN if on <= (closes_on or opens_on) else Standing.CLOSED


def overdue_feedback(closes_on: date, on: date) -> str:
    """What staff read about a consultation that is over and not answered."""
    return f"意见征集已于{closes_on}结束，过了{(on - closes_on).days}日，还没有公开结果反馈"
