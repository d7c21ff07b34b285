"""Django finds the models of the roof through this module."""

from portal.annual_report.models import AnnualReport, ReportText
from portal.search.models import FruitlessQuery, SearchEntry, Synonym

__all__ = ["AnnualReport", "FruitlessQuery", "ReportText", "SearchEntry", "Synonym"]
