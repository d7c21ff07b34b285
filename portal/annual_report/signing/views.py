"""The public page of a signed report: its frozen form, in the look of every report."""

from datetime import date, datetime

from django.shortcuts import render
from django.urls import reverse

from portal.addresses import naming
from portal.annual_report.measuring import NO_RATE
from portal.annual_report.presentation import linked, tables_of
from portal.annual_report.signing.differences import cells_in, edition_of, section_of


def signed_report(request, signed, organisation, *, is_preview=False):
    """Nothing is counted here: the numbers are those that were signed. Staff see the same page
    before it is signed."""
    form = signed.form
    dated = form["signature"]["date"]
    edition, of_body = edition_of(form), naming(organisation)
    return render(
        request,
        "reports/report.html",
        {
            "report": signed.report,
            "signed": signed,
            "is_preview": is_preview,
            "dated": date.fromisoformat(dated) if dated else None,
            "organ": form["signature"]["organ"],
            "title": form["title"],
            "organisation": organisation,
            "of_body": of_body,
            "year": form["year"],
            "edition": edition,
            "sections": [_with_links(section, form, of_body) for section in form["sections"]],
            "has_text": True,
            "tables": tables_of(edition, cells_in(form)),
            "figures": [_shown(one, form["year"], of_body) for one in form["figures"]],
            "as_of": datetime.fromisoformat(form["as_of"]),
        },
    )


def _with_links(section, form, of_body) -> dict:
    """The numbers in the text lead to their records, in the words that were signed."""
    printed = {one["code"]: one["printed"] for one in form["figures"]}
    lines = [one["source"] for one in section["blocks"] if one["kind"] == "paragraph"]
    paragraphs = linked(lines, form["year"], printed, of_body)
    return {**section_of(section), "paragraphs": paragraphs}


def _shown(one, year, of_body) -> dict:
    return {
        "id": one["code"],
        "label": one["label"],
        "unit": one["unit"],
        "value": NO_RATE if one["value"] is None else one["value"],
        "printed": one["printed"],
        "url": reverse("report-figure", args=[year, one["code"]]) + of_body,
    }
