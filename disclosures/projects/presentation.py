"""A project as the reader sees it: the table of what it is, and its thread with links. Pure."""

from disclosures.rooms.presentation import facts, table


def essentials(item) -> list[dict]:
    return table(
        [
            ("领域", item.get_kind_display(), ""),
            ("项目代码", item.code, "number"),
            ("建设（采购）单位", item.owner, ""),
            ("地点", item.place, ""),
            ("投资或者预算", item.investment, ""),
            ("政府采购方式", item.get_procurement_display(), ""),
            ("进场交易", item.trading_centre or "没有进场交易", ""),
        ]
    )


def metadata(item) -> list[dict]:
    return facts(item)


def thread(item, documents) -> list[dict]:
    """Each stage with its document where that is public; `documents`: index number → record."""
    return [{**row, "document": documents.get(row.get("number"))} for row in item.stages]
