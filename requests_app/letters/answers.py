"""What a decision says: one wording for each of the outcomes, with its article. Pure."""

import json
from pathlib import Path

from requests_app.letters.kinds import LetterKind
from requests_app.letters.remedies_paragraph import remedies_paragraph
from requests_app.letters.wording import NOTICES, Case, day, one_line, opening
from requests_app.outcomes import OPEN, OUTCOMES, THIRD_PARTY, NotHeld

# By outcome: what was found (the end of a sentence about the information), or the whole decision.
# {law} is the Regulation, with the article where its text of the time is known.
SENTENCES = json.loads(Path(__file__).with_name("answers.json").read_text("utf-8"))
NOT_HELD = "r3_4_1_not_held"


def answer(case: Case) -> list[str]:
    """答复书: what was asked, what is decided and why, and what can be done about it."""
    made = case.decision
    return [
        opening(case),
        f"依照{case.regulation}（以下简称《条例》）的规定，现答复如下：",
        _sentence(case),
        *([f"理由和依据：{made.reason}"] if made.reason else []),
        *([f"为公共利益决定公开的理由：{made.override_reason}"] if made.override_reason else []),
        made.text,
        remedies_paragraph(
            made.outcome, case.dated_on, case.route, you=case.you, by_internet=case.by_internet
        ),
    ]


def _sentence(case: Case) -> str:
    made = case.decision
    words = {
        "you": case.you,
        "law": case.law(OUTCOMES[made.outcome].article, short=True),
        "withheld": one_line(made.withheld).rstrip("。"),
        "special_law": made.special_law or "【依据的法律、行政法规】",
        "earlier": made.earlier or "【此前的申请编号】",
        "right_agency": made.right_agency.rstrip("。") or "【机关名称和联系方式】",
    }
    if made.outcome == NOT_HELD:
        elsewhere = made.not_held == NotHeld.OTHER_AGENCY
        article = "第三十六条第五项" if elsewhere else "第三十六条第四项"
        words["law"] = case.law(article, short=True)
        return SENTENCES["elsewhere" if elsewhere else "absent"].format(**words)
    if found := SENTENCES["found"].get(made.outcome):
        heard = "经书面征求第三方意见，" if made.outcome == THIRD_PARTY else ""
        return (
            f"经审查，{case.you}申请公开的信息{found.format(**words)}。依照{words['law']}的规定，"
            f"{heard}本机关决定不予公开。"
        )
    return SENTENCES["decided"][made.outcome].format(**words)


def not_an_application_notice(case: Case) -> list[str]:
    """非政府信息公开申请告知书 (第三十九条第一款)."""
    made = case.decision
    return [
        opening(case),
        f"经审查，{case.you}提交的内容实质上是进行信访、投诉、举报等活动。依照"
        f"{case.law('第三十九条第一款')}的规定，本机关不作为政府信息公开申请处理，请通过相应渠道提出。",
        *([f"理由和依据：{made.reason}"] if made.reason else []),
        made.text,
        remedies_paragraph(
            made.outcome,
            case.dated_on,
            case.route,
            you=case.you,
            letter="本告知书",
            by_internet=case.by_internet,
        ),
    ]


def third_party_decision_notice(case: Case) -> list[str]:
    """To the third party, that the information is given all the same (第三十二条)."""
    made = case.decision
    return [
        f"本机关就政府信息公开申请（申请编号：{case.number}）书面征求了你方的意见。",
        "经审查，本机关认为不公开可能对公共利益造成重大影响。依照"
        f"{case.law('第三十二条')}的规定，本机关决定于{day(None)}公开下列内容："
        f"{one_line(case.description)}。",
        f"决定公开的理由：{made.override_reason or '【理由】'}",
        remedies_paragraph(OPEN, case.dated_on, case.route, you="你方", letter="本告知书"),
    ]


WORDINGS = {
    **NOTICES,
    LetterKind.ANSWER: answer,
    LetterKind.NOT_AN_APPLICATION: not_an_application_notice,
    LetterKind.THIRD_PARTY_DECISION: third_party_decision_notice,
}


def body_of(kind: str, case: Case) -> str:
    """The text of a letter of the kind, a paragraph a line."""
    paragraphs = WORDINGS[kind](case)
    if case.contact:
        paragraphs = [*paragraphs, f"联系方式：{case.contact}"]
    return "\n".join(text.strip() for text in paragraphs if text.strip())
