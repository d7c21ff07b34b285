"""Officials and bodies as the reader sees them: the tables of their facts. Pure."""

from disclosures.rooms.presentation import chinese_date, facts, table


def metadata(item) -> list[dict]:
    return facts(
        item,
        ("人员类别", item.get_rank_display(), ""),
        ("职务", item.post, ""),
        ("所在单位", item.organisation.name, ""),
        ("办公电话", item.office_phone, "phone"),
        ("信息公开领导小组", item.get_group_role_display(), ""),
        ("任职日期", chinese_date(item.held_from), "date"),
        ("离任日期", chinese_date(item.held_until), "date"),
    )


def contacts(organisation) -> list[dict]:
    """条例第二十条第（二）项: address, hours and ways to reach a body."""
    return table(
        [
            ("办公地址", organisation.address, ""),
            ("邮政编码", organisation.postcode, "number"),
            ("办公时间", organisation.office_hours, ""),
            ("联系电话", organisation.phone, "phone"),
            ("传真", organisation.fax, "number"),
            ("电子邮箱", organisation.email, ""),
            ("网站", organisation.website, ""),
        ]
    )
