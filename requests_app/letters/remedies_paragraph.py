"""The paragraph on remedies that a decision ends with: by its ground and its date. Pure.

Since 2024 a refusal under arts. 14 to 16 is reviewed before a court hears of it, and must say so
(行政复议法第二十三条第一款第四项); everything else may go to either. Which outcomes are such
refusals stands in outcomes.py, by the ground and not by the group of the form.
"""

from dataclasses import dataclass
from datetime import date

from disclosures.statute.terms import LAWSUIT_AFTER_REVIEW, REVIEW_APPLICATION
from requests_app.outcomes import PARTIAL, REVIEW_FIRST

REVIEW_LAW_OF_2023 = date(2024, 1, 1)  # 行政复议法 (2023年修订) in force
SIX_MONTHS_SINCE = date(2015, 5, 1)  # 行政诉讼法第四十六条 as revised in 2014
ANY_COURT = "有管辖权的人民法院"
ANY_CHANNEL = "行政复议机关指定的互联网渠道"

FEE_PARAGRAPH = (
    "收费通知不单独作为申请行政复议、提起行政诉讼的对象。逾期未缴费、本机关不再处理申请的，"
    "{you}可以对不再处理的行为依法申请行政复议或者提起行政诉讼。"
)


@dataclass(frozen=True)
class Route:
    """Where the decisions of an organ are challenged."""

    government: str  # 本级人民政府 (行政复议法第二十四条)
    superior: str = ""  # 上一级主管部门: a choice until the end of 2023
    court: str = ANY_COURT
    online: str = ""  # where a review is asked for on the internet (第二十二条)


def remedies_paragraph(
    outcome: str, on: date, route: Route, *, you="您", letter="本答复书", by_internet=False
) -> str:
    """What whoever gets the decision may do, where, and within what time."""
    since_2024 = on >= REVIEW_LAW_OF_2023
    sentence = _either(on, route, letter)
    if since_2024 and outcome in REVIEW_FIRST:
        text = f"{you}如不服本决定，{_review_first(route, letter)}"
    elif since_2024 and outcome == PARTIAL:
        text = (
            f"{you}如不服其中依照《条例》第十四条、第十五条、第十六条不予公开的部分，"
            f"{_review_first(route, letter)}{you}如不服其他部分，{sentence}"
        )
    else:
        text = f"{you}如不服本决定，{sentence}"
    if since_2024 and by_internet:
        channel = route.online or ANY_CHANNEL
        text += f"{letter}通过互联网渠道送达，{you}也可以通过{channel}申请行政复议。"
    return text


def _review_first(route: Route, letter: str) -> str:
    return (
        f"应当自收到{letter}之日起{REVIEW_APPLICATION.days}日内，先向{route.government}申请行政复议"
        "（《中华人民共和国行政复议法》第二十条、第二十三条第一款第四项）；对行政复议决定不服的，"
        f"可以自收到行政复议决定书之日起{LAWSUIT_AFTER_REVIEW.days}日内向人民法院提起行政诉讼"
        "（《中华人民共和国行政诉讼法》第四十五条）。"
    )


def _either(on: date, route: Route, letter: str) -> str:
    """Review, or a lawsuit at once."""
    organs = route.government
    if on < REVIEW_LAW_OF_2023 and route.superior:
        organs += f"或者{route.superior}"
    within = f"自收到{letter}之日起6个月内" if on >= SIX_MONTHS_SINCE else "在法律规定的期限内"
    return (
        f"可以自收到{letter}之日起{REVIEW_APPLICATION.days}日内向{organs}申请行政复议，"
        f"也可以{within}直接向{route.court}提起行政诉讼。"
    )
