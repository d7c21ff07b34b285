"""One host, reviewed or imported, versions in their place, a structure in force."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from disclosures.documents.models import Document
from disclosures.exchange.models import ImportRow, SheetImport
from disclosures.organisations.models import Organisation
from disclosures.publishing.batches import publish_imported
from disclosures.publishing.models import ImportBatch
from portal.verification import records
from tests.making import NOW, make_document, make_version


def drop(*constraints):
    """What the database refuses is looked for all the same: a constraint may have been lost."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in constraints:
            cursor.execute(f"ALTER TABLE disclosures_document DROP CONSTRAINT IF EXISTS {name}")
            cursor.execute(f"DROP INDEX IF EXISTS {name}")


def test_there_is_exactly_one_host(bureau):
    assert records.one_host().is_sound
    Organisation.objects.update(hosts_portal=False)
    assert records.one_host().problems == ["本站主办单位应当恰好一个，现有 0 个"]


@pytest.fixture
def batch(db):
    return ImportBatch.objects.create(source="旧站.xlsx", sha256="0" * 64, at=NOW)


def test_what_was_imported_or_reviewed_is_sound(office, batch):
    document = make_document(office, "published")
    imported = Document(
        title="旧通知", kind="news", organisation=office.organisation, section=document.section
    )
    publish_imported([imported], batch=batch, at=NOW)
    found = records.imports()
    assert found.is_sound and found.counted == "1 个，1 条信息"


def test_what_is_public_without_either_is_a_fault(office):
    document = make_document(office, "published")
    Document.objects.update(approved_at=None)
    assert f"{document.pk} 未经审核" in records.imports().problems[0]


def test_what_a_sheet_wrote_must_be_there(office, batch):
    kind = ContentType.objects.get_for_model(Document)
    sheet = SheetImport.objects.create(batch=batch, content_type=kind)
    document = make_document(office)
    row = ImportRow.objects.create(sheet=sheet, number=2, result="new", object_id=document.pk)
    assert records.imports().is_sound
    ImportRow.objects.filter(pk=row.pk).update(object_id=0)
    assert "写入的信息不在了" in records.imports().problems[0]
    SheetImport.objects.update(undone_at=NOW)
    assert records.imports().is_sound


def test_versions_are_sound_as_the_workflow_makes_them(office):
    make_version(office, make_document(office, "published"))
    make_document(office, "archived")
    found = records.versions()
    assert found.is_sound and found.counted == "2 个"


def test_a_version_that_is_public_is_a_fault(office):
    version = make_version(office, make_document(office, "published"))
    drop("document_versions_are_never_public", "document_published_is_dated_and_numbered")
    Document.with_versions.filter(pk=version.pk).update(state="published")
    assert "却处于公开的状态" in records.versions().problems[0]


def test_a_second_new_version_is_a_fault(office):
    record = make_document(office, "published")
    version = make_version(office, record)
    drop("document_one_new_version_at_a_time")
    version.pk, version.version = None, 3
    version._state.adding = True
    version.save()
    [problem] = records.versions().problems
    assert problem.endswith(f" {record.pk} 有 2 个在办的新版本")


def test_an_archived_record_is_a_fault(office):
    make_document(office)
    drop("document_versions_are_never_public")
    Document.objects.update(state="archived")
    assert "却不属于任何信息" in records.versions().problems[0]


def test_what_is_not_in_force_is_a_fault(db):
    assert records.database_structure().is_sound
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE half (id int)")
        cursor.execute("ALTER TABLE half ADD CONSTRAINT positive CHECK (id > 0) NOT VALID")
    assert records.database_structure().problems == ["约束 positive 没有核对过"]
