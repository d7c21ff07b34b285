"""Delivery lists in the admin: onto a list, changed, signed, printed; and who may not."""

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosures.handover.actions import add_documents, hand_over
from disclosures.handover.models import DeliveryItem, DeliveryList, Receiver
from tests.making import NOW, make_document, signed_in

LISTS = "/admin/disclosures/deliverylist/"
FILL, WAITING = f"{LISTS}fill/", f"{LISTS}waiting/"
DOCUMENTS = "/admin/disclosures/document/"
SIGNED = {"handed_over_on": date(2018, 5, 31), "handed_by": "王小明", "received_by": "李馆员"}


def read(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def add(office, batch, *documents):
    return add_documents(batch, documents, by=office.publisher, at=NOW)


def deliver(office, batch):
    return hand_over(batch, **SIGNED, by=office.publisher, at=NOW)


# --- onto a list
def test_from_the_list_of_documents_onto_a_new_list_with_a_report_on_each(
    office, section, unit, archive
):
    good = make_document(office, "published", title="公开的通知")
    draft = make_document(office, title="还在起草的通知")
    browser = signed_in(office.publisher)
    chosen = {"action": "add_to_delivery_list", "_selected_action": [good.pk, draft.pk]}
    asked = read(browser.post(DOCUMENTS, chosen))
    assert "已选择2条信息" in asked and "章原市档案馆" in asked
    assert f'value="{office.organisation.pk}" selected' in asked  # the only disclosing organ
    form = {"documents": f"{good.pk},{draft.pk}", "apply": "1"}
    text = read(browser.post(FILL, form))
    assert "新建清单要选择移送单位" in text and "新建清单要选择接收单位" in text
    form |= {"organisation": office.organisation.pk, "receiver": archive.pk}
    text = read(browser.post(FILL, form))
    assert "：1条。" in text and "没有加入的1条" in text
    assert "<td>还在起草的通知</td><td>不是向社会公开的信息</td>" in text
    assert [item.document for item in DeliveryList.objects.get().items.all()] == [good]


def test_a_new_list_on_which_nothing_would_stand_is_not_opened(office, archive):
    form = {"documents": str(make_document(office).pk), "apply": "1"}
    form |= {"organisation": office.organisation.pk, "receiver": archive.pk}
    text = read(signed_in(office.publisher).post(FILL, form))
    assert "没有可以移送的信息，没有新建清单" in text
    assert not DeliveryList.objects.exists()


def test_onto_a_list_that_is_there_and_never_twice(office, batch):
    document = make_document(office, "published")
    form = {"documents": str(document.pk), "delivery_list": batch.pk, "apply": "1"}
    browser = signed_in(office.publisher)
    assert "：1条。" in read(browser.post(FILL, form))
    assert "已列入2018年第1批，尚未移送" in read(browser.post(FILL, form))
    assert batch.items.count() == 1


def test_documents_of_others_are_neither_taken_nor_named(office, neighbours, batch):
    foreign = make_document(neighbours, "published", title="别的单位的通知")
    form = {"documents": f"{foreign.pk},999999", "delivery_list": batch.pk, "apply": "1"}
    text = read(signed_in(office.publisher).post(FILL, form))
    assert "另有2条不存在，或者不属于您所在的单位" in text
    assert "别的单位的通知" not in text


@pytest.mark.parametrize("documents", ["", "1;drop", "一", "9" * 20, "1,,2"])
def test_nonsense_instead_of_documents_is_refused_in_words(office, batch, documents):
    form = {"documents": documents, "delivery_list": batch.pk, "apply": "1"}
    text = read(signed_in(office.publisher).post(FILL, form))
    assert "请改正下面的错误" in text


def test_what_waits_is_shown_for_each_receiver_and_goes_onto_a_list_as_a_whole(
    office, archive, library, batch
):
    first = make_document(office, "published", title="已移送的通知")
    second = make_document(office, "published", title="等待移送的通知")
    make_document(office, "withdrawn", title="撤下的通知")
    add(office, batch, first)
    browser = signed_in(office.publisher)
    assert "已列入2018年第1批" in read(browser.get(WAITING))
    deliver(office, batch)
    text = read(browser.get(WAITING))
    assert "共1条已公开的信息尚未移送章原市档案馆" in text
    assert "等待移送的通知" in text
    assert "已移送的通知" not in text and "撤下的通知" not in text
    other = read(browser.get(f"{WAITING}?receiver={library.pk}&page=99"))
    assert "共2条已公开的信息尚未移送章原市图书馆" in other and "已移送的通知" in other
    every = read(browser.post(FILL, {"receiver": archive.pk, "every": "1"}))
    assert f'name="documents" value="{second.pk}"' in every
    chosen = read(browser.post(FILL, {"receiver": archive.pk, "documents": [second.pk]}))
    assert "已选择1条信息" in chosen
    nothing = browser.post(FILL, {"receiver": archive.pk}, follow=True)
    assert "没有选择信息" in nothing.content.decode()


def test_without_a_receiver_the_page_says_what_to_do(office):
    assert "还没有接收单位" in read(signed_in(office.publisher).get(WAITING))


# --- the list itself
def lines(batch, **changes):
    """What the browser sends from the form of a list, with changed lines by key."""
    form = {"handed_by": "", "note": batch.note, "items-INITIAL_FORMS": batch.items.count()}
    form["items-TOTAL_FORMS"] = batch.items.count()
    for n, item in enumerate(batch.items.all()):
        form |= {f"items-{n}-id": item.pk, f"items-{n}-delivery_list": batch.pk}
        form |= {f"items-{n}-order": item.order, f"items-{n}-copies": item.copies}
    return form | changes


def test_a_list_is_opened_changed_and_its_lines_taken_off(office, archive):
    browser = signed_in(office.publisher)
    fields = {"organisation": office.organisation.pk, "receiver": archive.pk, "note": ""}
    assert browser.post(f"{LISTS}add/", fields).status_code == 302
    batch = DeliveryList.objects.get()
    add(office, batch, make_document(office, "published"), make_document(office, "published"))
    address = f"{LISTS}{batch.pk}/change/"
    changed = {"note": "附光盘", "items-0-copies": 2, "items-1-DELETE": "on"}
    answer = browser.post(address, lines(batch, **changed))
    assert answer.status_code == 302
    batch.refresh_from_db()
    assert (batch.note, batch.items.get().copies) == ("附光盘", 2)
    refused = browser.post(address, lines(batch, **{"items-0-copies": 0}))
    assert "份数至少是1" in refused.content.decode()
    text = read(browser.get(address))
    assert "移出信息" in text and "打印移送清单" in text
    assert f'href="/admin/disclosures/document/{batch.items.get().document_id}/change/"' in text
    assert "/disclosures/receiver/" not in text and "/disclosures/organisation/" not in text
    assert browser.post(f"{LISTS}{batch.pk}/delete/", {"post": "yes"}).status_code == 403


def test_handing_over_asks_for_day_and_signatures_and_locks_the_form(office, batch):
    add(office, batch, make_document(office, "published"))
    browser = signed_in(office.publisher)
    address = f"{LISTS}{batch.pk}/hand-over/"
    text = read(browser.post(address, {**SIGNED, "handed_over_on": "2999-01-01"}))
    assert "移送日期不能晚于今天" in text and "李馆员" in text
    answer = browser.post(address, SIGNED, follow=True)
    text = answer.content.decode()
    assert "2018年第1批（章原市档案馆）已移送" in text and "李馆员" in text
    assert 'name="note"' not in text and 'name="_save"' not in text
    answer = browser.post(f"{LISTS}{batch.pk}/change/", lines(batch, note="改了"))
    assert answer.status_code == 403
    assert "已经移送，不能再修改" in read(browser.post(address, SIGNED))
    more = {"documents": make_document(office, "published").pk, "delivery_list": batch.pk}
    assert "请改正下面的错误" in read(browser.post(FILL, {**more, "apply": "1"}))


@pytest.mark.parametrize("person", ["editor", "reviewer"])
def test_colleagues_who_do_not_publish_read_lists_and_change_nothing(
    office, batch, archive, request, person
):
    document = make_document(office, "published")
    add(office, batch, document)
    browser = signed_in(request.getfixturevalue(person))
    assert "2018年第1批" in read(browser.get(LISTS))
    for address in (f"{LISTS}{batch.pk}/change/", f"{LISTS}{batch.pk}/sheet/", WAITING):
        text = read(browser.get(address))
        assert 'type="checkbox"' not in text and "登记移送" not in text
    assert browser.get(f"{LISTS}add/").status_code == 403
    assert browser.post(f"{LISTS}{batch.pk}/change/", lines(batch)).status_code == 403
    assert browser.post(f"{LISTS}{batch.pk}/hand-over/", SIGNED).status_code == 403
    assert browser.post(FILL, {"documents": document.pk}).status_code == 403
    chosen = {"action": "add_to_delivery_list", "_selected_action": [document.pk]}
    assert browser.post(DOCUMENTS, chosen).status_code == 403
    assert not DeliveryList.objects.get().is_handed_over


def test_strangers_find_no_list_of_the_bureau(batch, stranger, administrator, citizen):
    browser = signed_in(stranger)
    assert "2018年第1批" not in read(browser.get(LISTS))
    for page in ("sheet", "hand-over"):
        assert browser.get(f"{LISTS}{batch.pk}/{page}/").status_code == 404
    assert browser.get(f"{LISTS}{batch.pk}/change/").status_code == 302
    form = {"documents": "1", "delivery_list": batch.pk, "apply": "1"}
    assert "请改正下面的错误" in read(browser.post(FILL, form))
    for address in (LISTS, WAITING, f"{LISTS}{batch.pk}/sheet/"):
        assert signed_in(administrator).get(address).status_code == 403
        assert citizen.get(address).status_code == 302


# --- the paper
def test_the_sheet_prints_what_both_sides_sign(office, batch):
    document = make_document(
        office,
        "published",
        title="关于养护的通知",
        document_number="章交发〔2018〕12号",
        made_on=date(2018, 5, 20),
    )
    add(office, batch, document)
    browser = signed_in(office.publisher)
    text = read(browser.get(f"{LISTS}{batch.pk}/sheet/"))
    for shown in ("政府信息移送清单", "2018年第1批", "章原市档案馆", document.index_number):
        assert shown in text
    cells = {
        "title": "关于养护的通知",
        "number": "章交发〔2018〕12号",
        "copies": "1",
        "serial": "1",
    }
    for name, cell in [*cells.items(), ("day", "2018-05-20"), ("day", "2018-06-01")]:
        assert re.search(rf'<td class="{name}"[^>]*>{cell}</td>', text)
    assert "第二十五条" in text and "合计1条" in text and "（拟制）" in text
    deliver(office, batch)
    text = read(browser.get(f"{LISTS}{batch.pk}/sheet/"))
    assert "王小明" in text and "李馆员" in text and "2018年5月31日" in text
    assert "（拟制）" not in text


def test_the_lines_are_had_as_a_spreadsheet_by_whoever_may_read_them(office, batch, stranger):
    document = make_document(
        office, "published", title="=关于养护的通知", made_on=date(2018, 5, 20)
    )
    add(office, batch, document)
    browser, address = signed_in(office.editor), f"{LISTS}{batch.pk}/sheet."
    answer = browser.get(f"{address}csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    headings, line = csv.reader(io.StringIO(text))
    assert ",".join(headings) == "序号,索引号,标题,发文字号,成文日期,公开日期,份数"
    assert line[:2] == ["1", document.index_number]
    assert not line[2].startswith("=") and "=关于养护的通知" in line[2]
    assert line[3:] == ["", "2018-05-20", "2018-06-01", "1"]
    assert browser.get(f"{address}xlsx").status_code == 200
    assert browser.get(f"{address}exe").status_code == 404
    assert signed_in(stranger).get(f"{address}csv").status_code == 404


# --- budgets
def test_the_pages_ask_no_more_when_there_is_more(office, batch, archive):
    browser = signed_in(office.publisher)
    pages = [LISTS, WAITING, f"{LISTS}{batch.pk}/change/", f"{LISTS}{batch.pk}/sheet/"]

    def count(address):
        browser.get(address)
        with CaptureQueriesContext(connection) as captured:
            read(browser.get(address))
        return len(captured)

    measured = []
    for number in (2, 12):
        add(office, batch, *(make_document(office, "published") for _ in range(number)))
        make_document(office, "published")
        measured.append([count(address) for address in pages])
    assert measured[1] <= measured[0], measured
    assert max(measured[1]) <= 20, measured
    assert DeliveryItem.objects.count() == 14


# --- the receivers
def test_the_administrator_keeps_the_receivers_and_nobody_deletes_one(administrator, publisher):
    browser, address = signed_in(administrator), "/admin/disclosures/receiver/"
    fields = {"kind": "archive", "name": "章原市档案馆", "order": 1, "is_active": "on"}
    assert browser.post(f"{address}add/", fields).status_code == 302
    kept = Receiver.objects.get()
    assert browser.post(f"{address}{kept.pk}/delete/", {"post": "yes"}).status_code == 403
    assert signed_in(publisher).get(address).status_code == 403
