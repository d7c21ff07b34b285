"""A proposal and its answer as the reader sees them: the table of its facts. Pure."""

from disclosures.rooms.presentation import chinese_date, facts


def metadata(item) -> list[dict]:
    return facts(
        item,
        ("种类", item.get_kind_display(), ""),
        ("届次", item.session, ""),
        ("编号", item.number and f"第{item.number}号", "number"),
        ("提出人", item.proposers, ""),
        ("本机关分工", item.get_role_display(), ""),
        ("答复日期", chinese_date(item.replied_on), "date"),
        ("办理结果", str(item.result_class or ""), ""),
    )
