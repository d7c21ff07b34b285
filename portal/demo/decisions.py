"""The sample bureau's decisions: shown, registered alone, taken back, and still to be shown."""

from datetime import date, timedelta

from disclosures.decisions.actions import annul
from disclosures.decisions.models import AdministrativeDecision
from disclosures.publishing.actions import approve, review_secrecy, save_draft, submit
from portal.demo.dates import moment
from portal.demo.rooms import load_records, sample
from portal.demo.topics import read_all

GIVEN = (
    *("kind", "number", "title", "category", "party_kind", "party"),
    *("matter", "basis", "result", "decided_on"),
)
ANNULMENT = ("annulment", "annulled_on")


def load_decisions(organisations, people):
    texts = read_all("decisions")["decisions"]
    public = [text for text in texts if "published_on" in text]
    load_records([_unsaved(text, organisations) for text in public], people)
    stored = {one.source_id: one for one in AdministrativeDecision.objects.all()}
    for text in texts:
        item = _unsaved(text, organisations)
        if item.source_id not in stored and text.get("draft"):
            _draft(item, people)
        elif item.source_id not in stored:
            _register(item, text, people)
        elif "annulment" in text and not stored[item.source_id].annulled_on:
            _take_back(stored[item.source_id], text, people)


def _unsaved(text, organisations):
    return sample(
        AdministrativeDecision,
        text["key"],
        text.get("published_on", date(2018, 12, 28)),
        organisation=organisations[text["organisation"]],
        organ="朝阳市交通局",
        valid_until=text.get("valid_until"),
        **{key: text[key] for key in GIVEN},
    )


def _draft(item, people):
    """A decision that nobody has shown yet: its clock goes on."""
    item.first_published_at = None
    save_draft(item, by=people["editor"], at=moment(item.decided_on))


def _register(item, text, people):
    """A decision that is not to be shown is a line of the register."""
    item.first_published_at = None
    item.disclosure_attribute, item.attribute_ground = text["attribute"], text["ground"]
    at = moment(item.decided_on)
    save_draft(item, by=people["editor"], at=at)
    item = submit(item, by=people["editor"], at=at)
    item = review_secrecy(
        item,
        by=people["secrecy"],
        at=at,
        conclusion="may_publish",
        ground="已逐项审查",
        reviewed=item.parts_to_review(),
    )
    approve(item, by=people["reviewer"], at=at)


def _take_back(item, text, people):
    annul(
        item,
        **{key: text[key] for key in ANNULMENT},
        reason=text["annulment_reason"],
        by=people["publisher"],
        at=moment(text["annulled_on"] + timedelta(days=1)),
    )
