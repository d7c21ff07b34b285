"""Public pages of the annual report: list, report, figures, and the figures as JSON."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from disclosures.documents.models import Document
from disclosures.exchange.workbooks import csv_lines
from disclosures.organisations.models import Organisation
from portal.addresses import body_asked_for, naming
from portal.annual_report.cells import figure_of
from portal.annual_report.exchange import HEADINGS, csv_rows
from portal.annual_report.figures import FIGURES
from portal.annual_report.measuring import NO_RATE, all_of
from portal.annual_report.models import AnnualReport, SuppliedFigure
from portal.annual_report.presentation import as_number, linked, tables_of
from portal.annual_report.querysets import plain
from portal.annual_report.reported import cells_of, figures_of, paper_of, parts, read
from portal.annual_report.rows import rows_of
from portal.annual_report.signing.models import SignedReport
from portal.annual_report.signing.views import signed_report
from portal.annual_report.tables import FIRST_YEAR, LAST_YEAR, edition_for

PAGE_SIZE = 50
CSV = "text/csv; charset=utf-8"


@require_safe
def report_list(request):
    """The years that have records or a published report, newest first."""
    host = Organisation.objects.host()
    reports = {report.year: report for report in host.annual_reports.public(timezone.localdate())}
    with_records = Document.objects.visible().years()
    years = sorted({*reports, *filter(_is_known, with_records)}, reverse=True)
    return render(
        request,
        "reports/report_list.html",
        {
            "years": [
                {
                    "year": year,
                    "url": reverse("report", args=[year]),
                    "title": reports[year].title if year in reports else f"{year}年度数据",
                    "is_published": year in reports,
                }
                for year in years
            ]
        },
    )


@require_safe
def report(request, year):
    """The report of a body on the year: the office's text with live figures, then all figures."""
    _refuse_unless_known(year)
    if year > timezone.localdate().year:
        raise Http404
    organisation = body_asked_for(request)
    signed = SignedReport.objects.in_force(organisation, year, timezone.localdate())
    if signed:
        return signed_report(request, signed, organisation)
    edition = edition_for(year)
    reported = figures_of(organisation, year)
    counted = {id: one["value"] for id, one in reported.items()}
    printed = {id: FIGURES[id].printed(value) for id, value in counted.items()}
    found = (
        AnnualReport.objects.public(timezone.localdate())
        .filter(organisation=organisation, year=year)
        .prefetch_related("texts")
        .first()
    )
    texts = {text.part: text.text for text in found.texts.all()} if found else {}
    return render(
        request,
        "reports/report.html",
        {
            "report": found,
            "title": found.title if found else f"{organisation.name}{year}年度政府信息公开数据",
            "dated": found and found.dated,
            "organ": organisation.name,
            "organisation": organisation,
            "of_body": naming(organisation),
            "year": year,
            "edition": edition,
            "sections": [
                {
                    "title": part.heading,
                    "paragraphs": linked(
                        texts.get(part.id, "").splitlines(), year, printed, naming(organisation)
                    ),
                    "table": part.table,
                }
                for part in edition.sections
                if part.id in texts or part.table
            ],
            "has_text": bool(texts),
            "tables": tables_of(edition, cells_of(organisation, year)),
            "figures": [
                _shown(figure, organisation, year, counted[figure.id])
                for figure in FIGURES.values()
            ],
            "as_of": timezone.localtime(),
        },
    )


@require_safe
def figure_page(request, year, figure_id):
    """One figure or cell: what it means, the number, and every record behind it."""
    figure = _figure(year, figure_id)
    organisation = body_asked_for(request)
    paper = paper_of(organisation, year) if figure_id not in FIGURES else None
    if paper:
        return _paper_page(request, figure, organisation, paper)
    records = figure.records(organisation, year)
    listed = figure.listed(records)
    if request.GET.get("format") == "csv" and not figure.groups:
        return _csv(f"{year}-{organisation.code}-{figure_id}.csv", csv_rows(listed))
    split = parts(figure, organisation, year) if _has_parts(figure, records) else []
    counted = sum(n for _, n in split) if split else figure.value(organisation, year)
    supplied = SuppliedFigure.objects.behind(organisation, year, figure_id)
    paginator = Paginator(listed, PAGE_SIZE)
    if split and figure.listed is all_of:
        paginator.count = counted  # the same records are not counted twice
    page = paginator.get_page(request.GET.get("page"))
    page.object_list = [] if figure.groups else rows_of(page.object_list)
    value = _whole(figure_id, organisation, year, counted, supplied)
    return render(
        request,
        "reports/figure.html",
        {
            "year": year,
            "organisation": organisation,
            "of_body": naming(organisation),
            "figure": {
                **_shown(figure, organisation, year, plain(value)),
                "definition": figure.definition,
            },
            "rate": figure.part and _rate(figure, records),
            "groups": figure.groups and figure.groups(records),
            "supplied": supplied,
            "counted": counted,
            "may_download": not figure.groups and paginator.count,
            "parts": split,
            "lists_all": figure.listed is all_of,
            "page_obj": page,
            "paginator": paginator,
            "total": 0 if figure.groups else paginator.count,
            "as_of": timezone.localtime(),
        },
    )


@require_safe
def figures_json(request, year):
    """Every figure and cell of any year and any node, for other systems."""
    _refuse_unless_known(year)
    organisation = body_asked_for(request)
    return JsonResponse(
        {
            "year": year,
            "organisation": organisation.code,
            "edition": edition_for(year).id,
            "as_of": timezone.localtime().isoformat(timespec="seconds"),
            "figures": {
                id: {
                    **{name: as_number(number) for name, number in one.items()},
                    "printed": FIGURES[id].printed(one["value"]),
                    "url": reverse("report-figure", args=[year, id]) + naming(organisation),
                }
                for id, one in figures_of(organisation, year).items()
            },
            "cells": {id: as_number(n) for id, n in cells_of(organisation, year).items()},
        },
        json_dumps_params={"ensure_ascii": False},
    )


def _paper_page(request, figure, organisation, paper):
    """A cell of a report that was kept on paper: as printed, with no records behind it."""
    value = plain(read(paper.cells).get(figure.id, 0))
    context = {
        "year": paper.year,
        "organisation": organisation,
        "of_body": naming(organisation),
        "figure": {
            **_shown(figure, organisation, paper.year, value),
            "definition": "按纸质年度报告录入，本平台没有对应的记录。",
        },
        "as_of": timezone.localtime(paper.taken_at),
        "paper": paper,
    }
    return render(request, "reports/figure.html", context)


def _whole(figure_id, organisation, year, counted, supplied):
    """With what was supplied; a cell as the tables print it, sums included."""
    if figure_id not in FIGURES:
        return cells_of(organisation, year)[figure_id]
    return None if counted is None else counted + sum(one.value for one in supplied)


def _csv(name, rows):
    answer = StreamingHttpResponse(csv_lines(HEADINGS, rows), content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _figure(year, figure_id):
    """The figure or the cell of the form of the year."""
    _refuse_unless_known(year)
    edition = edition_for(year)
    if figure_id in edition.cells:
        return figure_of(edition, edition.cells[figure_id])
    if figure_id not in FIGURES:
        raise Http404
    return FIGURES[figure_id]


def _has_parts(figure, records) -> bool:
    """Whether the number is that of records which belong to a node, one by one."""
    plain_count = figure.part is None and figure.count is QuerySet.count
    return plain_count and hasattr(records.model, "organisation")


def _is_known(year) -> bool:
    """Whether there can be a report on the year; records may be older than the Regulation."""
    return FIRST_YEAR <= year <= LAST_YEAR


def _refuse_unless_known(year):
    if not _is_known(year):
        raise Http404


def _shown(figure, organisation, year, value) -> dict:
    return {
        "id": figure.id,
        "label": figure.label,
        "unit": figure.unit,
        "value": NO_RATE if value is None else value,
        "printed": figure.printed(value),
        "url": reverse("report-figure", args=[year, figure.id]) + naming(organisation),
    }


def _rate(figure, records) -> dict:
    """Both numbers of a rate."""
    return {"part": figure.count(figure.part(records)), "whole": figure.count(records)}
