"""The tables of the report as rows to print: the form's words, and each number with its cell.
What of the figures waits for staff, as lines of their start page."""

from decimal import Decimal

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from disclosures.organisations.access import organisations_of
from portal.annual_report.access import WRITE
from portal.annual_report.figures import FIGURES
from portal.annual_report.kinds import OPEN, FillStatus
from portal.annual_report.measuring import NO_RATE
from portal.annual_report.models import CollectionRound, SuppliedFigure
from portal.annual_report.querysets import plain
from portal.annual_report.reported import cells_of, figures_of
from portal.annual_report.tables import RESULTS, Edition, edition_for
from portal.annual_report.wording import fill

OF_TEXT = "报告文字用的数据"


def part_of(edition: Edition, id: str) -> str:
    """The heading of the part of the form that a cell stands in, or what a figure is for."""
    headings = {part.table: part.heading for part in edition.sections if part.table}
    return headings.get(id.partition(".")[0], OF_TEXT)


def as_number(value):
    """For JSON: whole numbers stay whole."""
    value = plain(value)
    return float(value) if isinstance(value, Decimal) else value


def linked(lines, year: int, printed: dict[str, str], of_body="") -> list[str]:
    """Lines as safe HTML: what the office typed is escaped, a figure is a link to its records,
    those of the body that the query names."""

    def link(id):
        url = reverse("report-figure", args=[year, id]) + of_body
        return format_html('<a class="figure" href="{}">{}</a>', url, printed[id])

    typed = (escape(line.strip()) for line in lines)
    return [mark_safe(fill(line, printed, link)) for line in typed if line]


def _at(cells, id) -> dict:
    return {"id": id, "value": plain(cells.get(id, 0))}


def table_two(edition: Edition, cells) -> list[dict]:
    """Blocks, each with its columns and rows; nothing is printed blank."""
    return [
        {
            **block,
            "rows": [
                {
                    "label": row["label"],
                    "cells": [
                        _at(cells, f"t2.{block['id']}.{row['id']}.{column['id']}")
                        for column in block["columns"]
                    ],
                }
                for row in block["rows"]
            ],
        }
        for block in edition.tables["t2"]["blocks"]
    ]


def table_three(edition: Edition, cells) -> dict:
    """Heads of rows print no number of their own on the form; a sum and a leaf do."""
    table = edition.tables["t3"]
    rows = []
    for row in edition.rows_three:
        is_head = row["kind"] == "group"
        numbers = [_at(cells, f"t3.{row['id']}.{column['id']}") for column in table["columns"]]
        parent = row.get("parent")
        rows.append(
            {
                "label": f"{row['number']}{'、' if parent is None else ''}{row['label']}",
                "depth": 0 if parent is None else 1 if parent == RESULTS else 2,
                "is_head": is_head,
                "cells": [] if is_head else numbers,
            }
        )
    organised = [column for column in table["columns"] if column.get("group")]
    return {"note": table["note"], "columns": table["columns"], "group": organised, "rows": rows}


def table_four(edition: Edition, cells) -> list[dict]:
    """One row of numbers under three heads."""
    table = edition.tables["t4"]
    return [
        {
            "label": block["group"] + block["label"] if block["group"] else block["label"],
            "columns": table["columns"],
            "cells": [_at(cells, f"t4.{block['id']}.{c['id']}") for c in table["columns"]],
        }
        for block in table["blocks"]
    ]


def tables_of(edition: Edition, cells) -> dict:
    """The tables of the form as rows to print; none before 2019."""
    if not edition.tables:
        return {}
    return {
        "t2": table_two(edition, cells),
        "t3": table_three(edition, cells),
        "t4": table_four(edition, cells),
    }


def comparison(organisation, year: int, on=None) -> list[dict]:
    """Every number of the year for the staff: counted, supplied, and as it stood on a day."""
    now, cells = figures_of(organisation, year), cells_of(organisation, year)
    then = (
        {**figures_values(organisation, year, on), **cells_of(organisation, year, on)} if on else {}
    )
    rows = [
        {"id": id, "label": FIGURES[id].label, "unit": FIGURES[id].unit, "part": OF_TEXT, **one}
        for id, one in now.items()
    ]
    edition = edition_for(year)
    supplied = SuppliedFigure.objects.sums(organisation, year)
    for id, number in cells.items():
        cell, beside = edition.cells[id], supplied.get(id, 0)
        own = {"counted": number if cell.is_derived else number - beside, "supplied": beside}
        own["part"] = part_of(edition, id)
        rows.append({"id": id, "label": cell.label, "unit": cell.unit, "value": number, **own})
    for row in rows:
        row["then"] = then.get(row["id"])
        row["differs"] = bool(on) and row["then"] != row["value"]
        row["value"] = NO_RATE if row["value"] is None else plain(row["value"])
    return rows


def figures_values(organisation, year, on) -> dict:
    return {id: one["value"] for id, one in figures_of(organisation, year, on).items()}


def counters(user, at):
    """What of the figures asked of sections waits: to be filled in, and to be confirmed."""
    mine = organisations_of(user)
    if not user.is_staff or mine == set():
        return
    tasks = SuppliedFigure.objects.of_bodies(mine)
    yield _tasks("待填报", tasks.waiting(), f"status__in={','.join(sorted(OPEN))}")
    if user.has_perm(WRITE):
        filled = tasks.filter(status=FillStatus.FILLED)
        yield _tasks(FillStatus.FILLED.label, filled, f"status__exact={FillStatus.FILLED}")


def _tasks(label, tasks, query) -> dict:
    url = f"{reverse('admin:portal_suppliedfigure_changelist')}?{query}"
    kind = CollectionRound._meta.verbose_name
    return {"label": label, "kind": kind, "number": tasks.count(), "url": url, "late": False}
