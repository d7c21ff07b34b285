"""What stops an item on its way: wrong words before submission, personal data before approval."""

from disclosures.privacy.finders import personal_data_in
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.states import Attribute
from disclosures.wording.models import WordingRule
from disclosures.wording.rules import CONFIRM, FORBIDDEN

SHOWN = 10  # findings that a refusal spells out; the drafting form shows all of them


def wording_of(item) -> list:
    """What the office's word lists say about the item's texts, in their order."""
    return WordingRule.objects.findings_in(item.texts())


def refuse_wrong_words(item, *, confirmed) -> list[str]:
    """Stop forbidden words, and doubtful ones until confirmed. Returns what was confirmed."""
    findings = wording_of(item)
    if forbidden := [str(f) for f in findings if f.level == FORBIDDEN]:
        raise NotAllowed("有禁用的词语：" + "；".join(forbidden[:SHOWN]))
    doubtful = [str(f) for f in findings if f.level == CONFIRM]
    if doubtful and not confirmed:
        raise NotAllowed("有需要确认的词语，核对无误的请勾选确认：" + "；".join(doubtful[:SHOWN]))
    return doubtful


def personal_data_of(item) -> list:
    """Personal data in what would become public of the item, each with its place."""
    if item.disclosure_attribute != Attribute.PROACTIVE:
        return []
    return personal_data_in(item.texts())


def refuse_personal_data(item):
    """Stop personal data that no reviewer has decided to keep (条例第十五条)."""
    if item.personal_data_ground:
        return
    if found := personal_data_of(item):
        places = "；".join(map(str, found[:SHOWN]))
        raise NotAllowed(
            f"内容中可能有个人信息（{places}）。应当删去的请退回修改；依法应当公开的请填写保留理由"
        )
