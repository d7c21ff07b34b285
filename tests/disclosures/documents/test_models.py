"""Documents in the database: whoever writes a body, only safe markup is stored."""

from disclosures.documents.models import Document, Section
from disclosures.publishing import actions, batches
from disclosures.publishing.models import ImportBatch
from tests.making import LATER, NOW, make_document

TYPED = "<p onclick=x>文<script>x</script></p>"


def stored():
    return Document.objects.get().body


def test_a_draft_is_stored_safe_and_so_is_what_replaces_it(office):
    document = make_document(office, body=TYPED)
    assert stored() == document.body == "<p>文</p>"
    document.body = "<h2>题</h2><iframe src=x></iframe>"
    actions.save_draft(document, by=office.editor, at=LATER, changed=["正文"])
    assert stored() == "<h2>题</h2>"


def test_what_is_imported_in_bulk_is_stored_safe(bureau):
    document = Document(
        title="题",
        kind="other",
        organisation=bureau,
        section=Section.objects.get(code="a20-1"),
        body=TYPED,
    )
    batch = ImportBatch.objects.create(source="x", sha256="0", at=NOW)
    batches.publish_imported([document], batch=batch, at=NOW)
    assert stored() == "<p>文</p>"


def test_a_document_that_passed_the_whole_workflow_keeps_its_body(office):
    make_document(office, "withdrawn", body="<p>一</p>\n<p>1 &lt; 2</p>")
    assert stored() == "<p>一</p>\n<p>1 &lt; 2</p>"
