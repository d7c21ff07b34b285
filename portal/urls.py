"""Every address of the portal; they are kept for ever."""

from django.contrib import admin
from django.urls import include, path

from disclosures.attachments.views import attachment
from disclosures.inquiries.views import ask
from portal.limits.decorators import limited
from portal.refusals import no_shortcut

urlpatterns = [
    path("", include("portal.home.urls")),
    path("", include("portal.search.urls")),
    path("disclosures/", include("disclosures.documents.urls")),
    path("disclosures/", include("disclosures.catalogue.urls")),
    path("interpretations/", include("disclosures.interpretations.urls")),
    path("events/", include("disclosures.events.urls")),
    path("responses/", include("disclosures.responses.urls")),
    path("proposals/", include("disclosures.proposals.urls")),
    path("inquiries/new/", limited("form", methods=["POST"])(ask), name="inquiry-new"),
    path("inquiries/", include("disclosures.inquiries.urls")),
    path("services/", include("disclosures.services.urls")),
    path("powers/", include("disclosures.services.powers.urls")),
    path("directory/", include("disclosures.directory.urls")),
    path("guide/", include("disclosures.guide.urls")),
    path("topics/", include("disclosures.topics.urls")),
    path("attachments/<uuid:key>/<str:name>", attachment, name="attachment"),
    path("requests/", include("requests_app.calculator.urls")),
    path("reports/", include("portal.annual_report.urls")),
    path("admin/r/<path:address>", no_shortcut, name="no-shortcut"),
    path("admin/", admin.site.urls),
]

handler500 = "portal.refusals.failed"
