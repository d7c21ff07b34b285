"""How much was published in a year: by month and kind of record, kind of document, column."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from disclosures.documents.kinds import DocumentKind
from disclosures.documents.models import Document, Section
from disclosures.exchange.views import sheet_response
from disclosures.organisations.models import Organisation
from portal.search.sources import SOURCES
from portal.statistics.querysets import by_month
from portal.statistics.tables import HEAD, month_rows

YEARS = range(2000, 2101)


@require_safe
def statistics(request):
    years = _years()
    year = _asked(request, years)
    return render(
        request,
        "statistics/statistics.html",
        {
            "year": year,
            "years": years,
            "head": HEAD,
            "tables": _tables(year),
            "figure_url": reverse("report-figure", args=[year, "disclosures"]),
            "export_url": f"{reverse('statistics-export')}?year={year}",
        },
    )


@require_safe
def export(request):
    """The three tables below each other, as CSV."""
    year = _asked(request, _years())
    rows = [
        [table["heading"], row["label"], *map(str, row["numbers"])]
        for table in _tables(year)
        for row in table["rows"]
    ]
    return sheet_response("csv", ["统计方式", "名称", *HEAD], rows, name=f"{year}年信息公开统计")


def _years() -> list[int]:
    return [year for year in Document.objects.visible().years() if year in YEARS]


def _asked(request, years) -> int:
    """The year of the address, else the newest in which something was published."""
    text = request.GET.get("year", "")
    if not text:
        return years[0] if years else localdate().year
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) in YEARS):
        raise Http404
    return int(text)


def _tables(year) -> list[dict]:
    """The host's own, with the bodies below it, still public. A query for each kind and table."""
    host = Organisation.objects.host()
    documents = Document.objects.visible().within(host)
    kinds = {
        (kind, month): number
        for kind, source in SOURCES.items()
        for (_, month), number in by_month(
            source.model.objects.visible().within(host), year
        ).items()
    }
    sections = by_month(documents, year, "section")
    used = {section for section, _ in sections}
    columns = Section.objects.filter(pk__in=used).order_by("parent__order", "order")
    return [
        _table("各栏目", [(k, source.label) for k, source in SOURCES.items()], kinds),
        _table("文件与信息：按信息类别", DocumentKind.choices, by_month(documents, year, "kind")),
        _table("文件与信息：按公开栏目", [(s.pk, s.name) for s in columns], sections),
    ]


def _table(heading, labels, counts) -> dict:
    return {"heading": heading, "rows": month_rows(labels, counts)}
