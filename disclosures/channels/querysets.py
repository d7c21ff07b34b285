"""Named questions about channels and what they carried."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from disclosures.publishing.models import publishable_models


class ChannelQuerySet(models.QuerySet):
    def open_to(self, item):
        """The channels in use of the item's organisation and of every node above it."""
        chain = item.organisation.ancestor_ids()
        return self.filter(is_active=True, organisation__in=chain)


class DisseminationQuerySet(models.QuerySet):
    def of(self, item):
        """Where the record was carried, first things first; the same for every version of it."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(item), object_id=item.record_id
        ).select_related("channel")

    def shown_with(self, item):
        """What the page of the record says of it: nothing, unless the record is visible."""
        return self.of(item) if item.is_visible else self.none()

    def of_any(self, items):
        """Of every record in the queryset `items`."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(items.model),
            object_id__in=items.order_by().values("pk"),
        )

    def of_visible(self):
        """Of records of any kind that the public may see."""
        shown = Q(pk__in=[])
        for model in publishable_models():
            kind = ContentType.objects.get_for_model(model)
            keys = model.objects.visible().order_by().values("pk")
            shown |= Q(content_type=kind, object_id__in=keys)
        return self.filter(shown)

    def items_on(self, kind, start, end) -> int:
        """How many visible records channels of the kind carried from `start` to before `end`.

        One item on several channels, or on several days, is one (国办发〔2014〕32号).
        """
        carried = self.of_visible().filter(
            channel__kind=kind, carried_on__gte=start, carried_on__lt=end
        )
        return carried.order_by().values("content_type", "object_id").distinct().count()
