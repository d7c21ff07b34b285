"""Delivery lists from the first document to the signature, after which nothing moves."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disclosures.handover.actions import (
    add_documents,
    change_items,
    change_list,
    hand_over,
    open_list,
    remove_items,
)
from disclosures.handover.models import DeliveryItem, DeliveryList, Receiver
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from tests.making import LATER, NOW, do, make_document, publish_version

DAY = date(2018, 5, 31)
SIGNED = {"handed_over_on": DAY, "handed_by": "王小明", "received_by": "李馆员"}


def new(office, receiver, *, at=NOW, by=None, organisation=None):
    organisation = organisation or office.organisation
    unsaved = DeliveryList(organisation=organisation, receiver=receiver)
    return open_list(unsaved, by=by or office.publisher, at=at)


def add(office, delivery_list, *documents):
    return add_documents(delivery_list, documents, by=office.publisher, at=NOW)


def deliver(office, delivery_list, *, by=None, **said):
    by = by or office.publisher
    return hand_over(delivery_list, by=by, at=NOW, **{**SIGNED, **said})


# --- opening
def test_batches_are_numbered_without_gaps_by_body_and_year(office, neighbours, archive, library):
    batches = [new(office, archive), new(office, library), new(neighbours, archive)]
    next_year = new(office, archive, at=NOW + timedelta(days=365))
    assert [one.batch for one in batches] == ["2018年第1批", "2018年第2批", "2018年第1批"]
    assert next_year.batch == "2019年第1批"
    assert [one.state_label for one in batches] == ["拟制"] * 3


def test_a_list_is_made_in_the_name_of_a_disclosing_organ(office, section, archive):
    with pytest.raises(NotAllowed, match="不是公开主体"):
        new(office, archive, organisation=section)


def test_a_receiver_out_of_use_gets_no_new_list(office, archive):
    archive.is_active = False
    archive.save()
    with pytest.raises(NotAllowed, match="已停用"):
        new(office, archive)


@pytest.mark.parametrize("person", ["editor", "reviewer", "stranger", "administrator"])
def test_others_than_publishers_of_the_body_do_nothing_to_its_lists(
    office, batch, archive, request, person
):
    by = request.getfixturevalue(person)
    document = make_document(office, "published")
    add(office, batch, document)
    lines = list(batch.items.all())
    what = {"by": by, "at": NOW}
    for refused in (
        lambda: new(office, archive, by=by),
        lambda: add_documents(batch, [document], **what),
        lambda: change_list(batch, **what),
        lambda: change_items(batch, lines, **what),
        lambda: remove_items(batch, lines, **what),
        lambda: deliver(office, batch, by=by),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert batch.items.count() == 1
    assert not DeliveryList.objects.get().is_handed_over


# --- filling
def test_each_document_is_taken_or_refused_with_its_reason(office, neighbours, batch, library):
    good, delivered, drafted = (make_document(office, "published") for _ in range(3))
    draft, foreign = make_document(office), make_document(neighbours, "published")
    withdrawn = make_document(office, "withdrawn")
    first = new(office, batch.receiver)
    add(office, first, delivered)
    deliver(office, first)
    other = new(office, batch.receiver)
    add(office, other, drafted)
    elsewhere = new(office, library)
    add(office, elsewhere, good)  # another receiver is another matter

    taken, refused = add(office, batch, good, delivered, drafted, draft, foreign, withdrawn, good)
    assert taken == [good]
    assert refused == [
        (delivered, "已于2018-05-31移送章原市档案馆（2018年第2批）"),
        (drafted, "已列入2018年第3批，尚未移送"),
        (draft, "不是向社会公开的信息"),
        (foreign, "不属于移送单位"),
        (withdrawn, "不是向社会公开的信息"),
        (good, "已列入2018年第1批，尚未移送"),
    ]
    assert [item.document for item in batch.items.all()] == [good]


def test_later_documents_stand_below_earlier_ones(office, batch):
    one, two, three = (make_document(office, "published") for _ in range(3))
    add(office, batch, two, one)
    add(office, batch, three)
    assert [item.document for item in batch.items.all()] == [two, one, three]


def test_a_list_is_changed_while_it_is_drawn_up_and_its_history_tells(office, batch):
    one, two = make_document(office, "published"), make_document(office, "published")
    add(office, batch, one, two)
    first, second = batch.items.all()
    first.order, first.copies = 9, 3
    change_items(batch, [first], by=office.publisher, at=NOW)
    batch.note, batch.serial = "附光盘", 77
    change_list(batch, by=office.publisher, at=NOW)
    assert list(batch.items.values_list("document", "copies")) == [(two.pk, 1), (one.pk, 3)]
    remove_items(batch, [second], by=office.publisher, at=LATER)
    stored = DeliveryList.objects.get()
    assert (stored.note, stored.serial) == ("附光盘", 1)  # the number is nobody's to choose
    assert [item.document for item in stored.items.all()] == [one]
    told = [(entry.label, entry.remark) for entry in history_of(stored)]
    assert told == [
        ("新建清单", "2018年第1批（章原市档案馆）"),
        ("加入信息", "2条"),
        ("修改序号或者份数", "1条"),
        ("修改清单", ""),
        ("移出信息", "1条"),
    ]
    assert history_of(stored).last().changes == {"documents": [two.pk]}


# --- handing over
def test_handing_over_fixes_the_list_and_each_documents_history_tells(office, batch):
    document = make_document(office, "published")
    add(office, batch, document)
    done = deliver(office, batch, handed_by=" 王小明 ")
    assert (done.state_label, done.handed_over_on) == ("已移送", DAY)
    assert (done.handed_by, done.received_by) == ("王小明", "李馆员")
    for told in (history_of(done).last(), history_of(document).last()):
        assert (told.verb, told.label, told.by) == ("hand_over", "移送", office.publisher)
        assert told.remark == "2018年第1批（章原市档案馆），2018-05-31"
    document.refresh_from_db()
    assert document.state == "published"


def test_after_that_nothing_changes_whoever_asks(office, batch, root):
    document, later = make_document(office, "published"), make_document(office, "published")
    add(office, batch, document)
    deliver(office, batch)
    lines = list(batch.items.all())
    what = {"by": root, "at": LATER}
    for refused in (
        lambda: add_documents(batch, [later], **what),
        lambda: change_list(batch, **what),
        lambda: change_items(batch, lines, **what),
        lambda: remove_items(batch, lines, **what),
        lambda: hand_over(batch, **SIGNED, **what),
    ):
        with pytest.raises(NotAllowed, match="已经移送，不能再修改"):
            refused()
    assert [item.document for item in batch.items.all()] == [document]


def test_the_paper_says_for_ever_what_both_sides_signed(office, batch):
    document = make_document(
        office, "published", title="旧题", document_number="章交发〔2018〕1号", made_on=DAY
    )
    add(office, batch, document)
    publish_version(office, document, title="新题", document_number="章交发〔2018〕2号")
    assert batch.items.get().on_paper.title == "新题"  # while drawn up: as it is now
    deliver(office, batch)
    document.refresh_from_db()
    publish_version(office, document, title="更新的题")
    Receiver.objects.update(name="章原市国家档案馆")
    paper = DeliveryItem.objects.get().on_paper
    assert (paper.title, paper.document_number, paper.made_on) == ("新题", "章交发〔2018〕2号", DAY)
    assert DeliveryList.objects.get().receiver_on_paper == "章原市档案馆"


def test_what_is_no_longer_public_is_named_and_stops_the_delivery(office, batch):
    document = make_document(office, "published", title="将撤下的信息")
    add(office, batch, document)
    do(document, "withdraw", by=office.publisher)
    with pytest.raises(NotAllowed, match="不再公开.*“将撤下的信息”"):
        deliver(office, batch)


@pytest.mark.parametrize(
    "said", [{"received_by": " "}, {"handed_by": ""}, {"handed_over_on": date(2018, 6, 2)}]
)
def test_without_signatures_or_with_a_future_day_it_stays_a_draft(office, batch, said):
    add(office, batch, make_document(office, "published"))
    with pytest.raises(NotAllowed):
        deliver(office, batch, **said)
    assert not DeliveryList.objects.get().is_handed_over


def test_an_empty_list_is_not_handed_over(office, batch):
    with pytest.raises(NotAllowed, match="清单是空的"):
        deliver(office, batch)


def test_the_database_knows_no_delivery_without_signatures(batch):
    with pytest.raises(IntegrityError), transaction.atomic():
        DeliveryList.objects.update(handed_over_on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        DeliveryList.objects.update(received_by="李馆员")
