"""Django finds the admin of every room through this module."""

import disclosures.documents.admin
import disclosures.organisations.admin
import disclosures.statute.admin  # noqa: F401
