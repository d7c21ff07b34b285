"""What became of documents of the year: amended, lapsed or repealed, by whom, replaced by what."""

from disclosures.documents.actions import KEEP, change_validity
from portal.demo.dates import moment
from portal.demo.topics import read


def load_validity(records, people):
    for change in read("validity"):
        document = records[change["title"]]
        if document.validity_changed_on:
            continue
        change_validity(
            document,
            by=people["publisher"],
            at=moment(change["on"]),
            validity=change["validity"],
            on=change["on"],
            decided_by=records.get(change.get("decided_by")),
            successor=records.get(change.get("successor")),
            note=change.get("note", ""),
            valid_until=change.get("valid_until", KEEP),
        )
