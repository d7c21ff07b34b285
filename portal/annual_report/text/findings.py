"""What is wrong with the text of one report: the checks of the wording over what is stored."""

from portal.annual_report.figures import FIGURES
from portal.annual_report.models import AnnualReport
from portal.annual_report.reported import figures_of
from portal.annual_report.text import checks


def texts_of(report) -> dict[str, str]:
    return {text.part: text.text for text in report.texts.all()}


def text_findings(report) -> list[checks.Finding]:
    """Everything that the wording says against the report as it stands."""
    texts, edition = texts_of(report), report.edition
    last_year = AnnualReport.objects.filter(
        organisation=report.organisation, year=report.year - 1
    ).first()
    themes = checks.missing_themes(texts, edition.parts[0].id, edition.parts[-1].id)
    return [
        *checks.empty_parts(texts, edition.parts),
        *checks.typed_numbers(texts, _figures(report)),
        *checks.repeated(texts, texts_of(last_year) if last_year else {}),
        *checks.contradictions(texts),
        *(themes if edition.tables else []),  # asked for by the forms since 2019 only
    ]


def _figures(report) -> list[dict]:
    return [
        {
            "code": id,
            "label": FIGURES[id].label,
            "unit": FIGURES[id].unit,
            "value": one["value"],
            "printed": FIGURES[id].printed(one["value"]),
        }
        for id, one in figures_of(report.organisation, report.year).items()
    ]
