"""Keeping where a record was carried: who may, when, and that its review is left alone."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disclosures.channels.actions import add_dissemination, remove_dissemination
from disclosures.channels.models import Channel, Dissemination
from disclosures.publishing.access import has_written
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.publishing.states import WRITING
from tests.making import LATER, NOW, WAYS, do, make_document, make_version

DAY = date(2018, 5, 28)
URL = "https://daily.example/2018/05/28/3.html"


def add(item, channel, *, by, carried_on=DAY, **said):
    return add_dissemination(item, channel, by=by, at=NOW, carried_on=carried_on, **said)


@pytest.mark.parametrize("state", [state for state in WAYS if state != "archived"])
def test_a_drafter_keeps_it_in_every_state_of_the_record(office, channel, state):
    document = make_document(office, state)
    kept = add(document, channel, by=office.editor, url=URL, note="第3版")
    assert list(Dissemination.objects.of(document)) == [kept]
    assert kept.owner == document
    document.refresh_from_db()
    assert document.state == state


def test_the_history_tells_of_both_verbs_and_of_what_was_struck_out(office, channel):
    document = make_document(office, "published")
    kept = add(document, channel, by=office.editor, url=URL, note="第3版")
    remove_dissemination(kept, by=office.editor, at=LATER)
    told = list(history_of(document))[-2:]
    assert [entry.label for entry in told] == ["登记发布渠道", "删除发布渠道"]
    assert {entry.remark for entry in told} == {"章原日报（2018-05-28）"}
    assert told[1].changes == {"url": URL, "note": "第3版"}
    assert (told[1].by, told[1].at) == (office.editor, LATER)
    assert not Dissemination.objects.exists()


def test_it_is_no_writing_so_review_and_approval_stay(office, channel):
    """Whoever says where an item was carried may still review it."""
    document = make_document(office, "approved")
    office.reviewer.groups.add(*office.editor.groups.all())
    helper = type(office.reviewer).objects.get(pk=office.reviewer.pk)
    kept = add(document, channel, by=helper)
    before = (document.approved_by, document.approved_at, document.secrecy_conclusion)
    document.refresh_from_db()
    assert (document.approved_by, document.approved_at, document.secrecy_conclusion) == before
    assert not has_written(helper, document)
    remove_dissemination(kept, by=helper, at=NOW)
    assert not has_written(helper, document)
    assert WRITING.isdisjoint(history_of(document).filter(by=helper).values_list("verb", flat=True))


@pytest.mark.parametrize("person", ["reviewer", "publisher", "stranger", "administrator"])
def test_others_may_neither_add_nor_strike_out(office, channel, request, person):
    document = make_document(office, "published")
    kept = add(document, channel, by=office.editor)
    by = request.getfixturevalue(person)
    with pytest.raises(NotAllowed, match="您不能登记这条信息的发布渠道"):
        add(document, channel, by=by, carried_on=DAY - timedelta(days=1))
    with pytest.raises(NotAllowed):
        remove_dissemination(kept, by=by, at=NOW)
    assert list(Dissemination.objects.of(document)) == [kept]


def test_a_future_day_is_refused_and_today_is_not(office, channel):
    document = make_document(office, "published")
    with pytest.raises(NotAllowed, match="发布日期不能晚于今天"):
        add(document, channel, by=office.editor, carried_on=NOW.date() + timedelta(days=1))
    add(document, channel, by=office.editor, carried_on=NOW.date())


def test_another_address_than_one_of_the_web_is_refused_by_verb_and_database(office, channel):
    document = make_document(office, "published")
    with pytest.raises(NotAllowed, match="网址要以"):
        add(document, channel, by=office.editor, url="javascript:alert(1)")
    with pytest.raises(IntegrityError), transaction.atomic():
        Dissemination.objects.create(
            owner=document, channel=channel, carried_on=DAY, url="javascript:alert(1)"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Channel.objects.update(url="javascript:alert(1)")


def test_the_same_channel_on_the_same_day_is_kept_once(office, channel, account):
    document = make_document(office, "published")
    add(document, channel, by=office.editor)
    with pytest.raises(NotAllowed, match="“章原日报”2018-05-28已经登记过"):
        add(document, channel, by=office.editor)
    add(document, channel, by=office.editor, carried_on=DAY - timedelta(days=1))
    add(document, account, by=office.editor)
    assert Dissemination.objects.of(document).count() == 3


def test_a_channel_that_is_out_of_use_or_of_another_body_is_refused(office, channel, foreign):
    document = make_document(office, "published")
    with pytest.raises(NotAllowed, match="水利报"):
        add(document, foreign, by=office.editor)
    Channel.objects.filter(pk=channel.pk).update(is_active=False)
    with pytest.raises(NotAllowed, match="已停用"):
        add(document, channel, by=office.editor)


def test_a_version_keeps_it_with_its_record(office, channel):
    document = make_document(office, "published")
    version = make_version(office, document, title="新的标题")
    kept = add(version, channel, by=office.editor)
    assert (kept.object_id, kept.owner) == (document.pk, document)
    assert list(Dissemination.objects.of(version)) == [kept]
    do(version, "discard", by=office.editor)
    assert list(Dissemination.objects.of(document)) == [kept]
    assert history_of(document).filter(verb="add_dissemination", version=document.version).exists()
