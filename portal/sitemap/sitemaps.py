"""The site map for search engines: the columns, the reports, and every visible record."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localdate

from disclosures.documents.models import Section
from disclosures.organisations.models import Organisation
from portal.addresses import domain
from portal.navigation import FIXED, MENU, ROOMS, places
from portal.search.sources import SOURCES

PART = 5_000  # addresses of one file, a tenth of what the protocol allows
CHANGED = Coalesce("version_published_at", "first_published_at")


class OwnSitemap(Sitemap):
    """Addresses begin with the site's own domain where the settings say it."""

    limit = PART

    def __init__(self, request):
        self.request = request

    def get_domain(self, site=None):
        return domain(self.request)


class RecordSitemap(OwnSitemap):
    """The visible records of one kind, each with the date of its present version."""

    def __init__(self, request, model):
        super().__init__(request)
        self.model = model

    def items(self):
        dates = ("first_published_at", "version_published_at")
        return self.model.objects.visible().newest_first().only(*dates)

    def lastmod(self, item):
        return item.version_published_at or item.first_published_at

    def get_latest_lastmod(self):
        return self.model.objects.visible().aggregate(latest=Max(CHANGED))["latest"]


class PageSitemap(OwnSitemap):
    """What the frame of every page leads to, and the columns that hold something."""

    def items(self):
        frame = [place["url"] for place in places([*MENU, *FIXED, *ROOMS])]
        columns = [section.get_absolute_url() for section in Section.objects.filled()]
        return list(dict.fromkeys([*frame, *columns]))

    def location(self, item):
        return item


class ReportSitemap(OwnSitemap):
    """The annual reports that have been published."""

    def items(self):
        return list(Organisation.objects.host().annual_reports.public(localdate()))

    def location(self, item):
        return reverse("report", args=[item.year])

    def lastmod(self, item):
        return item.published_on


def sitemaps(request) -> dict:
    return {
        "pages": PageSitemap(request),
        "reports": ReportSitemap(request),
        **{kind: RecordSitemap(request, source.model) for kind, source in SOURCES.items()},
    }
