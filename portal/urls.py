"""Every address of the portal; they are kept for ever."""

from django.contrib import admin
from django.urls import include, path

from disclosures.attachments.views import attachment
from disclosures.inquiries.views import ask
from portal.limits.decorators import limited
from portal.refusals import no_shortcut
from requests_app.apply import views as apply
from requests_app.letters.downloads import downloads
from requests_app.rectification import views as rectification

urlpatterns = [
    path("", include("portal.home.urls")),
    path("", include("portal.search.urls")),
    path("display/", include("portal.display.urls")),
    path("", include("portal.sitemap.urls")),
    path("feeds/", include("portal.feeds.urls")),
    path("statistics/", include("portal.statistics.urls")),
    path("corrections/", include("portal.corrections.urls")),
    path("accessibility/", include("portal.accessibility.urls")),
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
    path("key-areas/", include("disclosures.projects.urls")),
    path("decisions/", include("disclosures.decisions.urls")),
    path("directory/", include("disclosures.directory.urls")),
    path("guide/", include("disclosures.guide.urls")),
    path("topics/", include("disclosures.topics.urls")),
    path("attachments/<uuid:key>/<str:name>", attachment, name="attachment"),
    path("requests/new/", limited("form", methods=["POST"])(apply.new), name="requests-new"),
    path(
        "requests/track/",
        limited("form", methods=["POST"], what="requests-track")(apply.track),
        name="requests-track",
    ),
    path(
        "requests/corrections/new/",
        limited("form", methods=["POST"])(rectification.new),
        name="rectification-new",
    ),
    path(
        "requests/corrections/track/",
        limited("form", methods=["POST"], what="requests-track")(rectification.track),
        name="rectification-track",
    ),
    path(
        "requests/letters/",
        limited("form", methods=["POST"], what="requests-track")(downloads),
        name="requests-letters",
    ),
    path("requests/", include("requests_app.apply.urls")),
    path("requests/", include("requests_app.calculator.urls")),
    path("reports/", include("portal.annual_report.urls")),
    path("admin/r/<path:address>", no_shortcut, name="no-shortcut"),
    path("admin/", admin.site.urls),
]

handler400 = "portal.refusals.refused"
handler500 = "portal.refusals.failed"
