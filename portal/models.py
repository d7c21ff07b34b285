"""Django finds the models of the roof through this module."""

from portal.annual_report.models import (
    AnnualReport,
    CheckReason,
    CollectionRound,
    PaperReport,
    ReportText,
    SuppliedFigure,
)
from portal.annual_report.signing.models import SignedReport
from portal.corrections.models import ErrorReport
from portal.doors.models import FailedSignIn, StaffSession
from portal.limits.models import RateWindow
from portal.search.models import FruitlessQuery, SearchEntry, Synonym

__all__ = [
    "AnnualReport",
    "CheckReason",
    "CollectionRound",
    "ErrorReport",
    "FailedSignIn",
    "FruitlessQuery",
    "PaperReport",
    "RateWindow",
    "ReportText",
    "SearchEntry",
    "SignedReport",
    "StaffSession",
    "SuppliedFigure",
    "Synonym",
]
