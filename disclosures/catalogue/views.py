"""The public page of the catalogue, and the same as a spreadsheet."""

from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from disclosures.catalogue.exchange import headings, rows
from disclosures.catalogue.models import CatalogueItem
from disclosures.catalogue.presentation import columns_of, lines_of
from disclosures.catalogue.querysets import updates_by_section
from disclosures.exchange.views import sheet_response

NAME = "主动公开基本目录"
HEADINGS = [
    *("公开事项", "公开内容", "公开依据", "公开时限"),
    *("公开主体（责任科室）", "公开渠道", "公开对象", "更新频率"),
]


def catalogue_lines():
    """The catalogue in use with what the public finds in it today. Two queries."""
    items = CatalogueItem.objects.in_use().in_order()
    return lines_of(items, updates_by_section(), localdate())


@require_safe
def catalogue_page(request):
    lines = catalogue_lines()
    columns = columns_of(lines)
    return render(
        request,
        "catalogue/catalogue_page.html",
        {
            "title": NAME,
            "headings": HEADINGS,
            "columns": columns,
            "total": len(lines),
            "faults": sum(bool(column.fault) for column in columns),
        },
    )


@require_safe
def catalogue_table(request, ending):
    """The catalogue as XLSX or CSV; no cell of either can execute."""
    return sheet_response(ending, headings(), rows(catalogue_lines()), name=NAME)
