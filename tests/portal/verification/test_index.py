"""The index and the visible records, both ways."""

import pytest

from disclosures.documents.models import Document
from portal.search.models import SearchEntry
from portal.verification import index
from tests.making import make_document


@pytest.fixture
def document(office):
    make_document(office, "draft")
    make_document(office, "withdrawn")
    return make_document(office, "published")


def test_an_index_that_agrees_is_sound(document):
    found = index.agrees_with_records()
    assert found.is_sound and found.counted.startswith("1 条")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lambda: SearchEntry.objects.all().delete(), "索引里没有"),
        (lambda: Document.objects.filter(state="published").update(state="approved"), "索引里有"),
        (lambda: Document.objects.update(title="另一个标题"), "已过时"),
        (lambda: SearchEntry.objects.update(organisation_id=0), "已过时"),
    ],
)
def test_every_disagreement_is_a_fault(document, harm, why):
    harm()
    [problem] = index.agrees_with_records().problems
    assert why in problem and f" {document.pk} " in problem and "rebuild_search" in problem
