"""A power as the reader sees it: the table of its facts. Pure."""

from disclosures.rooms.presentation import facts


def metadata(item) -> list[dict]:
    return facts(
        item,
        ("事项编码", item.code, "number"),
        ("事项类别", item.get_category_display(), ""),
        ("承办机构", item.responsible_unit, ""),
    )
