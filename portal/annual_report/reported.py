"""What a year's report says of each figure and cell: counted, supplied, or taken from paper."""

from datetime import date

from django.db.models import Count, F

from disclosures.organisations.models import Organisation
from portal.annual_report import checks
from portal.annual_report.cells import counted_cells
from portal.annual_report.checks import Finding
from portal.annual_report.counter_figures import decided
from portal.annual_report.figures import FIGURES, values
from portal.annual_report.models import PaperReport, SuppliedFigure
from portal.annual_report.tables import ALL_DECIDED, RESULTS, TOTAL, Edition, edition_for


def figures_of(organisation, year: int, on: date | None = None) -> dict[str, dict]:
    """Figure → value, counted, supplied. A rate is counted alone."""
    supplied = SuppliedFigure.objects.sums(organisation, year)
    return {
        id: {
            "value": number if FIGURES[id].part else number + supplied.get(id, 0),
            "counted": number,
            "supplied": 0 if FIGURES[id].part else supplied.get(id, 0),
        }
        for id, number in values(organisation, year, on=on).items()
    }


def paper_of(organisation, year: int) -> PaperReport | None:
    """The report of the year, where it was kept only on paper."""
    return PaperReport.objects.filter(organisation=organisation, year=year).first()


def cells_of(organisation, year: int, on: date | None = None) -> dict:
    """Every cell of the year's form; a year kept only on paper is given as it was printed."""
    edition = edition_for(year)
    if not edition.tables:
        return {}
    paper = paper_of(organisation, year)
    if paper and on is None:
        return {**dict.fromkeys(edition.cells, 0), **read(paper.cells)}
    supplied = SuppliedFigure.objects.sums(organisation, year)
    counted = counted_cells(organisation, year, on)
    return summed(edition, {id: n + supplied.get(id, 0) for id, n in counted.items()})


def read(printed: dict) -> dict:
    """The numbers of printed cells; what was left blank counts as 0."""
    return {id: checks.number(value) or 0 for id, value in printed.items()}


def summed(edition: Edition, leaves: dict) -> dict:
    """The cells with their sums: heads of rows, totals of columns and of blocks."""
    cells = dict(leaves)
    for row in edition.rows_three:
        below = [one["id"] for one in edition.rows_three if one.get("parent") == row["id"]]
        if row["id"] in (RESULTS, ALL_DECIDED):
            below = edition.leaves()
        for column in edition.applicants if row["kind"] != "leaf" else ():
            cells[f"t3.{row['id']}.{column}"] = sum(cells[f"t3.{r}.{column}"] for r in below)
        cells[f"t3.{row['id']}.{TOTAL}"] = sum(
            cells[f"t3.{row['id']}.{column}"] for column in edition.applicants
        )
    for block in edition.tables["t4"]["blocks"]:
        columns = [column["id"] for column in edition.tables["t4"]["columns"]]
        rest = [cells[f"t4.{block['id']}.{column}"] for column in columns if column != TOTAL]
        cells[f"t4.{block['id']}.{TOTAL}"] = sum(rest)
    return {id: cells[id] for id in edition.cells}


def before(organisation, year: int) -> dict:
    """The cells of the year before, where anything is known of it: else there is nothing to
    compare with, and 0 would be a wrong reproach."""
    if edition_for(year - 1).id != edition_for(year).id:
        return {}
    cells = cells_of(organisation, year - 1)
    return cells if any(cells.values()) else {}


def findings_of(report, on: date) -> list[Finding]:
    """Everything that the checks have to say about a report as it would go out on the day."""
    organisation, year = report.organisation, report.year
    is_government = organisation.kind == organisation.Kind.GOVERNMENT
    cells = cells_of(organisation, year)
    late = decided(organisation, year).filter(answered_on__gt=F("due_on")).count()
    return [
        *checks.check_cells(edition_for(year), cells, before(organisation, year)),
        *checks.late_answers(late),
        *checks.deadline(year, report.published_on or on, of_government=is_government),
    ]


def unanswered(report, findings) -> list[Finding]:
    """The findings that keep the report from being published: hard ones, and soft ones for which
    nobody has given a reason since they read so."""
    given = set(report.reasons.values_list("code", "sentence"))
    return [one for one in findings if one.is_hard or (one.code[:100], one.sentence) not in given]


def parts(figure, organisation, year: int) -> list[tuple]:
    """(node, number) of the node's own records and of each node directly below it with its
    subtree, for figures that are plain counts. Three queries."""
    children = {child.pk: child for child in organisation.children.all()}
    above = Organisation.objects.parents()
    sums = dict.fromkeys([organisation.pk, *children], 0)
    counts = figure.records(organisation, year).order_by().values_list("organisation")
    for key, number in counts.annotate(Count("pk")):
        while key not in sums:
            key = above[key]
        sums[key] += number
    return [(node, sums[node.pk]) for node in (organisation, *children.values())]
