"""Channels beside the portal, and which of them carried which document on which day."""

from datetime import time

from disclosures.channels.actions import add_dissemination
from disclosures.channels.kinds import ChannelKind
from disclosures.channels.models import Channel, Dissemination
from portal.demo.dates import moment
from portal.demo.topics import read

CHANNELS = {
    "局政府网站": ChannelKind.WEBSITE,
    "市日报": ChannelKind.NEWSPAPER,
    "市电视台": ChannelKind.TELEVISION,
    "局微信公众号": ChannelKind.WECHAT,
    "局公告栏": ChannelKind.NOTICE_BOARD,
}
ENTERED_AT = time(17, 0)


def load_channels(records, bureau, people):
    channels = {
        name: Channel.objects.get_or_create(
            organisation=bureau, kind=kind, name=name, defaults={"order": order}
        )[0]
        for order, (name, kind) in enumerate(CHANNELS.items(), 1)
    }
    if Dissemination.objects.filter(channel__in=channels.values()).exists():
        return
    for item in read("channels"):
        for name, day in item["on"]:
            add_dissemination(
                records[item["title"]],
                channels[name],
                carried_on=day,
                by=people["editor"],
                at=moment(day, ENTERED_AT),
            )
