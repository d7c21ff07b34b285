"""What must hold before the answer to a proposal may go out, and how its title reads. Pure."""

from disclosures.proposals.kinds import PAPER


def number_words(kind: str, number: str) -> str:
    """第12号建议."""
    return f"第{number}号{PAPER.get(kind, '建议提案')}" if number else ""


def usual_title(session: str, kind: str, number: str) -> str:
    """《关于…第×号建议的答复》."""
    return f"关于{session}{number_words(kind, number)}的答复"


def title_hint(title: str, session: str, kind: str, number: str) -> str:
    """A word about a title that does not name the number; it hinders nothing."""
    if not number or f"第{number}号" in title:
        return ""
    return f"标题一般写作“{usual_title(session, kind, number)}”，请核对"


def problems_of_days(assigned_on, replied_on, redone_on) -> list[str]:
    """Days in the wrong order, as sentences."""
    found = []
    if assigned_on and replied_on and replied_on < assigned_on:
        found.append("答复日期早于交办日期，请核对")
    if redone_on and (replied_on is None or redone_on < replied_on):
        found.append("重新答复日期早于答复日期，请核对")
    return found


def problems_of_opinion(satisfaction: str, redone_on, second_satisfaction: str) -> list[str]:
    """A second opinion is one about a second answer, which only dissatisfaction calls for."""
    found = []
    if redone_on and satisfaction != "dissatisfied":
        found.append("代表（委员）不满意的才需要重新办理，请核对满意程度")
    if second_satisfaction and not redone_on:
        found.append("请先填写重新答复日期，再填写重新办理后的满意程度")
    return found
