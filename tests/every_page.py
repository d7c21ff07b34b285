"""Every page of the demonstration, public and of staff, found by following its links."""

import re
from collections import defaultdict, deque
from html import unescape
from urllib.parse import quote, unquote, urljoin
from uuid import uuid4

from django.core.signing import dumps
from django.urls import Resolver404, resolve, reverse

from portal.corrections.actions import report_error
from tests.making import NOW
from tests.surfaces import public_patterns

LINK = re.compile(r'href="(/[^"#]*)')
ANY_LINK = re.compile(r'href="([^"#]+)')
# The bodies side by side are linked where there are several; the demonstration has one.
START = (
    *("/", f"/search/?q={quote('公路')}", f"/search/?q={quote('鬯鬰')}", "/no-such-page/"),
    "/statistics/bodies/",
)
MISSING = "404"
MOST_TRIED = 5  # files and ways to another page have names too
# Answered with a file, with data, with another address, or to what was sent; never with a page
# that somebody could open.
NO_PAGES = {
    *("healthz", "readyz", "display", "robots", "sitemap", "sitemap-part", "attachment"),
    *("feed", "feed-kind", "feed-section", "feed-search", "api-search", "api-suggest"),
    *("catalogue-csv", "catalogue-xlsx", "statistics-export", "report-figures", "no-shortcut"),
    *("guide-page", "requests-letters", "report-pdf", "report-docx", "report-xlsx"),
}


def name_of(address) -> str:
    try:
        return resolve(unquote(address.partition("?")[0])).url_name
    except Resolver404:
        return MISSING


def names_of_pages() -> set[str]:
    names = {name for name, _ in public_patterns()} - NO_PAGES
    return {name for name in names if not name.endswith("-export")}


def unlinked():
    """Pages that no link leads to: only who has sent something can open them."""
    report = report_error(
        key=uuid4(), address="/", kind="typo", description="错别字", name="", contact="", at=NOW
    )
    yield reverse("correction", args=[dumps(report.number, salt="error-report")])
    yield reverse("inquiry-received", args=[dumps("ZX2018-00001", salt="inquiry-receipt")])


def every_page(browser, most=1) -> dict[str, list[str]]:
    """Name of the pattern → addresses that answered with a page, at most so many."""
    found, seen = defaultdict(list), set()
    waiting, wanted = deque([*START, *unlinked()]), names_of_pages() | {MISSING}
    while waiting:
        address = waiting.popleft()
        name = name_of(address)
        enough = len(found[name]) >= (2 if name == "search" else most)
        if name not in wanted or enough or address in seen:
            continue
        seen.add(address)
        answer = browser.get(address)
        if answer.status_code in (200, 404) and answer["Content-Type"].startswith("text/html"):
            found[name].append(address)
            waiting.extend(unescape(link) for link in LINK.findall(answer.content.decode()))
    return {name: addresses for name, addresses in found.items() if addresses}


def every_admin_page(browser) -> dict[str, tuple[str, str]]:
    """Name of the pattern → an address that answered with a page, and the template of the page."""
    found, tried, waiting = {}, defaultdict(set), deque(["/admin/"])
    while waiting:
        address = waiting.popleft()
        name = name_of(address)
        if name in found or address in tried[name] or len(tried[name]) == MOST_TRIED:
            continue
        tried[name].add(address)
        answer = browser.get(address)
        if answer.has_header("Location"):
            waiting.append(urljoin(address, answer["Location"]))
        elif answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            found[name] = (address, answer.templates[0].name)
            links = ANY_LINK.findall(answer.content.decode())
            beyond = (urljoin(address, unescape(link)) for link in links)
            waiting.extend(link for link in beyond if link.startswith("/admin/"))
    return found
