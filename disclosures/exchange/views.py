"""Answering with a spreadsheet: the lists of the public, and what staff download."""

from urllib.parse import quote

from django.http import FileResponse, Http404, StreamingHttpResponse

from disclosures.exchange.columns import Column
from disclosures.exchange.querysets import for_sheet, rows_of
from disclosures.exchange.workbooks import CSV, XLSX, csv_lines, workbook

MOST_PUBLIC = 5_000  # rows that anybody may ask for at once
MOST_STAFF = 20_000
ENDINGS = ("csv", "xlsx")


def sheet_response(ending, headings, rows, *, name):
    """The rows as a file to save: CSV line by line, XLSX from a temporary file."""
    if ending == "csv":
        response = StreamingHttpResponse(csv_lines(headings, rows), content_type=CSV)
        response["Content-Disposition"] = f"attachment; filename*=utf-8''{quote(name)}.csv"
    else:
        response = FileResponse(
            workbook(headings, rows, name=name),
            as_attachment=True,
            filename=f"{name}.xlsx",
            content_type=XLSX,
        )
    response["Cache-Control"] = "no-cache"  # a withdrawal must take effect at once
    response["X-Content-Type-Options"] = "nosniff"
    return response


def public_list(request, queryset, exchange, *, ending, name):
    """What the reader sees in a public list, as a spreadsheet with the address of each record.

    The caller hands over visible records only, narrowed as the reader's address says.
    """
    if ending not in ENDINGS:
        raise Http404
    address = Column(
        "address",
        "网址",
        read_from=lambda record: request.build_absolute_uri(record.get_absolute_url()),
    )
    columns = [*exchange.exporting(public=True), address]
    rows = rows_of(for_sheet(queryset, exchange), columns, at_most=MOST_PUBLIC)
    return sheet_response(ending, [column.heading for column in columns], rows, name=name)
