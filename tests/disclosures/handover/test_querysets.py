"""What still waits for a receiver, and by which list a receiver has a document."""

from disclosures.handover.actions import add_documents, hand_over
from disclosures.handover.models import DeliveryItem, DeliveryList
from tests.disclosures.handover.test_actions import SIGNED
from tests.making import LATER, NOW, make_document

waiting_for = DeliveryItem.objects.documents_waiting_for


def test_public_documents_wait_until_their_list_is_handed_over(office, batch, archive, library):
    later = make_document(office, "published", at=LATER)
    first = make_document(office, "published")
    make_document(office, "draft")
    make_document(office, "withdrawn")
    assert list(waiting_for(archive)) == [first, later]
    add_documents(batch, [first], by=office.publisher, at=NOW)
    assert list(waiting_for(archive)) == [first, later]
    hand_over(batch, **SIGNED, by=office.publisher, at=NOW)
    assert list(waiting_for(archive)) == [later]
    assert list(waiting_for(library)) == [first, later]


def test_a_receiver_is_known_to_have_only_its_own(office, batch, archive, library):
    document, other = make_document(office, "published"), make_document(office, "published")
    add_documents(batch, [document], by=office.publisher, at=NOW)
    known = DeliveryItem.objects.lists_by_document
    assert known(archive, [document, other]) == {document.pk: batch}
    assert known(library, [document, other]) == {}


def test_lists_are_asked_by_body_by_state_and_with_their_size(office, sibling, batch, archive):
    add_documents(batch, [make_document(office, "published")], by=office.publisher, at=NOW)
    lists = DeliveryList.objects
    assert list(lists.within({sibling.pk})) == []
    assert list(lists.within(None)) == list(lists.within({office.organisation.pk})) == [batch]
    assert lists.with_size().get().size == 1
    assert list(lists.open()) == [batch]
    hand_over(batch, **SIGNED, by=office.publisher, at=NOW)
    assert list(lists.open()) == []
