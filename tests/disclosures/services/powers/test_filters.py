"""The list of powers by category."""

import pytest

from disclosures.services.powers.models import PowerItem
from tests.making import make_item
from tests.rooms import power

pytestmark = pytest.mark.django_db


def test_the_list_is_narrowed_to_one_category(citizen, office):
    make_item(PowerItem, office, "published", title="超限处罚", **power(office))
    said = {**power(office), "category": "inspection"}
    make_item(PowerItem, office, "published", title="质量检查", **said)
    page = citizen.get("/powers/?category=penalty").content.decode()
    assert "超限处罚" in page and "质量检查" not in page
