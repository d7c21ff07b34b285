"""The home page: what is new, where things are, how to ask, and the year in figures."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from disclosures.documents.kinds import DocumentKind
from disclosures.documents.models import Document, Section
from disclosures.organisations.models import Organisation
from disclosures.services.models import ServiceItem
from portal.annual_report.figures import FIGURES, values
from portal.annual_report.models import AnnualReport

LATEST = 8
LATEST_OF_KIND = 6
SERVICES = 8
KINDS_ON_HOME = (DocumentKind.NORMATIVE, DocumentKind.NOTICE, DocumentKind.MEASURE)
FIGURES_ON_HOME = ("disclosures", "normative_documents", "images")


@require_safe
def home(request):
    newest = Document.objects.visible().newest_first().for_rows()
    latest = list(newest[:LATEST])
    host = Organisation.objects.host()
    year = _year_in_figures(host, latest)
    counted = values(host, year, FIGURES_ON_HOME)
    services = list(ServiceItem.objects.visible().common_first().for_rows()[:SERVICES])
    common = [item for item in services if item.is_common]
    return render(
        request,
        "home/home.html",
        {
            "latest": latest,
            "latest_by_kind": _latest_by_kind(newest),
            "sections": _sections(),
            "services": common or services,
            "services_heading": "常用服务" if common else "办事服务",
            "figures": [
                {
                    "label": FIGURES[id].label,
                    "value": value,
                    "unit": FIGURES[id].unit,
                    "url": reverse("report-figure", args=[year, id]),
                }
                for id, value in counted.items()
            ],
            "figures_year": year,
            "report_url": reverse("report", args=[year]),
        },
    )


def _year_in_figures(host, latest) -> int:
    """The year of the newest published report, else of the newest publication, else this one."""
    published = AnnualReport.objects.public(localdate()).filter(organisation=host)
    year = published.values_list("year", flat=True).first()
    if year is None:
        year = localdate(latest[0].first_published_at).year if latest else localdate().year
    return year


def _latest_by_kind(newest) -> list[dict]:
    """The newest of each kind, in one query."""
    first, *others = (newest.of_kind(kind)[:LATEST_OF_KIND] for kind in KINDS_ON_HOME)
    found = list(first.union(*others, all=True))
    found.sort(key=lambda document: (document.first_published_at, document.pk), reverse=True)
    return [
        {
            "label": kind.label,
            "url": f"{reverse('document-list')}?kind={kind.value}",
            "documents": [document for document in found if document.kind == kind],
        }
        for kind in KINDS_ON_HOME
    ]


def _sections() -> list[dict]:
    """The columns of the statutory catalogue that hold something, with how much."""
    return [
        {"section": column, "count": column.count, "url": column.get_absolute_url()}
        for column in Section.objects.filled()
    ]
