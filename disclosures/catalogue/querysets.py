"""Named questions about the catalogue, and what the public finds in each of its columns."""

from django.db import models
from django.db.models import Count, Max
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from disclosures.catalogue.rules import Update
from disclosures.documents.models import Document


class CatalogueQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(is_active=True)

    def in_order(self):
        """As the catalogue is read: by column, then within it. One query for what is printed."""
        return self.select_related("section__parent", "organisation__parent").order_by(
            "section__parent__order", "section__order", "order", "pk"
        )


def updates_by_section() -> dict[int, Update]:
    """Column → what the public finds in it; a column without anything is absent. One query.

    A new version of what was there already is a renewal too.
    """
    renewed = Max(Coalesce("version_published_at", "first_published_at"))
    found = (
        Document.objects.visible()
        .order_by()
        .values_list("section")
        .annotate(count=Count("pk"), renewed=renewed)
    )
    return {section: Update(count, localdate(last)) for section, count, last in found}
