"""An archive and a library that receive, and a list of the bureau that is being drawn up."""

import pytest

from disclosures.handover.actions import open_list
from disclosures.handover.models import DeliveryList, Receiver
from tests.making import NOW


@pytest.fixture
def archive(db):
    return Receiver.objects.create(kind="archive", name="章原市档案馆", order=1)


@pytest.fixture
def library(db):
    return Receiver.objects.create(kind="library", name="章原市图书馆", order=2)


@pytest.fixture
def batch(office, archive):
    """The bureau's first list for the archive."""
    new = DeliveryList(organisation=office.organisation, receiver=archive)
    return open_list(new, by=office.publisher, at=NOW)
