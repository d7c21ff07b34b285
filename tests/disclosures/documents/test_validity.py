"""Validity changed by a person or by the calendar: who may, what must be said, what it leaves."""

from datetime import date, timedelta

import pytest

from disclosures.documents.actions import change_validity, change_validity_due
from disclosures.documents.kinds import Validity, first_validity, validity_by_date
from disclosures.documents.models import Document
from disclosures.publishing import actions
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from portal.search.models import SearchEntry
from tests.making import LATER, NOW, make_document, publish_version

TODAY = NOW.date()
DAY = timedelta(days=1)
PAPER = {
    "kind": "normative",
    "issuing_organ": "章原市交通运输局",
    "document_number": "章交发〔2018〕12号",
    "made_on": date(2018, 5, 1),
    "effective_on": date(2018, 5, 10),
    "validity": "in_force",
}


@pytest.fixture
def old(office):
    return make_document(office, "published", title="旧办法", **PAPER)


@pytest.fixture
def decision(office):
    fields = {**PAPER, "document_number": "章交发〔2018〕30号"}
    return make_document(office, "published", title="清理决定", **fields)


def repeal(document, *, by, at=NOW, **said):
    said = {"validity": "repealed", "on": TODAY, "note": "章政发〔2018〕1号", **said}
    return change_validity(document, by=by, at=at, **said)


def refused(document, *, by, **said):
    """The sentence of the refusal; nothing has been written."""
    before = Document.with_versions.filter(pk=document.pk).values().get()
    entries = history_of(document).count()
    with pytest.raises(NotAllowed) as caught:
        repeal(document, by=by, **said)
    assert Document.with_versions.filter(pk=document.pk).values().get() == before
    assert history_of(document).count() == entries
    return str(caught.value)


# --- the verb -----------------------------------------------------------------------------------
def test_a_repeal_keeps_when_by_what_and_what_replaces_it(office, old, decision):
    new = make_document(office, "published", title="新办法")
    done = repeal(
        old, by=office.publisher, decided_by=decision, successor=new, on=TODAY - DAY, note=" 注 "
    )
    done.refresh_from_db()
    assert (done.validity, done.validity_changed_on) == ("repealed", TODAY - DAY)
    assert (done.validity_decided_by, done.successor) == (decision, new)
    assert (done.validity_note, done.is_dead, done.state) == ("注", True, "published")


def test_the_history_tells_who_changed_what_on_what_ground(office, old, decision):
    repeal(old, by=office.publisher, decided_by=decision, note="")
    entry = history_of(old).last()
    assert (entry.verb, entry.label, entry.by) == (
        *("change_validity", "变更有效性"),
        office.publisher,
    )
    assert entry.remark == (
        f"现行有效 → 已废止；2018-06-01；依据：{decision.index_number} 清理决定"
    )
    assert set(entry.changes["fields"]) == {
        *("有效性", "失效、废止或者修改日期", "作出决定的文件"),
    }


def test_the_search_follows_at_once(office, old):
    repeal(old, by=office.publisher)
    assert SearchEntry.objects.get(object_id=old.pk).validity == "repealed"


@pytest.mark.parametrize("person", ["editor", "reviewer", "secrecy_reviewer"])
def test_whoever_may_not_publish_may_not_change_the_validity(office, old, person):
    assert "没有变更有效性的权限" in refused(old, by=getattr(office, person))


def test_another_body_may_not_change_the_validity(neighbours, stranger, old):
    assert "不属于您所在的单位" in refused(old, by=stranger)


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "approved", "scheduled"])
def test_what_was_never_public_has_no_validity_to_change(office, state):
    document = make_document(office, state)
    assert "发布以后才能变更" in refused(document, by=office.publisher)


def test_a_version_has_no_validity_of_its_own(office, old):
    version = actions.revise(old, by=office.editor, at=NOW)
    assert "发布以后才能变更" in refused(version, by=office.publisher)


@pytest.mark.parametrize("state", ["withdrawn", "withdrawn_silently"])
def test_what_was_withdrawn_can_still_be_repealed(office, state):
    document = make_document(office, state)
    assert repeal(document, by=office.publisher, at=LATER).validity == "repealed"


@pytest.mark.parametrize(("validity", "word"), [("repealed", "废止"), ("amended", "修改")])
def test_a_decision_is_named(office, old, decision, validity, word):
    said = {"validity": validity, "note": " "}
    assert f"{word}由决定作出" in refused(old, by=office.publisher, **said)
    assert repeal(old, by=office.publisher, **{**said, "decided_by": decision})


def test_a_lapse_has_an_end_or_a_fact(office, old):
    said = {"validity": "lapsed", "note": ""}
    assert "失效的事由" in refused(old, by=office.publisher, **said)
    assert repeal(old, by=office.publisher, **said, valid_until=TODAY - DAY)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (None, "请填写废止日期"),
        (TODAY + DAY, "还没有到"),
        (date(2018, 4, 30), "早于本文件的成文日期"),
    ],
)
def test_the_day_of_a_change_is_said_has_come_and_follows_the_paper(office, old, on, sentence):
    assert sentence in refused(old, by=office.publisher, on=on)


@pytest.mark.parametrize("name", ["decided_by", "successor"])
def test_a_document_neither_repeals_nor_replaces_itself(office, old, name):
    assert "不能是本文件自己" in refused(old, by=office.publisher, **{name: old})


@pytest.mark.parametrize("name", ["decided_by", "successor"])
def test_a_version_neither_repeals_nor_replaces(office, old, decision, name):
    version = actions.revise(decision, by=office.editor, at=NOW)
    assert "版本" in refused(old, by=office.publisher, **{name: version})


@pytest.mark.parametrize("first", ["decided_by", "successor"])
@pytest.mark.parametrize("last", ["decided_by", "successor"])
def test_documents_do_not_repeal_and_replace_each_other_in_a_circle(
    office, old, decision, first, last
):
    middle = make_document(office, "published", title="中间")
    repeal(old, by=office.publisher, **{first: middle})
    repeal(middle, by=office.publisher, successor=decision)
    assert "互相" in refused(decision, by=office.publisher, **{last: old})


def test_what_is_in_force_again_has_neither_date_nor_decision_nor_successor(office, old, decision):
    repeal(old, by=office.publisher, decided_by=decision)
    again = {"validity": "in_force", "note": "更正", "on": TODAY}
    assert "请清空" in refused(old, by=office.publisher, **again, decided_by=decision)
    done = repeal(old, by=office.publisher, **again)
    assert (done.validity_changed_on, done.validity_decided_by) == (None, None)


def test_what_is_over_is_not_in_force_without_a_new_end(office, old):
    ended = {"validity": "lapsed", "valid_until": TODAY - DAY}
    repeal(old, by=office.publisher, **ended)
    assert "已经过了" in refused(old, by=office.publisher, validity="in_force", note="")
    end = TODAY + 365 * DAY
    assert repeal(old, by=office.publisher, validity="in_force", valid_until=end).valid_until == end


def test_the_end_stays_when_nothing_is_said_of_it(office, old):
    end = TODAY + 365 * DAY
    repeal(old, by=office.publisher, validity="in_force", valid_until=end, note="延长")
    assert repeal(old, by=office.publisher).valid_until == end


def test_force_begins_on_its_day(office):
    fields = {**PAPER, "effective_on": TODAY + DAY, "validity": "not_yet_in_force"}
    document = make_document(office, "published", **fields)
    assert "还没有到" in refused(document, by=office.publisher, validity="in_force")
    repeal(document, by=office.publisher)
    assert repeal(document, by=office.publisher, validity="not_yet_in_force", note="更正")


def test_what_has_begun_does_not_wait(office, old):
    assert "不能选" in refused(old, by=office.publisher, validity="not_yet_in_force")


def test_saying_the_same_twice_is_refused(office, old):
    repeal(old, by=office.publisher)
    assert refused(old, by=office.publisher) == "有效性没有任何变化"


def test_a_new_version_leaves_the_validity_of_its_record(office, old):
    repeal(old, by=office.publisher)
    record = publish_version(office, old, at=LATER, validity="in_force", valid_until=TODAY)
    record.refresh_from_db()
    assert (record.version, record.validity, record.valid_until) == (2, "repealed", None)


def test_a_new_version_needs_no_validity_of_its_own(office, old):
    assert publish_version(office, old, at=LATER).validity == "in_force"


# --- by itself ----------------------------------------------------------------------------------
def at_the_start_of(day):
    return NOW.replace(year=day.year, month=day.month, day=day.day, hour=0, minute=0)


def test_the_day_after_the_last_the_document_lapses_by_itself(office):
    end = TODAY + 30 * DAY
    document = make_document(office, "published", **PAPER, valid_until=end)
    assert change_validity_due(at=at_the_start_of(end + DAY) - timedelta(seconds=1)) == []
    assert change_validity_due(at=at_the_start_of(end + DAY)) == [document]
    document.refresh_from_db()
    assert (document.validity, document.validity_changed_on) == ("lapsed", end + DAY)
    entry = history_of(document).last()
    assert (entry.label, entry.by) == ("有效期届满，自动失效", None)
    assert SearchEntry.objects.get(object_id=document.pk).validity == "lapsed"
    assert change_validity_due(at=at_the_start_of(end + 9 * DAY)) == []


def test_however_late_the_clock_runs_the_date_is_the_true_one(office):
    document = make_document(office, "published", **PAPER, valid_until=TODAY)
    change_validity_due(at=at_the_start_of(TODAY + 90 * DAY))
    document.refresh_from_db()
    assert document.validity_changed_on == TODAY + DAY


def test_on_the_day_of_its_force_the_document_is_in_force_by_itself(office):
    start = TODAY + 30 * DAY
    fields = {**PAPER, "effective_on": start, "validity": "not_yet_in_force"}
    document = make_document(office, "published", **fields)
    assert change_validity_due(at=at_the_start_of(start) - timedelta(seconds=1)) == []
    assert change_validity_due(at=at_the_start_of(start)) == [document]
    document.refresh_from_db()
    assert (document.validity, document.validity_changed_on) == ("in_force", None)
    assert history_of(document).last().label == "到施行日期，自动施行"


@pytest.mark.parametrize("validity", ["lapsed", "repealed"])
def test_what_is_dead_stays_as_it_died(office, validity):
    fields = {**PAPER, "validity": validity, "valid_until": TODAY - DAY}
    make_document(office, "published", **fields)
    assert change_validity_due(at=LATER) == []


def test_drafts_and_versions_do_not_change_by_themselves(office, old):
    make_document(office, "draft", **PAPER, valid_until=TODAY - DAY)
    version = actions.revise(old, by=office.editor, at=NOW)
    Document.with_versions.filter(pk=version.pk).update(valid_until=TODAY - DAY)
    assert change_validity_due(at=LATER) == []


def test_what_is_withdrawn_lapses_too_so_that_it_comes_back_as_it_is(office):
    document = make_document(office, "withdrawn", **PAPER, valid_until=TODAY)
    assert change_validity_due(at=LATER + DAY) == [document]


# --- by its dates -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("effective_on", "valid_until", "validity"),
    [
        (None, None, Validity.IN_FORCE),
        (TODAY, None, Validity.IN_FORCE),
        (TODAY + DAY, None, Validity.NOT_YET_IN_FORCE),
        (TODAY, TODAY, Validity.IN_FORCE),
        (TODAY - 2 * DAY, TODAY - DAY, Validity.LAPSED),
        (None, TODAY - DAY, Validity.LAPSED),
    ],
)
def test_the_dates_of_a_new_document_say_what_it_is(effective_on, valid_until, validity):
    dates = {"effective_on": effective_on, "valid_until": valid_until}
    assert first_validity(TODAY, **dates) == validity


def test_an_amended_document_stays_amended_until_it_lapses():
    dates = {"effective_on": TODAY, "valid_until": TODAY + DAY}
    assert validity_by_date("amended", TODAY + DAY, **dates) == "amended"
    assert validity_by_date("amended", TODAY + 2 * DAY, **dates) == "lapsed"
