"""Named questions about what was handed over to whom, and what still waits."""

from django.db import models
from django.db.models import Count

from disclosures.documents.models import Document


class DeliveryListQuerySet(models.QuerySet):
    def within(self, organisation_ids):
        """Lists of these bodies; None means of all."""
        if organisation_ids is None:
            return self
        return self.filter(organisation__in=organisation_ids)

    def open(self):
        """Still being drawn up."""
        return self.filter(handed_over_on=None)

    def with_size(self):
        """Each with the number of its documents (`size`)."""
        return self.annotate(size=Count("items"))


class DeliveryItemQuerySet(models.QuerySet):
    def for_receiver(self, receiver):
        return self.filter(delivery_list__receiver=receiver)

    def handed_over(self):
        return self.filter(delivery_list__handed_over_on__isnull=False)

    def lists_by_document(self, receiver, documents) -> dict:
        """Document key → the list by which this receiver has it or is to have it. One query."""
        found = self.for_receiver(receiver).filter(document__in=documents)
        found = found.select_related("delivery_list__receiver")
        return {item.document_id: item.delivery_list for item in found}

    def documents_waiting_for(self, receiver):
        """Public documents that were never handed over to the receiver, oldest first."""
        had = self.for_receiver(receiver).handed_over().values("document")
        waiting = Document.objects.visible().exclude(pk__in=had)
        return waiting.order_by("first_published_at", "pk")
