"""All checks together: sound on what the portal itself makes, and blind to later writes."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from disclosures.documents.models import Document
from portal.verification import everything
from tests.making import WAYS, make_document


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_what_the_workflow_makes_passes_every_check(office):
    for state in WAYS:
        make_document(office, state, files=["通知.txt"])
    found = list(everything.findings(at=timezone.now()))
    assert [finding for finding in found if not finding.is_sound] == []
    assert len(found) == len(everything.OF_ONE_MOMENT) + 2


@pytest.mark.django_db(transaction=True)
def test_what_is_written_meanwhile_is_not_seen_and_nothing_can_be_written(office):
    make_document(office, "published")

    def change():
        Document.objects.update(state="approved")
        connection.close()

    with everything.one_moment():
        assert Document.objects.visible().count() == 1
        thread = threading.Thread(target=change)
        thread.start()
        thread.join()
        assert Document.objects.visible().count() == 1
        with pytest.raises(Exception, match="read-only"):
            Document.objects.update(title="")
