"""A response as the reader sees it: the table of its facts. Pure."""

from django.utils.formats import date_format
from django.utils.timezone import localtime

from disclosures.rooms.presentation import facts


def metadata(item) -> list[dict]:
    return facts(
        item,
        ("回应方式", item.get_channel_display(), ""),
        ("回应时间", chinese_minute(item.responded_at), "date"),
    )


def chinese_minute(at) -> str:
    return date_format(localtime(at), "Y年n月j日 H:i") if at else ""
