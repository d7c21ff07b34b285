"""Django finds the models of every room through this module."""

from disclosures.attachments.models import Attachment
from disclosures.documents.models import Document, Section, Theme
from disclosures.organisations.models import Organisation, Posting
from disclosures.publishing.models import HistoryEntry, ImportBatch, NumberSeries
from disclosures.statute.models import WorkingYear

__all__ = [
    "Attachment",
    "Document",
    "HistoryEntry",
    "ImportBatch",
    "NumberSeries",
    "Organisation",
    "Posting",
    "Section",
    "Theme",
    "WorkingYear",
]
