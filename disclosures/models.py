"""Django finds the models of every room through this module."""

from disclosures.attachments.models import Attachment
from disclosures.catalogue.models import CatalogueItem
from disclosures.channels.models import Channel, Dissemination
from disclosures.documents.models import Document, Section, Theme
from disclosures.exchange.models import ImportRow, SheetImport
from disclosures.guide.models import Guide
from disclosures.handover.models import DeliveryItem, DeliveryList, Receiver
from disclosures.interpretations.models import Interpretation, Waiver
from disclosures.organisations.models import Organisation, Posting
from disclosures.publishing.models import HistoryEntry, ImportBatch, NumberSeries, ReviewPolicy
from disclosures.register.models import RegisterEntry
from disclosures.statute.models import WorkingYear
from disclosures.supervision.models import Shortcoming
from disclosures.topics.models import Topic
from disclosures.wording.models import WordingRule

__all__ = [
    "Attachment",
    "CatalogueItem",
    "Channel",
    "DeliveryItem",
    "DeliveryList",
    "Dissemination",
    "Document",
    "Guide",
    "HistoryEntry",
    "ImportBatch",
    "ImportRow",
    "Interpretation",
    "NumberSeries",
    "Organisation",
    "Posting",
    "Receiver",
    "RegisterEntry",
    "ReviewPolicy",
    "Section",
    "SheetImport",
    "Shortcoming",
    "Theme",
    "Topic",
    "Waiver",
    "WordingRule",
    "WorkingYear",
]
