"""Django finds the models of the roof through this module."""

from portal.annual_report.models import AnnualReport, ReportText
from portal.search.models import SearchEntry

__all__ = ["AnnualReport", "ReportText", "SearchEntry"]
