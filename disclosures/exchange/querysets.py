"""What is on a public or a staff list, as the rows of a spreadsheet."""

from disclosures.exchange.columns import Column

CHUNK = 500


def for_sheet(queryset, exchange):
    """The records with all that the columns print, and without the long texts that none does."""
    return queryset.select_related(*exchange.related).defer(*exchange.deferred)


def rows_of(queryset, columns: list[Column], *, at_most: int):
    """The records as rows of cells, a few hundred at a time; then a sentence if there are more.

    The sentence stands in the first cell of a last row, so that nobody takes a part for the whole.
    """
    writers = [(column, column.kind.writer()) for column in columns]
    for record in queryset[:at_most].iterator(chunk_size=CHUNK):
        yield [write(column.value(record)) for column, write in writers]
    if queryset.order_by()[at_most : at_most + 1].exists():
        yield [f"只列出前{at_most}条，请缩小范围后分次下载", *[""] * (len(columns) - 1)]
