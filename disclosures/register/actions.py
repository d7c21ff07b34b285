"""What is done to lines of the register: entered, imported, removed, and paired with documents.

The link to a document follows from the number; setting it by itself leaves no history.
"""

from django.db import transaction
from django.db.models import Q

from disclosures.documents.kinds import ContentSource
from disclosures.documents.models import Document
from disclosures.organisations.models import Organisation
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import entry as history_entry
from disclosures.publishing.history import record
from disclosures.publishing.models import HistoryEntry
from disclosures.publishing.states import State
from disclosures.register.access import may_keep
from disclosures.register.models import RegisterEntry
from disclosures.register.rules import CLASSIFIED, Paper, is_classified, pair


def save_entry(line, *, by, at, changed=()):
    """Keep a line as typed in. `changed` names the fields, for the history."""
    is_new = line.pk is None
    stored = line if is_new else RegisterEntry.objects.get(pk=line.pk)
    verb = "add" if is_new else "change"
    # Both the body that it stands under and the one that it is moved to.
    if not (may_keep(by, stored, verb) and may_keep(by, line, verb)):
        raise NotAllowed("您不能登记这个单位的发文")
    if is_classified(texts=[line.title, line.document_number, line.note, line.attribute_ground]):
        raise NotAllowed(CLASSIFIED)
    with transaction.atomic():
        line.save()
        label = "登记" if is_new else "修改登记"
        record(line, "register", label, by=by, at=at, changes={"fields": list(changed)})
        if line.document_id is None:
            match([line])


def import_lines(new, changed, *, batch, at):
    """Write the lines of a spreadsheet; `changed` are (line, labels of changed fields) pairs."""
    with transaction.atomic():
        for line in new:
            line.import_batch = batch
        RegisterEntry.objects.bulk_create(new)
        told = [(line, "导入登记", {}) for line in new]
        for line, labels in changed:
            line.save()
            told.append((line, "导入修改", {"fields": labels}))
        HistoryEntry.objects.bulk_create(
            history_entry(
                line, "import", label, by=batch.by, at=at, remark=str(batch), changes=changes
            )
            for line, label, changes in told
        )
        match([line for line, _, _ in told if line.document_id is None])


def remove(lines, *, by, at):
    """Take lines out for good: what should never have been entered must not stay.

    The history keeps who and when, and nothing of what the line said.
    """
    with transaction.atomic():
        for line in lines:
            if not may_keep(by, line, "delete"):
                raise NotAllowed("您不能删除这个单位的登记")
            record(line, "remove", "删除登记", by=by, at=at)
        RegisterEntry.objects.filter(pk__in=[line.pk for line in lines]).delete()


def match(lines) -> int:
    """Find each line's document, published or not. How many were found. A few queries for all."""
    if not lines:
        return 0
    organs = _organs()
    papers = [_of_line(line, organs) for line in lines]
    candidates = _documents().filter(
        Q(document_number__in={p.number for p in papers if p.number})
        | Q(title__in={p.title for p in papers})
    )
    return _link(pair(papers, [_of_document(d, organs) for d in candidates]), lines)


def match_published(pks) -> int:
    """Give lines that wait for a document the ones that have just become public. Cheap."""
    documents = list(_documents().visible().filter(pk__in=pks))
    waiting = RegisterEntry.objects.waiting().filter(
        Q(document_number__in={d.document_number for d in documents if d.document_number})
        | Q(title__in={d.title for d in documents}, made_on__in={d.made_on for d in documents})
    )
    lines = list(waiting) if documents else []
    if not lines:
        return 0
    organs = _organs()
    found = pair(
        [_of_line(line, organs) for line in lines], [_of_document(d, organs) for d in documents]
    )
    return _link(found, lines)


def _documents():
    """What may be the document of a line: never a repost, never what was discarded."""
    return (
        Document.objects.exclude(content_source=ContentSource.REPOSTED)
        .exclude(state=State.DISCARDED)
        .only(
            "document_number", "title", "made_on", "state", "disclosure_attribute", "organisation"
        )
    )


def _link(found: dict[int, int], lines) -> int:
    linked = [line for line in lines if line.pk in found]
    for line in linked:
        line.document_id = found[line.pk]
    RegisterEntry.objects.bulk_update(linked, ["document"], batch_size=500)
    return len(linked)


def _of_line(line, organs) -> Paper:
    organ = organs.get(line.organisation_id)
    return Paper(line.pk, line.document_number, line.title, line.made_on, organ)


def _of_document(document, organs) -> Paper:
    organ = organs.get(document.organisation_id)
    number, title = document.document_number, document.title
    return Paper(document.pk, number, title, document.made_on, organ, document.is_visible)


def _organs() -> dict[int, int]:
    """Each node → the 公开主体 in whose name it discloses. One query."""
    nodes = {
        key: (parent, is_organ)
        for key, parent, is_organ in Organisation.objects.values_list(
            "pk", "parent_id", "is_disclosing_organ"
        )
    }

    def organ(key):
        while not nodes[key][1] and nodes[key][0] is not None:
            key = nodes[key][0]
        return key

    return {key: organ(key) for key in nodes}
