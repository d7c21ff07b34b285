"""Finds the register's lines for documents as they become public, in the same transaction."""

from django.dispatch import receiver

from disclosures.documents.models import Document
from disclosures.publishing.signals import visibility_changed
from disclosures.register.actions import match_published


@receiver(visibility_changed, sender=Document)
def find_lines_of_published_documents(sender, pks, **signal):
    match_published(pks)
