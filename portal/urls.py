"""Every address of the portal; they are kept for ever."""

from django.contrib import admin
from django.urls import include, path

from disclosures.attachments.views import attachment
from portal.refusals import no_shortcut

urlpatterns = [
    path("", include("portal.home.urls")),
    path("", include("portal.search.urls")),
    path("disclosures/", include("disclosures.documents.urls")),
    path("disclosures/", include("disclosures.catalogue.urls")),
    path("interpretations/", include("disclosures.interpretations.urls")),
    path("guide/", include("disclosures.guide.urls")),
    path("topics/", include("disclosures.topics.urls")),
    path("attachments/<uuid:key>/<str:name>", attachment, name="attachment"),
    path("requests/", include("requests_app.calculator.urls")),
    path("reports/", include("portal.annual_report.urls")),
    path("admin/r/<path:address>", no_shortcut, name="no-shortcut"),
    path("admin/", admin.site.urls),
]

handler500 = "portal.refusals.failed"
