"""An answer as the reader sees it: the table of its facts. Pure."""

from disclosures.rooms.presentation import chinese_date, facts


def metadata(item) -> list[dict]:
    return facts(
        item,
        ("来件渠道", item.get_channel_display(), ""),
        ("收到日期", chinese_date(item.received_on), "date"),
        ("答复日期", chinese_date(item.answered_on), "date"),
    )
