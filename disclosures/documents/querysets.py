"""Named questions about documents and the columns that they are filed under."""

from django.db import models
from django.db.models import Count, Q

from disclosures.documents.kinds import DocumentKind
from disclosures.publishing.querysets import PublishableQuerySet
from disclosures.publishing.states import VISIBLE


class SectionQuerySet(models.QuerySet):
    def filled(self):
        """Columns that hold something the public may see, each with how much (`count`)."""
        shown = Q(**{f"documents__{field}": value for field, value in VISIBLE.items()})
        return (
            self.filter(parent__isnull=False)
            .annotate(count=Count("documents", filter=shown))
            .filter(count__gt=0)
            .order_by("parent__order", "order")
        )


class DocumentQuerySet(PublishableQuerySet):
    def of_kind(self, kind: DocumentKind):
        return self.filter(kind=kind)

    def for_rows(self):
        """What a row of a list prints, in one query; bodies stay where they are."""
        return self.select_related("organisation", "section").defer("body", "summary")
