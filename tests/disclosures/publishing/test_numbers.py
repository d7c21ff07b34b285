"""Index numbers: given once, at first publication, by the pattern, without gaps."""

import threading

import pytest
from django.db import connection, transaction

from disclosures.documents.models import Document
from disclosures.publishing.models import NumberSeries
from disclosures.publishing.numbers import take_serials
from tests.making import NOW, do, make_document


def numbers():
    return list(Document.objects.exclude(index_number="").values_list("index_number", flat=True))


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "approved", "scheduled"])
def test_what_was_never_public_has_no_number(office, state):
    assert make_document(office, state).index_number == ""


def test_numbers_run_on_within_a_year_and_begin_anew_with_the_next(office):
    for year in (2018, 2018, 2019, 2018):
        make_document(office, "published", at=NOW.replace(year=year))
    assert sorted(numbers()) == [
        "jtj/2018-00001",
        "jtj/2018-00002",
        "jtj/2018-00003",
        "jtj/2019-00001",
    ]


def test_the_year_of_a_number_is_the_year_in_shanghai(office):
    """16:00 UTC on 31 December is midnight of the new year there."""
    last = NOW.replace(year=2018, month=12, day=31, hour=23, minute=59)
    first = NOW.replace(year=2019, month=1, day=1, hour=0, minute=0)
    assert make_document(office, "published", at=last).index_number.startswith("jtj/2018-")
    assert make_document(office, "published", at=first).index_number.startswith("jtj/2019-")


def test_a_section_numbers_in_the_name_of_the_body_that_discloses(office, section, neighbours):
    document = make_document(office, "published", organisation=section)
    assert document.index_number == "jtj/2018-00001"
    assert make_document(neighbours, "published").index_number == "slj/2018-00001"


def test_the_pattern_is_a_setting(office, settings):
    settings.INDEX_NUMBER_PATTERN = "{year}{code}第{serial}号"
    assert make_document(office, "published").index_number == "2018jtj第1号"


def test_a_withdrawn_record_keeps_its_number_for_ever(office):
    document = make_document(office, "withdrawn")
    assert document.index_number == "jtj/2018-00001"
    assert make_document(office, "published").index_number == "jtj/2018-00002"


def test_a_publication_that_fails_leaves_no_gap(office):
    document = make_document(office, "approved")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        do(document, "publish", by=office.publisher)
        raise ZeroDivisionError
    assert make_document(office, "published").index_number == "jtj/2018-00001"


def test_serials_are_taken_in_blocks(db):
    assert (take_serials("x", 3), take_serials("x"), take_serials("y")) == (1, 4, 1)


@pytest.mark.django_db(transaction=True)
def test_publications_at_the_same_moment_share_no_number_and_leave_no_gap(office):
    documents = [make_document(office, "approved") for _ in range(6)]
    start, failures = threading.Barrier(len(documents)), []

    def work(document):
        try:
            start.wait(timeout=20)
            do(document, "publish", by=office.publisher)
        except Exception as error:  # told to the test, which runs in another thread
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[document]) for document in documents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert failures == []
    assert sorted(numbers()) == [f"jtj/2018-{n:05d}" for n in range(1, 7)]
    assert NumberSeries.objects.get(name="index:jtj:2018").last == 6


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_the_same_record_at_once_one_is_refused(office):
    document = make_document(office, "approved")
    start, outcomes = threading.Barrier(2), []

    def work():
        try:
            start.wait(timeout=20)
            outcomes.append(do(document, "publish", by=office.publisher).state)
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["NotAllowed", "published"]
    assert numbers() == ["jtj/2018-00001"]
