"""The frozen form as the lines and tables that every kind of paper shows."""

from datetime import date

from portal.annual_report.presentation import tables_of
from portal.annual_report.signing.differences import cells_in, edition_of, section_of


def content_of(form: dict) -> dict:
    """Title, sections with paragraphs and the name of their table, tables, signature."""
    dated = form["signature"]["date"]
    return {
        "title": form["title"],
        "year": form["year"],
        "sections": [section_of(section) for section in form["sections"]],
        "tables": tables_of(edition_of(form), cells_in(form)),
        "organ": form["signature"]["organ"],
        "dated": date.fromisoformat(dated) if dated else None,
    }
