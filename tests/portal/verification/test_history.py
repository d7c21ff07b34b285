"""The history tells the state of every record and version, and can't be changed."""

import pytest
from django.db import connection

from disclosures.documents.models import Document
from disclosures.publishing.models import HistoryEntry
from portal.verification import history
from tests.making import WAYS, make_document, make_version, publish_version


@pytest.mark.parametrize("state", WAYS)
def test_in_every_state_the_history_agrees(office, state):
    make_document(office, state)
    assert history.tells_the_state().problems == []


def test_versions_of_every_age_agree(office):
    document = publish_version(office, make_document(office, "published"))
    document = publish_version(office, document)
    make_version(office, document)
    found = history.tells_the_state()
    assert found.problems == [] and found.counted.startswith("4 条")


def test_a_state_that_no_step_led_to_is_a_fault(office):
    document = make_document(office, "published")
    Document.objects.update(state="approved")
    [problem] = history.tells_the_state().problems
    assert f"{document.pk} 的状态是“待发布”" in problem and "“已发布”" in problem


def test_a_record_without_history_is_a_fault(office):
    document = make_document(office)
    Document(
        title="来历不明", kind="news", organisation=office.organisation, section=document.section
    ).save()
    [problem] = history.tells_the_state().problems
    assert "最后一步是“无”" in problem


def test_a_history_without_its_record_is_a_fault(office):
    document = make_document(office)
    Document.objects.filter(pk=document.pk).delete()
    assert "有办理记录而没有信息" in history.tells_the_state().problems[0]


def test_an_archived_version_that_never_was_public_is_a_fault(office):
    version = make_version(office, make_document(office, "published"))
    Document.with_versions.filter(pk=version.pk).update(state="archived")
    assert len(history.tells_the_state().problems) == 1


@pytest.mark.parametrize(
    "harm",
    [
        "ALTER TABLE disclosures_historyentry DISABLE TRIGGER history_is_append_only",
        "DROP TRIGGER history_is_append_only ON disclosures_historyentry",
        "CREATE OR REPLACE TRIGGER history_is_append_only BEFORE UPDATE ON disclosures_historyentry"
        " FOR EACH ROW EXECUTE FUNCTION disclosures_refuse_change()",
    ],
)
def test_a_history_that_could_be_changed_is_a_fault(db, harm):
    assert history.is_append_only().is_sound
    with connection.cursor() as cursor:
        cursor.execute(harm)
    assert not history.is_append_only().is_sound
    assert HistoryEntry.objects.count() == 0
