"""Django finds the models of the roof through this module."""

from portal.annual_report.models import AnnualReport, ReportText
from portal.doors.models import FailedSignIn, StaffSession
from portal.limits.models import RateWindow
from portal.search.models import FruitlessQuery, SearchEntry, Synonym

__all__ = [
    "AnnualReport",
    "FailedSignIn",
    "FruitlessQuery",
    "RateWindow",
    "ReportText",
    "SearchEntry",
    "StaffSession",
    "Synonym",
]
