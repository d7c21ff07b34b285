"""A topic gathers public documents under its headings, in the office's order, and nothing else."""

import pytest
from django.urls import reverse

from disclosures.publishing.errors import NotAllowed
from disclosures.topics.models import Topic
from disclosures.topics.querysets import gathered_in
from tests.making import do, make_document, make_item, signed_in


def topic(office, *rows, state="published"):
    gathered = [{"part": part, "number": number} for part, number in rows]
    return make_item(Topic, office, state, title="专项整治", gathered=gathered)


def test_documents_stand_under_their_headings_in_the_order_of_the_rows(office):
    first, second = (make_document(office, "published", title=t) for t in ("方案", "通报"))
    numbered = make_document(office, "published", title="办法", document_number="章交发〔2018〕3号")
    item = topic(
        office,
        ("措施", "章交发[2018]3号"),
        ("方案", first.index_number),
        ("措施", second.index_number),
    )
    found = {part["heading"]: part["documents"] for part in gathered_in(item)}
    assert found == {"措施": [numbered, second], "方案": [first]}
    assert list(found) == ["措施", "方案"]


def test_what_was_withdrawn_is_no_longer_gathered(citizen, office):
    hidden = make_document(office, "published", title="藏起来的通报")
    item = topic(office, ("通报", hidden.index_number))
    do(hidden, "withdraw", by=office.publisher)
    page = citizen.get(item.get_absolute_url()).content.decode()
    assert "藏起来的通报" not in page and gathered_in(item) == []


def test_staff_are_told_of_numbers_that_no_public_document_has(office):
    item = topic(office, ("通报", "没有这个号"), state="draft")
    url = reverse("admin:disclosures_topic_change", args=[item.pk])
    page = signed_in(office.editor).get(url).content.decode()
    assert "没有索引号或者发文字号为“没有这个号”的已公开信息" in page


def test_an_empty_topic_is_not_submitted(office):
    draft = make_item(Topic, office, title="空的")
    with pytest.raises(NotAllowed, match="还没有收入任何信息"):
        do(draft, "submit", by=office.editor)
