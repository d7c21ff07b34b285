"""Numbers beside each other: two years of a body, and the bodies of a year."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Sum

from disclosures.organisations.models import Organisation
from disclosures.statute.terms import report_due_on
from portal.annual_report.figures import FIGURES
from portal.annual_report.models import AnnualReport, SuppliedFigure
from portal.annual_report.presentation import OF_TEXT, part_of
from portal.annual_report.querysets import plain
from portal.annual_report.reported import cells_of, figures_of, paper_of
from portal.annual_report.signing.differences import cells_in
from portal.annual_report.signing.models import SignedReport
from portal.annual_report.tables import TOTAL, edition_for

SIGNED, COUNTED = "年度报告", "现有记录"
# The year in numbers: plain counts of records that belong to one body each.
HEADLINES = (
    *("disclosures", "normative_documents", "interpretations", "applications_received"),
    *("inquiries_answered", "npc_suggestions", "cppcc_proposals"),
)


@dataclass(frozen=True)
class Numbers:
    """Every number of a body's year, and whether the signed report or the records say so."""

    year: int
    basis: str
    values: Mapping


def numbers_of(organisation, year: int, on) -> Numbers:
    """What has been signed is repeated, so that no two pages disagree; else it is counted."""
    signed = SignedReport.objects.in_force(organisation, year, on)
    if signed:
        figures = {one["code"]: one["value"] for one in signed.form["figures"]}
        return Numbers(year, SIGNED, {**figures, **cells_in(signed.form)})
    figures = {id: one["value"] for id, one in figures_of(organisation, year).items()}
    return Numbers(year, COUNTED, {**figures, **cells_of(organisation, year)})


def compared(before: Numbers, after: Numbers) -> list[dict]:
    """Groups of rows under the parts of the form. Tables are compared where both years have the
    same form, table three and four by their sums."""
    rows = [_row(id, one.label, one.unit, before, after) for id, one in FIGURES.items()]
    groups = [{"heading": OF_TEXT, "rows": rows}]
    edition = edition_for(after.year)
    if edition.id == edition_for(before.year).id:
        for id, cell in edition.cells.items():
            if id.startswith("t2.") or id.endswith(f".{TOTAL}"):
                row = _row(
                    id,
                    cell.label.removesuffix("（总计）").removesuffix("·总计"),
                    cell.unit,
                    before,
                    after,
                )
                heading = part_of(edition, id)
                if groups[-1]["heading"] != heading:
                    groups.append({"heading": heading, "rows": []})
                groups[-1]["rows"].append(row)
    return groups


def _row(id, label, unit, before, after) -> dict:
    old, new = (plain(numbers.values.get(id)) for numbers in (before, after))
    name = label if unit in label else f"{label}（{unit}）"
    row = {"id": id, "label": name, "before": old, "after": new}
    if old is None or new is None:
        return {**row, "difference": "", "percent": ""}
    difference = round(new - old, 2) if unit == "%" else new - old  # rates are no exact numbers
    percent = f"{100 * difference / old:+.1f}%" if old and unit != "%" and difference else ""
    return {**row, "difference": f"{difference:+}" if difference else "0", "percent": percent}


def bodies_beside(host) -> list[Organisation]:
    """The 公开主体 of the platform. Who stands above the portal's own body is none of its peers."""
    organs = Organisation.objects.filter(is_disclosing_organ=True)
    above = host.ancestor_ids()[1:]
    return list(organs.exclude(pk__in=above).order_by("order", "pk"))


def bodies_of(host, year: int, on) -> list[dict]:
    """Each of them with its numbers of the year and its report; one that was closed only where it
    has anything. Two queries for each figure, two for each body."""
    bodies = bodies_beside(host)
    above = Organisation.objects.parents()
    roots = list(Organisation.objects.filter(parent=None))
    counts = [_by_body(bodies, _by_node(id, year, roots), above) for id in HEADLINES]
    rows = [
        {"body": body, "numbers": [of[body.pk] for of in counts], **_report_of(body, year, on)}
        for body in bodies
    ]
    return [row for row in rows if any(row["numbers"]) or not row["body"].is_closed]


def _report_of(body, year, on) -> dict:
    """Whether the report of the year is out; before the year is over none is missing."""
    found = AnnualReport.objects.public(on).filter(organisation=body, year=year).first()
    is_paper = paper_of(body, year) is not None
    is_out = bool(found) or is_paper
    due_on = report_due_on(year, of_government=body.kind == body.Kind.GOVERNMENT)
    return {
        "is_paper": is_paper,
        "published_on": found.published_on if found else None,
        "is_missing": not is_out and not body.is_closed and year < on.year,
        "due_on": due_on,
        "is_late": not is_out and due_on is not None and due_on < on,
    }


def _by_body(bodies, by_node, above) -> dict[int, int]:
    """Body → the numbers of its subtree, as the page of the figure tells them."""
    numbers = dict.fromkeys((body.pk for body in bodies), 0)
    for key, number in by_node.items():
        while key is not None:
            if key in numbers:
                numbers[key] += number
            key = above[key]
    return {key: plain(number) for key, number in numbers.items()}


def _by_node(id, year, roots) -> Counter:
    """Node → its own records and what it supplied, of the whole platform."""
    found = Counter()
    for root in roots:
        records = FIGURES[id].records(root, year).order_by()
        found.update(dict(records.values_list("organisation").annotate(Count("pk"))))
    supplied = SuppliedFigure.objects.confirmed().filter(year=year, figure=id).order_by()
    found.update(dict(supplied.values_list("organisation").annotate(Sum("value"))))
    return found
