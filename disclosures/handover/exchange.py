"""The columns of a delivery list, the same on paper and in its spreadsheet."""

from django.utils.timezone import localdate

HEADINGS = ["序号", "索引号", "标题", "发文字号", "成文日期", "公开日期", "份数"]


def lines_of(delivery_list) -> list[list]:
    """The rows of a list under HEADINGS. One query."""
    found = []
    items = delivery_list.items.select_related("document")
    for number, item in enumerate(items, 1):
        item.delivery_list = delivery_list
        paper, document = item.on_paper, item.document
        published_on = localdate(document.first_published_at)
        fixed = [paper.title, paper.document_number, paper.made_on, published_on, item.copies]
        found.append([number, document.index_number, *fixed])
    return found
