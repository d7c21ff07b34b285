"""New versions of published documents: one that the public sees, and one that waits for review."""

from datetime import timedelta

from disclosures.documents.models import Document
from disclosures.publishing import actions
from disclosures.publishing.states import ChangeKind
from portal.demo.dates import moment
from portal.demo.publication import pass_levels
from portal.demo.topics import read


def load_versions(records, people):
    for story in read("versions"):
        record = records[story["title"]]
        if not record.versions.exists():
            _revise(record, story, people)


def _revise(record, story, people):
    editor, at = people["editor"], moment(story["begun_on"])
    draft = actions.revise(Document.objects.get(pk=record.pk), by=editor, at=at)
    for old, new in story["replace"]:
        draft.body = draft.body.replace(old, new)
    draft.change_kind, draft.change_note = ChangeKind.MAJOR, story["change_note"]
    changed = [Document._meta.get_field(n).verbose_name for n in ("body", "change_kind")]
    at += timedelta(hours=1)
    actions.save_draft(draft, by=editor, at=at, changed=changed)
    draft = actions.submit(draft, by=editor, at=at)
    if "published_on" in story:
        draft = pass_levels(draft, draft.levels, people, at=at + timedelta(hours=1))
        actions.publish(draft, by=people["publisher"], at=moment(story["published_on"]))
