"""Django finds the admin of the roof through this module."""

import portal.annual_report.admin  # noqa: F401
