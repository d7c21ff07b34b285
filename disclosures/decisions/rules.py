"""What must hold before a decision is shown, and how natural persons are masked. Pure."""

from datetime import date

from disclosures.decisions.deadlines import usual_display_end
from disclosures.decisions.kinds import DecisionKind, PartyKind
from disclosures.privacy.masks import mask_name
from disclosures.statute.terms import ENFORCEMENT_PUBLICATION_FROM

SHORTEST_NAME = 2  # one character alone may be any word
UNMASKED = "当事人是自然人的，姓名只保留姓氏，例：张**"


def is_masked(party: str) -> bool:
    return not party or "*" in party


def without_name(texts: dict[str, str], *, party_kind: str, party: str) -> dict[str, str]:
    """The texts that change when a natural person's name is masked, there and in the party."""
    name = party.strip()
    if party_kind != PartyKind.NATURAL or is_masked(name):
        return {}
    masked = mask_name(name)
    found = {"party": masked}
    if len(name) >= SHORTEST_NAME:
        found |= {
            key: text.replace(name, masked) for key, text in texts.items() if text and name in text
        }
    return found


def problems_of_party(*, party_kind: str, party: str, credit_code: str) -> list[str]:
    """Why the party can't be shown like this, as sentences."""
    found = []
    if party_kind == PartyKind.NATURAL and not is_masked(party):
        found.append(UNMASKED)
    if party_kind == PartyKind.NATURAL and credit_code:
        found.append("当事人是自然人的，不填统一社会信用代码")
    return found


def problems_of_display(
    *, kind: str, party_kind: str, decided_on: date | None, display_until: date | None
) -> list[str]:
    """Penalties are shown for a time; none ends before the decision was made."""
    if not (decided_on and party_kind):
        return []
    if display_until and display_until < decided_on:
        return ["公示期至早于决定日期，请核对"]
    is_limited = kind == DecisionKind.PENALTY and decided_on >= ENFORCEMENT_PUBLICATION_FROM
    if is_limited and display_until is None:
        usual = usual_display_end(decided_on, party_kind)
        return [f"行政处罚决定要填写公示期至，一般填写{usual}（法人和其他组织五年，自然人二年）"]
    return []
