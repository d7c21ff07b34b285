"""The report as PDF: A4 in the look of GB/T 9704-2012, tagged, table three on a page of its own."""

from django.template.loader import render_to_string

from portal.annual_report.paper.pages import content_of
from requests_app.letters.printing import pdf_of

STYLE = "css/report_paper.css"


def render_pdf(form: dict) -> bytes:
    """Set by the child process that sets the letters. PdfUnavailable says what is missing."""
    page = render_to_string("reports/paper.html", content_of(form))
    (made,) = pdf_of([page], style=STYLE)
    return made
