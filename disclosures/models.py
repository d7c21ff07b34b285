"""Django finds the models of every room through this module."""

from disclosures.attachments.models import Attachment
from disclosures.catalogue.models import CatalogueItem
from disclosures.channels.models import Channel, Dissemination
from disclosures.decisions.models import AdministrativeDecision
from disclosures.directory.models import Official, ReadingPlace
from disclosures.documents.models import Document, Section, Theme
from disclosures.events.models import Event
from disclosures.exchange.models import ImportRow, SheetImport
from disclosures.fees.models import FeeIncome
from disclosures.guide.models import Guide
from disclosures.handover.models import DeliveryItem, DeliveryList, Receiver
from disclosures.inquiries.models import Inquiry
from disclosures.interpretations.models import Interpretation, Waiver
from disclosures.organisations.models import Organisation, Posting
from disclosures.projects.models import Project
from disclosures.proposals.models import Proposal, ProposalClass
from disclosures.publishing.models import HistoryEntry, ImportBatch, NumberSeries, ReviewPolicy
from disclosures.register.models import RegisterEntry
from disclosures.responses.models import PublicResponse, YearWithoutResponse
from disclosures.services.models import ServiceItem
from disclosures.services.powers.models import PowerItem
from disclosures.statute.models import WorkingYear
from disclosures.supervision.models import Shortcoming
from disclosures.topics.models import Topic
from disclosures.wording.models import WordingRule

__all__ = [
    "AdministrativeDecision",
    "Attachment",
    "CatalogueItem",
    "Channel",
    "DeliveryItem",
    "DeliveryList",
    "Dissemination",
    "Document",
    "Event",
    "FeeIncome",
    "Guide",
    "HistoryEntry",
    "ImportBatch",
    "ImportRow",
    "Inquiry",
    "Interpretation",
    "NumberSeries",
    "Official",
    "Organisation",
    "Posting",
    "PowerItem",
    "Project",
    "Proposal",
    "ProposalClass",
    "PublicResponse",
    "ReadingPlace",
    "Receiver",
    "RegisterEntry",
    "ReviewPolicy",
    "Section",
    "ServiceItem",
    "SheetImport",
    "Shortcoming",
    "Theme",
    "Topic",
    "Waiver",
    "WordingRule",
    "WorkingYear",
    "YearWithoutResponse",
]
