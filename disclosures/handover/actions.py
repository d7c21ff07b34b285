"""Delivery lists: opened, filled, changed, handed over (条例第二十五条), never deleted."""

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.handover.access import may_keep_lists_of
from disclosures.handover.models import DeliveryItem, DeliveryList, Receiver
from disclosures.handover.rules import problems_before_hand_over, refusal_to_take
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import entry, record
from disclosures.publishing.models import HistoryEntry
from disclosures.publishing.numbers import take_serials


def open_list(delivery_list, *, by, at):
    """Keep a new, empty list and give it the next batch number of its body and year."""
    organisation = delivery_list.organisation
    if not may_keep_lists_of(by, organisation):
        raise NotAllowed(f"您不能为“{organisation}”拟制移送清单")
    if not organisation.is_disclosing_organ:
        raise NotAllowed(f"“{organisation}”不是公开主体，不能作为移送单位")
    if not delivery_list.receiver.is_active:
        raise NotAllowed(f"“{delivery_list.receiver}”已停用，不能作为接收单位")
    with transaction.atomic():
        delivery_list.year = localdate(at).year
        series = f"delivery:{organisation.pk}:{delivery_list.year}"
        delivery_list.serial = take_serials(series)
        delivery_list.save()
        record(delivery_list, "open_list", "新建清单", by=by, at=at, remark=str(delivery_list))
    return delivery_list


def add_documents(delivery_list, documents, *, by, at) -> tuple[list, list]:
    """Put documents on an open list: (taken documents, (document, refusal) pairs)."""
    documents = list(documents)
    with transaction.atomic():
        delivery_list = _open(delivery_list, by)
        # Two clerks who fill two lists for one receiver: the second waits here.
        receiver = Receiver.objects.select_for_update().get(pk=delivery_list.receiver_id)
        known = DeliveryItem.objects.lists_by_document(receiver, documents)
        ours = set(delivery_list.organisation.subtree_ids())
        taken, refused = [], []
        for document in documents:
            why = refusal_to_take(document, organisation_ids=ours, other=known.get(document.pk))
            if why:
                refused.append((document, why))
            else:
                taken.append(document)
                known[document.pk] = delivery_list
        first = 1 + max(delivery_list.items.values_list("order", flat=True), default=0)
        DeliveryItem.objects.bulk_create(
            DeliveryItem(delivery_list=delivery_list, document=document, order=order)
            for order, document in enumerate(taken, first)
        )
        if taken:
            _tell(delivery_list, "add_documents", "加入信息", taken, by=by, at=at)
    return taken, refused


def change_list(delivery_list, *, by, at):
    """Keep the changed sender and note of an open list."""
    with transaction.atomic():
        _open(delivery_list, by)
        delivery_list.save(update_fields=["handed_by", "note"])
        record(delivery_list, "change_list", "修改清单", by=by, at=at)


def change_items(delivery_list, items, *, by, at):
    """Keep the changed order and number of copies of lines of an open list."""
    with transaction.atomic():
        delivery_list = _open(delivery_list, by)
        DeliveryItem.objects.bulk_update(items, ["order", "copies"])
        documents = [item.document for item in items]
        _tell(delivery_list, "change_items", "修改序号或者份数", documents, by=by, at=at)


def remove_items(delivery_list, items, *, by, at):
    """Take lines off an open list; the history keeps which."""
    with transaction.atomic():
        delivery_list = _open(delivery_list, by)
        documents = [item.document for item in items]
        delivery_list.items.filter(pk__in=[item.pk for item in items]).delete()
        _tell(delivery_list, "remove_items", "移出信息", documents, by=by, at=at)


def hand_over(delivery_list, *, handed_over_on, handed_by, received_by, by, at) -> DeliveryList:
    """Fix an open list as it was delivered and signed for. Each document's history tells of it."""
    with transaction.atomic():
        delivery_list = _open(delivery_list, by)
        items = list(delivery_list.items.select_related("document"))
        found = problems_before_hand_over(
            [item.document for item in items],
            handed_over_on=handed_over_on,
            handed_by=handed_by,
            received_by=received_by,
            today=localdate(at),
        )
        if found:
            raise NotAllowed("；".join(found))
        delivery_list.handed_over_on = handed_over_on
        delivery_list.handed_by = handed_by.strip()
        delivery_list.received_by = received_by.strip()
        delivery_list.receiver_name = delivery_list.receiver.name
        delivery_list.save()
        for order, item in enumerate(items, 1):
            item.order = order
            for field in ("title", "document_number", "made_on"):
                setattr(item, field, getattr(item.document, field))
        fixed = ["order", "title", "document_number", "made_on"]
        DeliveryItem.objects.bulk_update(items, fixed)
        what = {"by": by, "at": at, "remark": f"{delivery_list}，{handed_over_on:%Y-%m-%d}"}
        told = [delivery_list, *(item.document for item in items)]
        HistoryEntry.objects.bulk_create(entry(one, "hand_over", "移送", **what) for one in told)
    return delivery_list


def _open(delivery_list, by):
    """The list as stored now, locked, if the person may still change it."""
    delivery_list = (
        DeliveryList.objects.select_for_update(of=("self",))
        .select_related("organisation", "receiver")
        .get(pk=delivery_list.pk)
    )
    if not may_keep_lists_of(by, delivery_list.organisation):
        raise NotAllowed("您不能办理这份移送清单")
    if delivery_list.is_handed_over:
        raise NotAllowed("这份清单已经移送，不能再修改")
    return delivery_list


def _tell(delivery_list, verb, label, documents, *, by, at):
    keys = {"documents": [document.pk for document in documents]}
    remark = f"{len(documents)}条"
    record(delivery_list, verb, label, by=by, at=at, remark=remark, changes=keys)
