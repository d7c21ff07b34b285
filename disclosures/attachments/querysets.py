"""Named questions about attachments, and their way from one version of a record to the next."""

from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import models


class AttachmentQuerySet(models.QuerySet):
    def of(self, item):
        """The files of one record, in their order; their text only when it is asked for."""
        kind = ContentType.objects.get_for_model(item)
        return self.filter(content_type=kind, object_id=item.pk).defer("text")

    def of_any(self, items):
        """The files of every record in the queryset `items`."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(items.model),
            object_id__in=items.order_by().values("pk"),
        )

    def images(self):
        return self.filter(is_image=True)

    def copy(self, record, version):
        """Give another version of the record the same files; the bytes are shared, not copied."""
        copies = []
        for file in self.of(record).defer(None):
            file.pk, file.key, file.object_id = None, uuid4(), version.pk
            file._state.adding = True
            copies.append(file)
        self.bulk_create(copies)

    def exchange(self, record, version):
        """Exchange the files of a record with those of its new version.

        A file that both hold stays at its address: the one that is now the record's takes it over.
        """
        before, after = list(self.of(record)), list(self.of(version))
        address_of = {file.file.name: file for file in before}
        for file in after:
            file.object_id = record.pk
            if same := address_of.get(file.file.name):
                file.key, same.key = same.key, uuid4()
        for file in before:
            file.object_id = version.pk
        # The old rows first: their addresses must be free before the new ones take them.
        self.bulk_update([*before], ["object_id", "key"])
        self.bulk_update([*after], ["object_id", "key"])
