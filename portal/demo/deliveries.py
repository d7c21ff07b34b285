"""Places that receive disclosed documents, a list handed over and one still being drawn up."""

from datetime import date

from disclosures.handover.actions import add_documents, hand_over, open_list
from disclosures.handover.kinds import ReceiverKind
from disclosures.handover.models import DeliveryList, Receiver
from portal.demo.dates import moment

RECEIVERS = {
    "市档案馆": ReceiverKind.ARCHIVE,
    "市图书馆": ReceiverKind.LIBRARY,
    "市政务服务中心": ReceiverKind.SERVICE_HALL,
}
HANDED_OVER_ON, DRAWN_UP_ON = date(2019, 1, 18), date(2019, 1, 21)
KINDS = ("normative", "rules")


def load_deliveries(records, bureau, people):
    """The normative documents and work systems of the year, to the archive and to the library."""
    receivers = {
        name: Receiver.objects.get_or_create(name=name, defaults={"kind": kind, "order": order})[0]
        for order, (name, kind) in enumerate(RECEIVERS.items(), 1)
    }
    if DeliveryList.objects.filter(organisation=bureau).exists():
        return
    before = moment(HANDED_OVER_ON)
    documents = [
        record
        for record in records.values()
        if record.kind in KINDS and record.is_visible and record.first_published_at < before
    ]
    by = people["publisher"]
    archive = _drawn_up(bureau, receivers["市档案馆"], documents, by=by, at=before)
    hand_over(
        archive,
        handed_over_on=HANDED_OVER_ON,
        handed_by="局办公室档案员",
        received_by="市档案馆接收科",
        by=by,
        at=moment(HANDED_OVER_ON),
    )
    library = receivers["市图书馆"]
    _drawn_up(bureau, library, documents, by=by, at=moment(DRAWN_UP_ON))


def _drawn_up(bureau, receiver, documents, *, by, at) -> DeliveryList:
    made = open_list(DeliveryList(organisation=bureau, receiver=receiver), by=by, at=at)
    add_documents(made, documents, by=by, at=at)
    return made
