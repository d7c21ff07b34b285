"""Named questions about the catalogue, and what the public finds in each of its columns."""

from django.apps import apps
from django.db import models
from django.db.models import Count, Max, Q
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from disclosures.catalogue.rules import Part, Update
from disclosures.documents.models import Document, Section
from disclosures.rooms.models import RoomRecord


class CatalogueQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(is_active=True)

    def in_order(self):
        """As the catalogue is read: by column, then within it. One query for what is printed."""
        return self.select_related("section__parent", "organisation__parent").order_by(
            "section__parent__order", "section__order", "order", "pk"
        )


# A new version of what was there already is a renewal too.
RENEWED = Coalesce("version_published_at", "first_published_at")


def updates_by_section() -> dict[int, Update]:
    """Column → what the public finds in it; a column without anything is absent.

    One query for documents, one for the columns, and one for each room with shelves in them.
    """
    found = (
        Document.objects.visible()
        .order_by()
        .values_list("section")
        .annotate(count=Count("pk"), renewed=Max(RENEWED))
    )
    updates = {section: Update(count, localdate(last)) for section, count, last in found}
    sections = dict(Section.objects.order_by().values_list("code", "pk"))
    for shelf, count, last in _on_shelves():
        part = Part(shelf.label, shelf.list_name, shelf.query, count)
        section = sections[shelf.section]
        updates[section] = updates.get(section, Update()).with_part(part, localdate(last))
    return updates


def _on_shelves():
    """Each shelf of a room that holds anything public: how much, and since when the newest."""
    for room in filter(_has_shelves, apps.get_models()):
        asked = {}
        for place, shelf in enumerate(room.SHELVES):
            asked[f"count_{place}"] = Count("pk", filter=Q(**shelf.where))
            asked[f"last_{place}"] = Max(RENEWED, filter=Q(**shelf.where))
        found = room.objects.visible().order_by().aggregate(**asked)
        for place, shelf in enumerate(room.SHELVES):
            if found[f"count_{place}"]:
                yield shelf, found[f"count_{place}"], found[f"last_{place}"]


def _has_shelves(model) -> bool:
    return issubclass(model, RoomRecord) and bool(model.SHELVES)
