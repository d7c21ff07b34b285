"""Django finds the admin of every room through this module."""

import disclosures.catalogue.admin
import disclosures.channels.admin
import disclosures.decisions.admin
import disclosures.directory.admin
import disclosures.documents.admin
import disclosures.events.admin
import disclosures.fees.admin
import disclosures.guide.admin
import disclosures.handover.admin
import disclosures.inquiries.admin
import disclosures.interpretations.admin
import disclosures.organisations.admin
import disclosures.projects.admin
import disclosures.proposals.admin
import disclosures.register.admin
import disclosures.responses.admin
import disclosures.services.admin
import disclosures.services.powers.admin
import disclosures.statute.admin
import disclosures.supervision.admin
import disclosures.topics.admin
import disclosures.wording.admin  # noqa: F401
