"""The child process that sets pages as PDF; without Django, without a network, within limits.

    python -m requests_app.letters.typesetter < JSON > JSON

reads {"css": …, "pages": [HTML, …]} and writes [base64 of a PDF, …]. Exit code 3: a system part
that WeasyPrint needs is missing.
"""

import base64
import json
import resource
import sys

MEMORY_BYTES = 2 * 1024 * 1024 * 1024
PROCESSOR_SECONDS = 120
PARTS_MISSING = 3


def limit_this_process():
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def typeset(css: str, pages: list[str]) -> list[bytes]:
    """Each page of HTML as a PDF of its own. What it names elsewhere is never fetched."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    class NothingElse(URLFetcher):
        def fetch(self, url, headers=None):
            raise ValueError("letters fetch nothing")

    fonts = FontConfiguration()
    sheet = CSS(string=css, font_config=fonts)
    return [
        HTML(string=page, url_fetcher=NothingElse()).write_pdf(
            stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
        )
        for page in pages
    ]


def main():
    asked = json.load(sys.stdin)
    try:
        import weasyprint  # noqa: F401  loads Pango through the system
    except OSError:
        sys.exit(PARTS_MISSING)
    made = [base64.b64encode(pdf).decode() for pdf in typeset(asked["css"], asked["pages"])]
    json.dump(made, sys.stdout)


if __name__ == "__main__":
    limit_this_process()
    main()
