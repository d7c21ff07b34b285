"""Keeping and striking out where a record was carried. Its content and its review are untouched."""

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.channels.access import may_keep_channels
from disclosures.channels.models import Channel, Dissemination
from disclosures.channels.rules import problems
from disclosures.publishing.actions import locked
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record


def add_dissemination(item, channel, *, carried_on, by, at, url="", note="") -> Dissemination:
    """Keep that the channel carried the record that `item` is, or is a version of."""
    with transaction.atomic():
        item = _kept_by(by, item)
        if found := problems(carried_on, url, today=localdate(at)):
            raise NotAllowed("；".join(found))
        if not Channel.objects.open_to(item).filter(pk=channel.pk).exists():
            raise NotAllowed(f"“{channel}”已停用，或者不是这条信息所属单位的渠道")
        if Dissemination.objects.of(item).filter(channel=channel, carried_on=carried_on).exists():
            raise NotAllowed(f"“{channel}”{carried_on:%Y-%m-%d}已经登记过")
        kept = Dissemination.objects.create(
            owner=item, channel=channel, carried_on=carried_on, url=url, note=note
        )
        _tell(item, kept, "add_dissemination", "登记发布渠道", by=by, at=at)
    return kept


def remove_dissemination(dissemination, *, by, at):
    """Strike out an entry; the history keeps what it said."""
    with transaction.atomic():
        item = _kept_by(by, dissemination.owner)
        _tell(item, dissemination, "remove_dissemination", "删除发布渠道", by=by, at=at)
        dissemination.delete()


def _kept_by(by, item):
    """The record as stored now, locked, if the person may say where it was carried."""
    record_of = item.revision_of if item.revision_of_id else item
    item = locked(record_of)
    if not may_keep_channels(by, item):
        raise NotAllowed("您不能登记这条信息的发布渠道")
    return item


def _tell(item, kept, verb, label, *, by, at):
    said = {"url": kept.url, "note": kept.note}
    changes = {name: text for name, text in said.items() if text}
    record(item, verb, label, by=by, at=at, remark=str(kept), changes=changes)
