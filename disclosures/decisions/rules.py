"""What must hold before a decision is shown, and how natural persons are masked. Pure."""

import re
from datetime import date

from disclosures.decisions.deadlines import usual_display_end
from disclosures.decisions.kinds import DecisionKind, PartyKind
from disclosures.privacy.masks import mask_name
from disclosures.statute.terms import ENFORCEMENT_PUBLICATION_FROM

SHORTEST_NAME = 2  # one character alone may be any word
UNMASKED = "当事人是自然人的，姓名只保留姓氏，例：张**"
NO_KIND = "填写当事人的，请同时选择当事人类型，自然人的姓名才能遮蔽"
MASKED = re.compile(r"[^\W\d_]?\*+")  # one character at most, then asterisks alone
# The same for the database, which knows no lookups of Python's: names between signs, each masked.
_MASK, _SIGNS = r"[^*、，,；;/[:space:]]?\*+", r"[、，,；;/[:space:]]"
STORED_MASKS = (
    rf"^{_SIGNS}*({_MASK}({_SIGNS}+{_MASK})*{_SIGNS}*"
    r"(等(\s*[0-9一二三四五六七八九十两]+\s*人)?)?)?\s*$"
)
BETWEEN_NAMES = re.compile(r"\s*[、，,；;/\n]\s*")
AND_OTHERS = re.compile(r"\s*等(?:\s*[0-9一二三四五六七八九十两]+\s*人)?$")
NO_LETTER = re.compile(r"[\W\d_]")


def names_of(party: str) -> tuple[list[str], str]:
    """The persons named in one cell, and what ends it (等三人)."""
    party = party.strip()
    others = AND_OTHERS.search(party)
    ending = others.group() if others else ""
    named = party.removesuffix(ending)
    return [name for name in BETWEEN_NAMES.split(named) if name], ending


def is_masked(party: str) -> bool:
    """Whether of every person no more than the first character is told."""
    return all(MASKED.fullmatch(name) for name in names_of(party)[0])


def without_name(texts: dict[str, str], *, party_kind: str, party: str) -> dict[str, str]:
    """The texts that change when natural persons' names are masked, there and in the party."""
    if party_kind != PartyKind.NATURAL or is_masked(party):
        return {}
    names, ending = names_of(party)
    masks = {name: _mask(name) for name in sorted(names, key=len, reverse=True)}
    found = {"party": "、".join(masks[name] for name in names) + ending}
    for key, text in texts.items():
        if (masked := _masked_in(text, masks)) != text:
            found[key] = masked
    return found


def _mask(name: str) -> str:
    """What is hidden in part only (示例一*, 示*一) is hidden like a full name."""
    if MASKED.fullmatch(name):
        return name
    return mask_name(NO_LETTER.sub("", name)) or "**"


def _masked_in(text: str, masks: dict[str, str]) -> str:
    """The text without the names, however they are spaced in it."""
    for name, mask in masks.items():
        letters = NO_LETTER.sub("", name)
        if len(letters) >= SHORTEST_NAME:
            spaced = r"[\s·]*".join(map(re.escape, letters))
            text = re.sub(rf"{spaced}\**", lambda found, mask=mask: mask, text)
    return text


def problems_of_party(*, party_kind: str, party: str, credit_code: str) -> list[str]:
    """Why the party can't be shown like this, as sentences."""
    found = []
    if party.strip() and not party_kind:
        found.append(NO_KIND)
    if party_kind == PartyKind.NATURAL and not is_masked(party):
        found.append(UNMASKED)
    if party_kind == PartyKind.NATURAL and credit_code:
        found.append("当事人是自然人的，不填统一社会信用代码")
    return found


def doubtful_files(*, party_kind: str, party: str, files: list[str]) -> list[str]:
    """Files whose names may tell a person: a surname of the parties, and a character after it.

    Full names are kept nowhere, so that more than a doubt can't be had.
    """
    if party_kind != PartyKind.NATURAL:
        return []
    surnames = {name[0] for name in names_of(party)[0] if not name.startswith("*")}
    told = (
        re.compile(rf"[{''.join(map(re.escape, sorted(surnames)))}][一-鿿]") if surnames else None
    )
    return [
        f"附件“{name}”的文件名中可能有当事人的姓名，请核对；有的改名后重新上传"
        for name in files
        if told and told.search(name)
    ]


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
