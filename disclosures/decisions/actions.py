"""The verb beside publishing: a decision was annulled (变更、撤销), and is taken back (撤回)."""

from django.db import transaction

from disclosures.decisions.access import may_take_back, refusal_to_annul
from disclosures.decisions.kinds import Annulment
from disclosures.publishing.actions import locked, withdraw
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record

NOTED = ("annulment", "annulled_on", "annulment_reason")


def annul(decision, *, annulment, annulled_on, reason, by, at):
    """Keep how, when and why the decision was annulled; who may, takes it back at once.

    《行政处罚法》第四十八条: what is public is taken back within three days, the reasons are told.
    Returns the record.
    """
    with transaction.atomic():
        item = locked(decision)
        if why := refusal_to_annul(by, item) or _what_is_missing(item, annulled_on, reason):
            raise NotAllowed(why)
        item.annulment, item.annulled_on = annulment, annulled_on
        item.annulment_reason, item.changed_at = reason.strip(), at
        item.save(update_fields=[*NOTED, "changed_at"])
        label = Annulment(annulment).label
        said = {"annulment": label, "annulled_on": str(annulled_on), "reason": reason.strip()}
        record(item, "annul", "登记决定变动", by=by, at=at, changes=said)
        if may_take_back(by, item):
            why = f"该决定已于{annulled_on}被依法{label}，予以撤回。理由：{reason.strip()}"
            item = withdraw(item, by=by, at=at, reason=why)
    return item


def _what_is_missing(item, annulled_on, reason) -> str:
    if not reason.strip():
        return "请写明变更、撤销的理由，撤回时向社会公开"
    if item.decided_on and annulled_on < item.decided_on:
        return "变更、撤销日期早于决定日期，请核对"
    return ""
