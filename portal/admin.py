"""Django finds the admin of the roof through this module."""

import portal.annual_report.admin
import portal.corrections.admin
import portal.search.admin  # noqa: F401
