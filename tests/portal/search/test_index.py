"""Writing the index: beside publishing, beside another rebuild, many at once."""

import threading

import pytest
from django.db import connection, transaction

from disclosures.documents.models import Document
from portal.search import index
from portal.search.asking import Choices
from portal.search.models import SearchEntry
from portal.search.query import search
from portal.search.sources import SOURCES
from portal.search.text import choice_gram
from tests.making import make_document

DOCUMENTS = SOURCES["documents"]


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0] > 0


@pytest.fixture
def elsewhere(transactional_db):
    """Start something in another session; what it raises is raised here at the end."""
    threads, raised = [], []

    def start(work):
        def run():
            try:
                work()
            except Exception as error:
                raised.append(error)
            finally:
                connection.close()

        threads.append(threading.Thread(target=run))
        threads[-1].start()
        return threads[-1]

    yield start
    for thread in threads:
        thread.join()
    assert raised == []


def refresh_all():
    index.refresh(DOCUMENTS, list(Document.objects.values_list("pk", flat=True)))


@pytest.mark.parametrize("other", [index.rebuild, refresh_all])
def test_what_is_written_while_a_record_changes_is_its_last_state(office, elsewhere, other):
    document = make_document(office, "published", title="养护")
    with transaction.atomic():
        Document.objects.filter(pk=document.pk).update(title="桥梁")
        index.refresh(DOCUMENTS, [document.pk])
        thread = elsewhere(other)
        while thread.is_alive() and not somebody_waits():
            pass
    thread.join()
    assert [hit.title for hit in search("桥梁").hits] == ["桥梁"]
    assert SearchEntry.objects.count() == 1


def test_a_second_rebuild_at_once_is_refused_in_words(office, elsewhere):
    def rebuild():
        with pytest.raises(index.AlreadyRebuilding, match="正在重建"):
            index.rebuild()

    make_document(office, "published", title="养护")
    index.rebuild(progress=lambda done, total: elsewhere(rebuild).join())
    index.rebuild()
    assert SearchEntry.objects.count() == 1


def limit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW gin_pending_list_limit")
        return cursor.fetchone()[0]


def test_after_a_publication_little_waits_and_during_a_bulk_load_much(office):
    make_document(office, "published", title="养护")
    assert limit() == index.WAITING
    with index.bulk_writing():
        make_document(office, "published", title="桥梁")
        assert limit() == index.WAITING_IN_BULK
    assert limit() == "4MB"
    assert search("桥梁").total == 1


def test_an_entry_is_found_by_its_choices_among_the_pairs(office):
    make_document(office, "published", title="养护", kind="news")
    (entry,) = SearchEntry.objects.all()
    for name in ("kind", "subkind", "section", "year", "organisation_id"):
        assert choice_gram(name, getattr(entry, name)) in entry.grams
    choices = Choices(kind="documents", subkind="news", year=2018, section=entry.section)
    assert search("养护", choices=choices).total == 1
    assert search("养护", choices=Choices(organisation_id=(entry.organisation_id, 1))).total == 1
    assert search("养护", choices=Choices(year=2018 + 65536)).total == 0
