"""Taking away and bringing back: withdrawal, emergency, moving on, ends of display."""

from datetime import date, timedelta

import pytest

from disclosures.documents.models import Document
from disclosures.publishing.batches import end_displays, publish_due
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from tests.making import LATER, NOW, answers, do, make_document, make_user, signed_in


def ended(document, day):
    at = NOW.replace(year=day.year, month=day.month, day=day.day, hour=0, minute=1)
    return end_displays(Document.objects.all(), at=at)


# --- emergency ----------------------------------------------------------------------------------
@pytest.mark.parametrize("state", ["published", "withdrawn", "display_ended"])
def test_in_an_emergency_the_public_learns_nothing(office, citizen, state):
    document = make_document(office, state, title="误发的名单", files=["名单.txt"])
    do(document, "withdraw_silently", by=office.publisher)
    addresses = [document.get_absolute_url(), document.attachments.get().get_absolute_url()]
    for address in addresses:
        answer = citizen.get(address)
        assert answer.status_code == 410
        text = answer.content.decode()
        for word in ("名单", document.index_number, "误发", office.organisation.code + "/"):
            assert word not in text
    assert citizen.get("/api/v1/search", {"q": "误发的名单"}).json()["total"] == 0


def test_an_emergency_needs_an_internal_note(office):
    with pytest.raises(NotAllowed, match="内部说明"):
        do(make_document(office, "published"), "withdraw_silently", by=office.publisher, note=" ")


def test_the_guard_of_secrets_may_pull_the_alarm(office):
    document = make_document(office, "published")
    assert not do(document, "withdraw_silently", by=office.secrecy_reviewer).is_visible


# --- moved --------------------------------------------------------------------------------------
def test_a_withdrawn_address_leads_to_what_took_its_place_while_that_is_public(office, citizen):
    new = make_document(office, "published", title="新的")
    old = make_document(office, "published", title="旧的", files=["旧.txt"])
    do(old, "withdraw", by=office.publisher, moved_to=new)
    answer = citizen.get(old.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (302, new.get_absolute_url())
    assert "no-cache" in answer["Cache-Control"]
    do(new, "withdraw", by=office.publisher)
    answer = citizen.get(old.get_absolute_url())
    assert answer.status_code == 410
    assert new.index_number not in answer.content.decode()


def test_staff_name_the_successor_by_its_index_number(office, citizen):
    new, old = (make_document(office, "published") for _ in range(2))
    browser = signed_in(office.publisher)
    address = f"/admin/disclosures/document/{old.pk}/do/withdraw/"
    wrong = browser.post(address, {"reason": "合并", "moved_to": "没有"})
    assert "没有索引号为" in wrong.content.decode()
    browser.post(address, {"reason": "合并", "moved_to": new.index_number})
    assert citizen.get(old.get_absolute_url())["Location"] == new.get_absolute_url()


def test_nothing_moves_to_itself(office):
    document = make_document(office, "published")
    with pytest.raises(NotAllowed, match="自己"):
        do(document, "withdraw", by=office.publisher, moved_to=document)


# --- back again ---------------------------------------------------------------------------------
def test_what_was_withdrawn_can_be_brought_back_with_a_reason(office, citizen):
    document = make_document(office, "withdrawn", title="恢复的通知")
    with pytest.raises(NotAllowed, match="理由"):
        do(document, "republish", by=office.publisher, remark=" ")
    back = do(document, "republish", by=office.publisher, at=LATER)
    assert back.is_visible
    assert (back.withdrawn_at, back.withdrawal_reason) == (None, "")
    assert back.first_published_at == NOW
    assert citizen.get("/api/v1/search", {"q": "恢复的通知"}).json()["total"] == 1
    assert "内容有误" in str([entry.changes for entry in history_of(back)])


def test_a_register_line_is_never_brought_back(office):
    document = make_document(office, "withdrawn")
    document.disclosure_attribute = "on_request"
    from disclosures.publishing.access import refusal

    assert "主动公开" in refusal(office.publisher, document, "republish")


# --- display periods ----------------------------------------------------------------------------
def test_a_display_ends_after_its_last_day_and_not_on_it(office, citizen):
    last = date(2018, 6, 10)
    document = make_document(office, "published", title="公示的通知", display_until=last)
    assert ended(document, last) == []
    assert citizen.get(document.get_absolute_url()).status_code == 200
    assert ended(document, last + timedelta(days=1)) == [document]
    answer = citizen.get(document.get_absolute_url())
    assert answer.status_code == 410
    assert "公示期满" in answer.content.decode() and "公示的通知" not in answer.content.decode()
    assert citizen.get("/api/v1/search", {"q": "公示的通知"}).json()["total"] == 0
    told = history_of(document).last()
    assert (told.verb, told.by, told.to_state) == ("end_display", None, "display_ended")


def test_what_has_no_end_is_shown_for_ever(office):
    document = make_document(office, "published")
    assert ended(document, date(2090, 1, 1)) == []


# --- what is due, checked again -----------------------------------------------------------------
@pytest.fixture
def scheduled(office):
    document = make_document(office, "scheduled")
    return document, answers("schedule")["publish_at"]


def run(at):
    return publish_due(Document.with_versions.all(), at=at)


def test_what_goes_out_late_says_by_how_much(scheduled):
    document, due = scheduled
    run(due + timedelta(seconds=90))
    assert history_of(document).last().changes == {"seconds_late": 90}


def test_a_scheduler_who_has_lost_the_permission_publishes_nothing(office, scheduled):
    document, due = scheduled
    office.publisher.groups.clear()
    (_, [(held, why)]) = run(due)
    assert (held, "权限" in why) == (document, True)


def test_what_has_become_incomplete_is_held_back_and_told_once(scheduled):
    document, due = scheduled
    Document.objects.update(kind="notice", made_on=None)
    for minute in range(3):
        published, refused = run(due + timedelta(minutes=minute))
        assert (published, len(refused)) == ([], 1)
    told = [entry.remark for entry in history_of(document) if entry.verb == "hold_back"]
    assert told == ["公告还缺：成文日期"]


def test_personal_data_that_came_in_by_another_way_are_held_back(scheduled):
    _, due = scheduled
    Document.objects.update(summary="身份证11010519491231002X")
    assert "个人信息" in run(due)[1][0][1]


# --- given up -----------------------------------------------------------------------------------
def test_a_draft_that_was_a_mistake_is_kept_aside(office):
    document = make_document(office, title="误建的草稿")
    do(document, "discard", by=office.editor, remark="误建")
    browser = signed_in(office.editor)
    lists = "/admin/disclosures/document/"
    assert "误建的草稿" not in browser.get(lists).content.decode()
    assert "误建的草稿" in browser.get(f"{lists}?state__exact=discarded").content.decode()


def test_somebody_without_a_role_can_do_none_of_it(office, bureau):
    nobody = make_user("nobody", organisation=bureau)
    document = make_document(office, "published")
    for verb in ("withdraw", "withdraw_silently", "revise"):
        with pytest.raises(NotAllowed):
            do(document, verb, by=nobody)
