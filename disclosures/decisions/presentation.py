"""A decision as the reader sees it: the table of what was decided, and of its facts. Pure."""

from disclosures.rooms.presentation import chinese_date, facts, table


def essentials(item) -> list[dict]:
    """What the decision is about."""
    return table(
        [
            ("决定书文号", item.number, "number"),
            ("种类", item.get_kind_display(), ""),
            ("类别", item.category, ""),
            ("当事人", item.party, ""),
            ("当事人类型", item.get_party_kind_display(), ""),
            ("统一社会信用代码", item.credit_code, "number"),
            ("决定机关", item.organ, ""),
            ("决定日期", chinese_date(item.decided_on), "date"),
            ("许可有效期至", chinese_date(item.valid_until), "date"),
        ]
    )


def metadata(item) -> list[dict]:
    return facts(item, ("公示期至", chinese_date(item.display_until) or "长期公示", "date"))
