"""Named questions about interpretations, and about documents that are to be interpreted."""

from django.db.models import Min, Q

from disclosures.documents.kinds import DocumentKind
from disclosures.documents.models import Document
from disclosures.publishing.states import VISIBLE
from disclosures.rooms.querysets import RoomQuerySet


class InterpretationQuerySet(RoomQuerySet):
    printed = ("organisation", "document")

    def for_rows(self):
        return super().for_rows().defer("body", "document__body", "document__summary", "questions")

    def of(self, document):
        """The interpretations of a document, of whichever of its versions is looked at."""
        return self.filter(document=document.record_id)


def interpretable(since):
    """Own normative documents published on or after a day, each with the first publication of an
    interpretation (`interpreted_at`) that is still public."""
    shown = Q(**{f"interpretations__{field}": value for field, value in VISIBLE.items()})
    return (
        Document.objects.visible()
        .own()
        .of_kind(DocumentKind.NORMATIVE)
        .filter(first_published_at__date__gte=since)
        .annotate(interpreted_at=Min("interpretations__first_published_at", filter=shown))
        .select_related("organisation", "interpretation_waiver")
        .defer("body", "summary")
        .newest_first()
    )
