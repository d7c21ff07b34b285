"""Keeps the index in step with publishing, inside the same transaction."""

from django.dispatch import receiver

from disclosures.publishing.signals import visibility_changed
from portal.search.index import refresh
from portal.search.sources import BY_MODEL


@receiver(visibility_changed)
def keep_index_in_step(sender, pks, **signal):
    if source := BY_MODEL.get(sender):
        refresh(source, pks)
