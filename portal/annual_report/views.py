"""Public pages of the annual report: list, report, figures, and the figures as JSON."""

from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from disclosures.documents.models import Document
from disclosures.organisations.models import Organisation
from portal.annual_report.figures import FIGURES, values
from portal.annual_report.measuring import NO_RATE
from portal.annual_report.models import AnnualReport
from portal.annual_report.rows import rows_of
from portal.annual_report.tables import FIRST_YEAR, LAST_YEAR, edition_for
from portal.annual_report.wording import fill

PAGE_SIZE = 50


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
    """The report of the year: the office's text with live figures, then all figures."""
    _refuse_unless_known(year)
    if year > timezone.localdate().year:
        raise Http404
    host = Organisation.objects.host()
    edition = edition_for(year)
    counted = values(host, year)
    found = (
        AnnualReport.objects.public(timezone.localdate())
        .filter(organisation=host, year=year)
        .prefetch_related("texts")
        .first()
    )
    texts = {text.part: text.text for text in found.texts.all()} if found else {}
    return render(
        request,
        "reports/report.html",
        {
            "report": found,
            "title": found.title if found else f"{host.name}{year}年度政府信息公开数据",
            "organisation": host,
            "year": year,
            "edition": edition,
            "sections": [
                {
                    "title": part.heading,
                    "paragraphs": _paragraphs(texts[part.id], year, counted),
                }
                for part in edition.parts
                if part.id in texts
            ],
            "figures": [_shown(figure, year, counted[figure.id]) for figure in FIGURES.values()],
            "as_of": timezone.localtime(),
        },
    )


@require_safe
def figure_page(request, year, figure_id):
    """One figure: what it means, the number, and every record behind it."""
    _refuse_unless_known(year)
    if figure_id not in FIGURES:
        raise Http404
    organisation = _organisation(request)
    figure = FIGURES[figure_id]
    records = figure.records(organisation, year)
    paginator = Paginator(figure.listed(records), PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    page.object_list = [] if figure.groups else rows_of(page.object_list)
    return render(
        request,
        "reports/figure.html",
        {
            "year": year,
            "organisation": organisation,
            "figure": {
                **_shown(figure, year, figure.value(organisation, year)),
                "definition": figure.definition,
            },
            "rate": figure.part and _rate(figure, records),
            "groups": figure.groups and figure.groups(records),
            "page_obj": page,
            "paginator": paginator,
            "total": 0 if figure.groups else paginator.count,
            "as_of": timezone.localtime(),
        },
    )


@require_safe
def figures_json(request, year):
    """Every figure of any year and any node, for other systems."""
    _refuse_unless_known(year)
    organisation = _organisation(request)
    counted = values(organisation, year)
    return JsonResponse(
        {
            "year": year,
            "organisation": organisation.code,
            "edition": edition_for(year).id,
            "as_of": timezone.localtime().isoformat(timespec="seconds"),
            "figures": {
                id: {
                    "value": value,
                    "counted": value,
                    "supplied": 0,
                    "printed": FIGURES[id].printed(value),
                    "url": reverse("report-figure", args=[year, id]),
                }
                for id, value in counted.items()
            },
            "cells": {},
        },
        json_dumps_params={"ensure_ascii": False},
    )


def _is_known(year) -> bool:
    """Whether there can be a report on the year; records may be older than the Regulation."""
    return FIRST_YEAR <= year <= LAST_YEAR


def _refuse_unless_known(year):
    if not _is_known(year):
        raise Http404


def _organisation(request):
    """The node asked for by `?organisation=CODE`, else the host."""
    code = request.GET.get("organisation")
    if not code:
        return Organisation.objects.host()
    return get_object_or_404(Organisation, code=code)


def _shown(figure, year, value) -> dict:
    return {
        "id": figure.id,
        "label": figure.label,
        "unit": figure.unit,
        "value": NO_RATE if value is None else value,
        "printed": figure.printed(value),
        "url": reverse("report-figure", args=[year, figure.id]),
    }


def _rate(figure, records) -> dict:
    """Both numbers of a rate."""
    return {"part": figure.count(figure.part(records)), "whole": figure.count(records)}


def _paragraphs(text, year, counted):
    """Paragraphs as safe HTML: what the office typed is escaped, figures are links."""

    def link(id):
        url = reverse("report-figure", args=[year, id])
        printed = FIGURES[id].printed(counted[id])
        return format_html('<a class="figure" href="{}">{}</a>', url, printed)

    lines = (escape(line.strip()) for line in text.splitlines())
    return [mark_safe(fill(line, FIGURES, link)) for line in lines if line]
