"""Offers events to the pages of the documents that they are about."""

from disclosures.documents.models import Document
from disclosures.events.models import Event
from disclosures.rooms.links import offer_links

offer_links(Document, "新闻发布和互动活动", lambda document: Event.objects.about(document))
