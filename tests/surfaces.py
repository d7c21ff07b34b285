"""Every public address pattern with example addresses of it, for a portal with hidden records."""

from dataclasses import dataclass
from urllib.parse import quote

from django.contrib.contenttypes.models import ContentType
from django.core.signing import dumps
from django.urls import URLPattern, get_resolver, reverse

from portal.annual_report.figures import FIGURES
from portal.annual_report.tables import edition_for
from tests.rooms import ROOMS

CONTROL = "龘靐齉"
# A word that only the hidden record has; any two neighbours of it are found nowhere else.
HIDDEN = {
    "draft": "犇骉羴",
    "submitted": "鱻麤猋",
    "returned": "毳淼焱",
    "approved": "垚鑫磊",
    "scheduled": "贔屭蠹",
    "withdrawn": "饕餮鬯",
    "withdrawn_silently": "鼙鼗鼛",
    "display_ended": "齑齎齏",
    "discarded": "麀麂麃",
    "masked": "彧翀翛",
    "withheld": "翾翯翳",
}
WORDS = [*HIDDEN.values(), CONTROL]
PIECES = [piece for word in WORDS for piece in (word, word[:2], word[1:], word[:1])]
LIST_QUERIES = [
    "",
    *("?page=1", "?page=2", "?page=9999", "?year=2016", "?year=2018", "?section=a20-1"),
    *("?section=a20-9", "?kind=news", "?kind=normative", "?organisation=jtj"),
    *(
        "?organisation=jtj-glj",
        "?validity=in_force",
        "?validity=ended",
        "?kind=normative&validity=current",
        "?year=2016&kind=normative",
    ),
]
SEARCH_QUERIES = ["sort=date", "page=2", "kind=documents", "year=2016", "limit=1000", "offset=1"]


@dataclass
class World:
    """What is in the portal: the published control record and the hidden ones by name."""

    control: object
    hidden: dict

    @property
    def documents(self):
        return [self.control, *self.hidden.values()]


def pages_of_documents(world):
    return [document.get_absolute_url() for document in world.documents]


def files(world):
    return [file.get_absolute_url() for one in world.documents for file in one.attachments]


def shortcuts(world):
    """The admin's "view on site" of every record and file."""
    things = [*world.documents, *(file for one in world.documents for file in one.attachments)]
    kinds = ContentType.objects
    return [f"/admin/r/{kinds.get_for_model(thing).pk}/{thing.pk}/" for thing in things]


def searches(name):
    def addresses(world):
        url = reverse(name)
        every = [f"{url}?q={quote(piece)}" for piece in PIECES]
        more = [f"{url}?q={quote(word)}&{query}" for word in WORDS for query in SEARCH_QUERIES]
        numbers = [f"{url}?q={quote(word + '[2018]1号')}" for word in WORDS]
        return [url, *every, *more, *numbers, f"{url}?q={quote('的正文')}"]

    return addresses


def lists(world):
    url = reverse("document-list")
    return [url + query for query in LIST_QUERIES] + [f"{url}?q={quote(p)}" for p in PIECES]


def exports(world):
    urls = [reverse("document-export", args=[ending]) for ending in ("csv", "xlsx")]
    return [url + query for url in urls for query in ("", "?year=2016", f"?q={quote('题名')}")]


def of_years(name, *queries):
    return lambda world: [
        reverse(name, args=[year]) + query for year in (2016, 2018) for query in ("", *queries)
    ]


def figure_pages(world):
    return [
        reverse("report-figure", args=[year, figure]) + query
        for year in (2016, 2018)
        for figure in FIGURES
        for query in ("", "?organisation=jtj-glj", "?organisation=root", "?page=2")
    ]


def cell_pages(world):
    """Pages of cells that count acts whatever is public: their number alone may tell of them."""
    cells = [cell.id for cell in edition_for(2024).cells.values() if cell.counted]
    pages = [reverse("report-figure", args=[2024, cell]) for cell in cells]
    return [page + query for page in pages for query in ("", "?organisation=root", "?format=csv")]


def of_kinds(name):
    return lambda world: [reverse(name, args=[kind]) for kind in ("documents", "normative")]


def of_statistics(name):
    """Of a year that has everything, and of bodies that have something."""
    queries = ("", "?year=2016", "?year=2018", "?year=2018&organisation=jtj-glj")
    return lambda world: [reverse(name) + query for query in queries]


# The name of each public pattern → its example addresses.
ADDRESSES = {
    "home": lambda world: [reverse("home")],
    "healthz": lambda world: [reverse("healthz")],
    "readyz": lambda world: [reverse("readyz")],
    "display": lambda world: [f"{reverse('display')}?mode=elder&next=/disclosures/"],
    "search": searches("search"),
    "api-search": searches("api-search"),
    "api-suggest": searches("api-suggest"),
    "catalogue": lambda world: [reverse("catalogue")],
    "catalogue-xlsx": lambda world: [reverse("catalogue-xlsx")],
    "catalogue-csv": lambda world: [reverse("catalogue-csv")],
    "directory": lambda world: [reverse("directory")],
    "official-card": lambda world: [reverse("official-card", args=[1])],
    "official-wall": lambda world: [reverse("official-wall", args=["jtj"])],
    "deadline-calculator": lambda world: [
        reverse("deadline-calculator"),
        reverse("deadline-calculator") + "?received_on=2018-06-01",
    ],
    "requests": lambda world: [reverse("requests")],
    "requests-paper": lambda world: [reverse("requests-paper")],
    "requests-new": lambda world: [reverse("requests-new")],
    "requests-track": lambda world: [reverse("requests-track")],
    "requests-letters": lambda world: [reverse("requests-letters")],
    "rectification-new": lambda world: [reverse("rectification-new")],
    "rectification-track": lambda world: [reverse("rectification-track")],
    "guide": lambda world: [reverse("guide")],
    "guide-page": lambda world: [reverse("guide-page", args=[1])],
    "feed": lambda world: [reverse("feed")],
    "feeds": lambda world: [reverse("feeds")],
    "feed-kind": of_kinds("feed-kind"),
    "feed-section": lambda world: [
        reverse("feed-section", args=[code]) for code in ("a20-1", "a20-9")
    ],
    "feed-search": lambda world: [f"{reverse('feed-search')}?q={quote(word)}" for word in WORDS],
    "sitemap": lambda world: [reverse("sitemap")],
    "sitemap-part": lambda world: [
        reverse("sitemap-part", args=[part]) for part in ("pages", "reports", "documents")
    ],
    "robots": lambda world: [reverse("robots")],
    "statistics": of_statistics("statistics"),
    "statistics-export": of_statistics("statistics-export"),
    "statistics-years": of_statistics("statistics-years"),
    "statistics-years-export": of_statistics("statistics-years-export"),
    "statistics-bodies": of_statistics("statistics-bodies"),
    "statistics-bodies-export": of_statistics("statistics-bodies-export"),
    "correction-new": lambda world: [reverse("correction-new")],
    "correction": lambda world: [reverse("correction", args=["x"])],
    "accessibility": lambda world: [reverse("accessibility")],
    "document-list": lists,
    "document-export": exports,
    "document-page": pages_of_documents,
    "attachment": files,
    "no-shortcut": shortcuts,
    "procurement-list": lambda world: [reverse("procurement-list")],
    "procurement-export": lambda world: [reverse("procurement-export", args=["csv"])],
    "decision-year": of_years("decision-year"),
    "proposal-year": of_years("proposal-year"),
    "inquiry-year": of_years("inquiry-year"),
    "inquiry-new": lambda world: [reverse("inquiry-new")],
    "inquiry-received": lambda world: [
        reverse("inquiry-received", args=[receipt])
        for receipt in ("x", dumps("ZX2018-00001", salt="inquiry-receipt"))
    ],
    "report-list": lambda world: [reverse("report-list")],
    "report": of_years("report"),
    "report-pdf": of_years("report-pdf"),
    "report-docx": of_years("report-docx"),
    "report-xlsx": of_years("report-xlsx"),
    "report-figures": of_years("report-figures", "?organisation=jtj-glj"),
    "report-figure": figure_pages,
}


def of_room(room) -> dict:
    """The addresses that every room has; what its own records hide is walked in test_rooms.py."""
    lists = reverse(f"{room.name}-list")
    exports = [reverse(f"{room.name}-export", args=[ending]) for ending in ("csv", "xlsx")]
    return {
        f"{room.name}-list": lambda world: [lists, f"{lists}?year=2016", f"{lists}?page=2"],
        f"{room.name}-export": lambda world: exports,
        f"{room.name}-page": lambda world: [reverse(f"{room.name}-page", args=[1])],
    }


for one in ROOMS:
    ADDRESSES |= of_room(one)


def public_patterns(patterns=None):
    """Every address pattern outside the admin, as (name, pattern)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name, pattern
        elif pattern.app_name != "admin":
            yield from public_patterns(pattern.url_patterns)
