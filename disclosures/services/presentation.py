"""A service item as the reader sees it: times and places in words, the table of its facts. Pure."""

from disclosures.rooms.presentation import chinese_date, facts, table
from disclosures.services.rules import days_in_words


def essentials(item) -> list[dict]:
    """What whoever applies wants to know first."""
    return table(
        [
            ("事项编码", item.code, "number"),
            ("事项类型", item.get_kind_display(), ""),
            ("法定时限", _days(item.legal_days), ""),
            ("承诺时限", _days(item.promised_days), ""),
            ("收费", item.fee, ""),
            ("到现场次数", _times(item.times_on_site), ""),
            ("办理窗口", "、".join(item.windows), ""),
            ("办理地点和时间", item.window, ""),
            ("咨询电话", item.phone, "phone"),
            ("监督投诉电话", item.complaint_phone, "phone"),
            ("办理结果", item.result, ""),
            ("办理单位", item.organisation.name, ""),
        ]
    )


def metadata(item) -> list[dict]:
    return facts(
        item,
        ("录入日期", chinese_date(item.entered_on), "date"),
        ("最近核对日期", chinese_date(item.checked_on), "date"),
    )


def _days(days) -> str:
    return "" if days is None else days_in_words(days)


def _times(times) -> str:
    if times is None:
        return ""
    return f"最多{times}次" if times else "不用到现场"
