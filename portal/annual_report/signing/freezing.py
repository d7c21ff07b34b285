"""The report in one form for page and paper, numbers and words filled in; and its digest."""

import hashlib
import json

from django.utils.timezone import localtime

from portal.annual_report.cells import counted_keys
from portal.annual_report.figures import FIGURES
from portal.annual_report.presentation import as_number
from portal.annual_report.reported import cells_of, figures_of, paper_of
from portal.annual_report.tables import edition_for
from portal.annual_report.wording import fill

TABLES = {"t2": "two", "t3": "three", "t4": "four"}


def freeze(report, at) -> dict:
    """The report as it stands at the instant, as JSON; nothing in it is read again later."""
    organisation, year = report.organisation, report.year
    edition = edition_for(year)
    values = {id: one["value"] for id, one in figures_of(organisation, year).items()}
    texts = {text.part: text.text for text in report.texts.all()}
    cells = cells_of(organisation, year)
    keys = {} if paper_of(organisation, year) else counted_keys(organisation, year)
    return {
        "edition": edition.id,
        "title": report.title,
        "year": year,
        "organisation": {"code": organisation.code, "name": organisation.name},
        "as_of": localtime(at).isoformat(timespec="seconds"),
        "sections": [
            {
                "number": part.number,
                "title": part.title,
                "blocks": list(_blocks(part, texts.get(part.id, ""), values, cells, keys)),
            }
            for part in edition.sections
            if part.table or part.id in texts
        ],
        "figures": [_figure(id, values[id], organisation, year) for id in FIGURES],
        "signature": {
            "organ": organisation.name,
            "date": report.dated.isoformat() if report.dated else "",
        },
    }


def _blocks(part, text, values, cells, keys):
    """The paragraphs of a part with live numbers in their words, then its table: every cell, and
    the records behind those that count rows and have some."""
    lines = [line.strip() for line in text.splitlines()]
    for line in filter(None, lines):
        words = fill(line, FIGURES, lambda id: FIGURES[id].printed(values[id]))
        yield {"kind": "paragraph", "text": words, "source": line}
    if part.table:
        mine = {id: as_number(n) for id, n in cells.items() if id.startswith(f"{part.table}.")}
        behind = {id: keys[id] for id in mine if id in keys}
        yield {"kind": "table", "code": TABLES[part.table], "cells": mine, "record_ids": behind}


def _figure(id, value, organisation, year) -> dict:
    figure = FIGURES[id]
    records = figure.records(organisation, year).order_by().values_list("pk", flat=True)
    return {
        "code": id,
        "label": figure.label,
        "value": as_number(value),
        "unit": figure.unit,
        "printed": figure.printed(value),
        "record_ids": sorted(set(records), key=str),
    }


def digest(frozen: dict) -> str:
    """SHA-256 over the canonical JSON: the same whatever the order of the keys."""
    canonical = json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
