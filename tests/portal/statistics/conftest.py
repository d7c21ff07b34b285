"""Who signs a report, and a number that was supplied beside the records."""

import pytest

from portal.annual_report.kinds import FillStatus
from portal.annual_report.models import SuppliedFigure
from tests.portal.annual_report.signing.conftest import leader, report, writer  # noqa: F401


@pytest.fixture
def supplied():
    def supply(organisation, value, figure="disclosures"):
        SuppliedFigure.objects.create(
            **{"organisation": organisation, "year": 2018, "figure": figure, "value": value},
            **{"status": FillStatus.CONFIRMED, "source": "台账"},
        )

    return supply
