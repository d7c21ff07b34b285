"""The words inside files find their record, and the excerpt names the file."""

import pytest

from disclosures.attachments.actions import detach
from portal.search.index import rebuild
from tests.making import (
    do,
    make_attachment,
    make_document,
    make_version,
    publish_version,
    review,
)
from tests.specimens import specimen

INSIDE = "桥梁支座更换以后应当复测"


@pytest.fixture
def record(office):
    document = make_document(office, title="养护通知")
    file = specimen("pdf", INSIDE)
    make_attachment(document, "技术要求.pdf", by=office.editor, content=file)
    for verb in ("submit", "review_secrecy", "approve", "publish"):
        document = do(document, verb, by=office.person_for(verb))
    return document


def found(citizen, words=INSIDE):
    return citizen.get("/api/v1/search", {"q": words}).json()["total"]


@pytest.mark.parametrize("again", [False, True])
def test_what_stands_in_a_file_finds_its_record_and_the_excerpt_names_the_file(
    citizen, record, again
):
    if again:
        rebuild()
    assert found(citizen) == 1
    page = citizen.get("/search/", {"q": "支座更换"}).content.decode()
    assert "技术要求.pdf" in page and "养护通知" in page


def test_a_file_is_found_no_longer_than_its_record_is_public(citizen, office, record):
    do(record, "withdraw", by=office.publisher)
    assert found(citizen) == 0


def test_a_file_that_a_new_version_dropped_is_not_found(citizen, office, record):
    record = publish_version(office, record, title="养护通知二")
    assert found(citizen) == 1
    draft = make_version(office, record)
    detach(draft.attachments.get(), by=office.editor, at=record.version_published_at)
    do(review(office, draft), "publish", by=office.publisher)
    assert found(citizen) == 0
