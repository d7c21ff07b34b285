"""Public pages of the statistics: a body's year, two years and the bodies side by side."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from disclosures.exchange.views import sheet_response
from disclosures.organisations.models import Organisation
from portal.addresses import body_asked_for, naming
from portal.annual_report.figures import FIGURES, values
from portal.annual_report.models import SuppliedFigure
from portal.annual_report.signing.models import SignedReport
from portal.annual_report.tables import FIRST_YEAR, edition_for
from portal.statistics.comparing import HEADLINES, bodies_beside, bodies_of, compared, numbers_of
from portal.statistics.presentation import table_of_years, tables_of_year
from portal.statistics.series import counts_of, years_of
from portal.statistics.tables import LINE_HEADINGS, bars

YEARS = range(2000, 2101)
COLUMNS = ("before", "after", "difference", "percent")


@require_safe
def statistics(request):
    """The year of a body, and all its years."""
    organisation = body_asked_for(request)
    counts = counts_of(organisation)
    years = years_of(counts)
    year = _asked(request, "year", years)
    return render(
        request,
        "statistics/statistics.html",
        {
            **_frame(organisation, years, year),
            "totals": _totals(organisation, year),
            "report_url": _report_url(organisation, year),
            "tables": tables_of_year(organisation, year),
            "over_years": table_of_years(counts),
            "export_url": _address("statistics-export", organisation, year=year),
        },
    )


@require_safe
def export(request):
    """Every number of the page, a line each, as CSV."""
    organisation = body_asked_for(request)
    counts = counts_of(organisation)
    year = _asked(request, "year", years_of(counts))
    tables = [*tables_of_year(organisation, year), table_of_years(counts)]
    lines = [line for table in tables for line in table.lines()]
    name = f"{organisation.name}{year}年信息公开统计"
    return sheet_response("csv", LINE_HEADINGS, lines, name=name)


@require_safe
def years_compared(request):
    """Two years of a body side by side, with their differences."""
    organisation = body_asked_for(request)
    before, after = _two_years(request, organisation)
    return render(
        request,
        "statistics/years.html",
        {
            **_frame(organisation, years_of(counts_of(organisation)), after.year),
            "before": before,
            "after": after,
            "same_form": edition_for(before.year).id == edition_for(after.year).id,
            "groups": _linked_groups(organisation, before, after),
            "export_url": _address(
                "statistics-years-export",
                organisation,
                year=after.year,
                other=before.year,
            ),
        },
    )


@require_safe
def export_years(request):
    organisation = body_asked_for(request)
    before, after = _two_years(request, organisation)
    rows = [
        [group["heading"], row["label"], *(_text(row[name]) for name in COLUMNS)]
        for group in compared(before, after)
        for row in group["rows"]
    ]
    head = ["部分", "指标", f"{before.year}年", f"{after.year}年", "增减", "增减幅度"]
    name = f"{organisation.name}{before.year}年和{after.year}年信息公开数据对比"
    return sheet_response("csv", head, rows, name=name)


@require_safe
def bodies_compared(request):
    """The 公开主体 of the platform side by side in one year, and whose report is missing."""
    host = Organisation.objects.host()
    years = years_of(counts_of(host))
    year = _asked(request, "year", years)
    rows = bodies_of(host, year, localdate())
    return render(
        request,
        "statistics/bodies.html",
        {
            **_frame(host, years, year),
            "head": [FIGURES[id] for id in HEADLINES],
            "rows": [{**row, **_linked(row, year)} for row in rows],
            "bars": bars((row["body"].name, row["numbers"][0]) for row in rows),
            "missing": [row for row in rows if row["is_missing"]],
            "export_url": f"{reverse('statistics-bodies-export')}?year={year}",
        },
    )


@require_safe
def export_bodies(request):
    host = Organisation.objects.host()
    year = _asked(request, "year", years_of(counts_of(host)))
    head = [f"{FIGURES[id].label}（{FIGURES[id].unit}）" for id in HEADLINES]
    rows = [
        [row["body"].name, *map(str, row["numbers"]), _text(row["published_on"])]
        for row in bodies_of(host, year, localdate())
    ]
    name = f"{year}年各机关信息公开数据对比"
    return sheet_response("csv", ["机关", *head, "年度报告公布日期"], rows, name=name)


def _frame(organisation, years, year) -> dict:
    """What every page of the statistics shows: whose numbers, of which year, and the ways on."""
    return {
        "organisation": organisation,
        "organisations": Organisation.objects.filter(is_closed=False).order_by("order", "pk"),
        "of_body": naming(organisation),
        "has_below": len(organisation.subtree_ids()) > 1,
        "years": years,
        "year": year,
        "has_bodies": len(bodies_beside(Organisation.objects.host())) > 1,
    }


def _totals(organisation, year) -> list[dict]:
    """The year in numbers, each with the page of the report's figure that counts the same."""
    supplied = SuppliedFigure.objects.sums(organisation, year)
    return [
        {
            "label": FIGURES[id].label,
            "unit": FIGURES[id].unit,
            "value": number + supplied.get(id, 0),
            "supplied": supplied.get(id, 0),
            "url": _figure_url(id, organisation, year),
        }
        for id, number in values(organisation, year, HEADLINES).items()
    ]


def _linked(row, year) -> dict:
    """The body's own statistics, its report, and a page for each of its numbers."""
    body = row["body"]
    return {
        "url": _address("statistics", body, year=year),
        "report_url": row["published_on"] and _address("report", body, year),
        "cells": [
            {"number": number, "url": _figure_url(id, body, year)}
            for id, number in zip(HEADLINES, row["numbers"], strict=True)
        ],
    }


def _linked_groups(organisation, before, after) -> list[dict]:
    """The comparison, each number with its page."""
    groups = compared(before, after)
    for row in (row for group in groups for row in group["rows"]):
        row["before_url"] = _figure_url(row["id"], organisation, before.year)
        row["after_url"] = _figure_url(row["id"], organisation, after.year)
    return groups


def _figure_url(id, organisation, year) -> str:
    """Where the records behind the number are; nothing before the first year of reports."""
    return "" if year < FIRST_YEAR else _address("report-figure", organisation, year, id)


def _address(name, organisation, *args, **query) -> str:
    """The address of the page; a body other than the portal's own is named in it."""
    if not organisation.hosts_portal:
        query["organisation"] = organisation.code
    return reverse(name, args=args, query=query or None)


def _two_years(request, organisation):
    """The newest year and the one before it, or those of the address."""
    years = years_of(counts_of(organisation))
    after = _asked(request, "year", years)
    before = _asked(request, "other", [after - 1])
    return (numbers_of(organisation, year, localdate()) for year in (before, after))


def _asked(request, name, years) -> int:
    """The year of the address, else the first of the years, else this one."""
    text = request.GET.get(name, "")
    if not text:
        return years[0] if years else localdate().year
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) in YEARS):
        raise Http404
    return int(text)


def _text(value) -> str:
    return "" if value is None else str(value)


def _report_url(organisation, year) -> str:
    signed = SignedReport.objects.in_force(organisation, year, localdate())
    return _address("report", organisation, year) if signed else ""
