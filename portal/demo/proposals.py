"""The sample bureau's proposals: answered and published, registered alone, or not published yet."""

from datetime import date

from disclosures.proposals.models import Proposal, ProposalClass
from disclosures.publishing.actions import approve, review_secrecy, save_draft, submit
from disclosures.rich_text.cleaning import paragraphs
from portal.demo.dates import moment
from portal.demo.rooms import load_records, sample
from portal.demo.topics import read_all

SESSIONS = {"npc": "市第十一届人大一次会议", "cppcc": "市政协十一届一次会议"}
PAPERS = {"npc": "建议", "cppcc": "提案"}
GIVEN = ("kind", "number", "proposers", "role", "assigned_on", "replied_on")


def load_proposals(organisations, people):
    texts = read_all("proposals")["proposals"]
    classes = {one.code: one for one in ProposalClass.objects.all()}
    public = [text for text in texts if "published_on" in text]
    load_records([_unsaved(text, organisations, classes) for text in public], people)
    stored = set(Proposal.objects.values_list("source_id", flat=True))
    for text in texts:
        item = _unsaved(text, organisations, classes)
        if item.source_id not in stored:
            _keep(item, text, people)


def _unsaved(text, organisations, classes):
    session, paper = SESSIONS[text["kind"]], PAPERS[text["kind"]]
    return sample(
        Proposal,
        text["key"],
        text.get("published_on", date(2018, 12, 28)),
        organisation=organisations[text["organisation"]],
        title=f"关于{session}第{text['number']}号{paper}（{text['subject']}）的答复",
        session=session,
        other_units=text["units"],
        result_class=classes[text["result"]],
        satisfaction="satisfied",
        matter="\n".join(text.get("matter", [])),
        body=paragraphs("\n".join(text.get("reply", []))),
        is_hard=text.get("is_hard", False),
        is_reply_public=text.get("is_reply_public", "attribute" not in text),
        **{key: text[key] for key in GIVEN},
    )


def _keep(item, text, people):
    """What is not public: a draft, or with an attribute of its own a line of the register."""
    item.first_published_at = None
    item.disclosure_attribute = text.get("attribute", "proactive")
    item.attribute_ground = text.get("ground", "")
    at = moment(item.replied_on)
    save_draft(item, by=people["editor"], at=at)
    if "attribute" in text:
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
