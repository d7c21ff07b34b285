"""Django finds the admin of every room through this module."""

import disclosures.catalogue.admin
import disclosures.channels.admin
import disclosures.documents.admin
import disclosures.guide.admin
import disclosures.handover.admin
import disclosures.interpretations.admin
import disclosures.organisations.admin
import disclosures.register.admin
import disclosures.statute.admin
import disclosures.supervision.admin
import disclosures.topics.admin
import disclosures.wording.admin  # noqa: F401
