"""The columns of the catalogue's spreadsheet, for anybody to download."""

from disclosures.exchange.columns import Column

COLUMNS = (
    Column("category", "类别", read_from=lambda line: line.item.section.parent.name),
    Column("section", "公开栏目", read_from=lambda line: line.item.section.name),
    Column("item", "公开事项", read_from=lambda line: line.item.item),
    Column("content", "公开内容", read_from=lambda line: line.item.content),
    Column("basis", "公开依据", read_from=lambda line: line.item.basis),
    Column("time_limit", "公开时限", read_from=lambda line: line.item.time_limit_in_words),
    Column(
        "organisation", "公开主体（责任科室）", read_from=lambda line: line.item.organisation.name
    ),
    Column("channels", "公开渠道", read_from=lambda line: line.item.channels),
    Column("audience", "公开对象", read_from=lambda line: line.item.audience),
    Column("frequency", "更新频率", read_from=lambda line: line.item.get_frequency_display()),
    Column("count", "已公开条数", read_from=lambda line: f"{line.update.count}"),
    Column("last_on", "最近更新", read_from=lambda line: line.update.last_on),
    Column("standing", "更新情况", read_from=lambda line: line.standing),
    Column("ask", "询问", read_from=lambda line: line.whom_to_ask),
)


def headings() -> list[str]:
    return [column.heading for column in COLUMNS]


def rows(lines):
    return ([column.value(line) for column in COLUMNS] for line in lines)
