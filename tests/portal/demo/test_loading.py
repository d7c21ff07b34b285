"""The demonstration as the database holds it: the year's figures, and a second run."""

import pytest
from django.core.management import CommandError, call_command

from disclosures.documents.models import Document
from disclosures.organisations.models import Organisation
from disclosures.publishing.models import HistoryEntry
from portal.annual_report.figures import values
from portal.search.models import SearchEntry


@pytest.fixture
def demonstration(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DATA_DIR = tmp_path
    call_command("load_demo")
    return Organisation.objects.host()


def test_the_year_2018_counts_as_the_bureau_reported_and_a_second_run_changes_nothing(
    demonstration, citizen
):
    expected = {
        "disclosures": 983,
        "images": 312,
        "normative_documents": 16,
        "systems_improved": 6,
        "convenience_measures": 24,
    }
    assert values(demonstration, 2018) == expected
    report = citizen.get("/reports/2018/").content.decode()
    for printed in ("983条", "300多幅", "16个", "6项", "24项"):
        assert printed in report
    assert SearchEntry.objects.count() == Document.objects.visible().count()

    before = (Document.objects.count(), HistoryEntry.objects.count())
    call_command("load_demo")
    assert (Document.objects.count(), HistoryEntry.objects.count()) == before


def test_every_state_of_the_workflow_and_every_attribute_is_there_to_be_looked_at(demonstration):
    states = set(Document.objects.values_list("state", flat=True))
    assert states == {
        "draft", "submitted", "returned", "approved", "scheduled", "published", "withdrawn",
    }  # fmt: skip
    attributes = set(Document.objects.values_list("disclosure_attribute", flat=True))
    assert attributes == {"proactive", "on_request", "withheld"}
    assert not Document.objects.filter(is_sample=False).exists()


def test_pages_of_the_demonstration_say_that_it_is_one(demonstration, citizen):
    for address in ("/", "/disclosures/", "/reports/2018/"):
        assert "演示数据" in citizen.get(address).content.decode()


def test_a_portal_that_belongs_to_a_real_body_is_left_alone(bureau, db):
    with pytest.raises(CommandError, match="章原市交通运输局"):
        call_command("load_demo")
    assert not Document.objects.exists()
