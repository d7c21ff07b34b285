"""Named questions about attachments."""

from django.contrib.contenttypes.models import ContentType
from django.db import models


class AttachmentQuerySet(models.QuerySet):
    def of(self, item):
        """The files of one record, in their order."""
        return self.filter(content_type=ContentType.objects.get_for_model(item), object_id=item.pk)

    def of_any(self, items):
        """The files of every record in the queryset `items`."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(items.model),
            object_id__in=items.order_by().values("pk"),
        )

    def images(self):
        return self.filter(is_image=True)
