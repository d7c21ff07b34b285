"""Offers interpretations to the pages of the documents that they interpret."""

from disclosures.documents.models import Document
from disclosures.interpretations.models import Interpretation
from disclosures.rooms.links import offer_links

offer_links(Document, "政策解读", lambda document: Interpretation.objects.of(document))
