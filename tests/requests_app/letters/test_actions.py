"""The verbs of letters: drafted from the case, frozen at issue, sealed, sent, delivered."""

import threading
from datetime import date

import pytest
from django.db import connection

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from requests_app.desk import actions as desk
from requests_app.letters import actions
from requests_app.letters.kinds import FileRole, LetterKind
from requests_app.letters.models import Letter, LetterNaming
from requests_app.models import Application
from tests.making import make_user
from tests.requests_app.letters.making import (
    issued,
    make_answer,
    own,
    sealed,
    sent,
)
from tests.requests_app.making import RECEIVED, at, do, make_case

LATER = date(2024, 6, 5)


@pytest.fixture(autouse=True)
def quick_files(monkeypatch):
    monkeypatch.setattr(actions, "prepare", lambda item, upload: own(upload))


def act(verb, letter, counter, *, day=RECEIVED, **said):
    return getattr(actions, verb)(letter, by=counter.clerk, at=at(day), **said)


def text_of(letter):
    return {"title": letter.title, "addressee": letter.addressee, "body": letter.body}


def test_a_letter_is_worded_from_the_case_and_addressed_by_name(counter):
    letter = make_answer(counter)
    assert letter.addressee == "欧阳某某"
    assert letter.application.number in letter.body
    assert "章原市人民政府申请行政复议" in letter.body  # the government above the bureau
    assert letter.number == ""


def test_a_letter_needs_the_step_that_it_tells_of(counter):
    case = make_case(counter, "in_handling")
    for kind in ("supplement_notice", "extension_notice", "fee_notice", "answer"):
        with pytest.raises(NotAllowed, match="请先|同意"):
            actions.draft_letter(case, kind, by=counter.clerk, at=at(RECEIVED))


def test_the_third_party_is_written_to_once_it_is_heard(counter):
    case = make_case(counter, "consulting")
    heard = case.consultations.get()
    letter = actions.draft_letter(
        case, "third_party_letter", consultation=heard, by=counter.clerk, at=at(RECEIVED)
    )
    assert letter.addressee == "某某公司"
    assert "欧阳某某" not in letter.body


def test_one_draft_of_a_kind_is_enough(counter):
    letter = make_answer(counter)
    with pytest.raises(NotAllowed, match="已经有拟稿"):
        make_answer(counter, case=letter.application)


def test_a_decision_is_edited_before_review_and_not_afterwards(counter):
    case = do(make_case(counter, "in_handling"), "draft_answer", counter)
    letter = make_answer(counter, case=case)
    said = text_of(letter) | {"body": letter.body + "\n另附说明。"}
    act("edit_letter", letter, counter, **said)
    do(case, "submit_answer", counter)
    with pytest.raises(NotAllowed, match="已经提交审核"):
        act("edit_letter", letter, counter, **said)
    letter.refresh_from_db()
    assert letter.body.endswith("另附说明。")


def test_a_decision_is_issued_only_when_it_was_agreed_to(counter):
    case = make_case(counter, "under_review")
    letter = make_answer(counter, case=case)
    with pytest.raises(NotAllowed, match="还没有审核同意"):
        issued(letter, counter)
    do(case, "approve_answer", counter)
    assert issued(letter, counter).number


def test_an_answer_that_was_changed_since_needs_its_letter_anew(counter):
    case = do(make_case(counter, "in_handling"), "draft_answer", counter)
    letter = make_answer(counter, case=case)
    case = do(case, "draft_answer", counter, text="现予以公开，另作说明。")
    for verb in ("submit_answer", "approve_answer"):
        case = do(case, verb, counter)
    with pytest.raises(NotAllowed, match="重新生成"):
        issued(letter, counter)
    act("redraft_letter", letter, counter)
    assert "另作说明" in issued(letter, counter).body


def test_what_is_still_open_keeps_a_letter_from_being_issued(counter):
    case = make_case(counter, "awaiting_fee")
    letter = actions.draft_letter(case, LetterKind.FEE, by=counter.clerk, at=at(RECEIVED))
    with pytest.raises(NotAllowed, match="缴纳方式"):
        issued(letter, counter)
    said = text_of(letter) | {"body": letter.body.replace("【缴纳方式】", "非税收入缴款书")}
    act("edit_letter", letter, counter, **said)
    assert issued(letter, counter).number.endswith("收费〔2024〕1号")


def test_issued_its_text_stands_as_its_digest_says(counter):
    letter = issued(make_answer(counter), counter)
    assert letter.digest == letter.current_digest()
    with pytest.raises(NotAllowed, match="不能修改"):
        act("edit_letter", letter, counter, **text_of(letter))
    for verb in ("redraft_letter", "discard_letter"):
        with pytest.raises(NotAllowed):
            act(verb, letter, counter)
    letter.body += "。"
    assert letter.digest != letter.current_digest()


def test_each_series_counts_by_kind_organ_and_year(counter):
    first = issued(make_answer(counter), counter)
    second = issued(make_answer(counter), counter)
    case = make_case(counter, "awaiting_supplement")
    notice = actions.draft_letter(case, "supplement_notice", by=counter.clerk, at=at(RECEIVED))
    numbers = [first.number, second.number, issued(notice, counter).number]
    assert [number.rpartition("〕")[2] for number in numbers] == ["1号", "2号", "1号"]


def test_a_refused_issue_takes_no_number(counter):
    letter = make_answer(counter)
    with pytest.raises(NotAllowed, match="还没有到"):
        act("issue_letter", letter, counter, on=LATER)
    assert issued(letter, counter).number.endswith("〕1号")


def test_title_and_number_follow_the_settings_of_the_office(counter):
    LetterNaming.objects.create(
        kind="answer",
        outcome_group="予以公开",
        title="予以公开告知书",
        pattern="章交公开〔{year}〕{serial}号",
    )
    letter = issued(make_answer(counter), counter)
    assert (letter.title, letter.number) == ("予以公开告知书", "章交公开〔2024〕1号")


@pytest.mark.django_db(transaction=True)
def test_letters_issued_at_the_same_moment_share_no_number_and_leave_no_gap(counter):
    letters = [make_answer(counter) for _ in range(6)]
    start, failures = threading.Barrier(len(letters)), []

    def work(letter):
        try:
            start.wait(timeout=20)
            issued(letter, counter)
        except Exception as error:  # told to the test, which runs in another thread
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[letter]) for letter in letters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert failures == []
    found = sorted(Letter.objects.values_list("number", flat=True))
    assert [number.rpartition("〕")[2] for number in found] == [f"{n}号" for n in range(1, 7)]


def test_the_day_of_posting_is_the_day_of_the_answer(counter):
    letter = issued(make_answer(counter), counter)
    sealed(letter, counter)
    sent(letter, counter, day=LATER)
    case = Application.objects.get(pk=letter.application_id)
    assert (case.state, case.answered_on, case.delivered_on) == ("answered", LATER, None)
    act("confirm_delivery", letter, counter, day=date(2024, 6, 7), on=date(2024, 6, 7))
    case.refresh_from_db()
    assert (case.state, case.delivered_on) == ("delivered", date(2024, 6, 7))


def test_signed_for_at_the_counter_is_both(counter):
    letter = sent(issued(make_answer(counter), counter), counter, way="in_person")
    letter.application.refresh_from_db()
    assert letter.received_on == RECEIVED
    assert letter.application.state == "delivered"


def test_on_the_internet_only_what_bears_the_seal_goes_out(counter):
    letter = issued(make_answer(counter), counter)
    with pytest.raises(NotAllowed, match="盖章扫描件"):
        sent(letter, counter, way="online")
    sealed(letter, counter)
    assert sent(letter, counter, way="online").sent_on


def test_a_scan_comes_after_the_number_and_before_the_letter_goes_out(counter):
    letter = make_answer(counter)
    with pytest.raises(NotAllowed, match="还没有编号"):
        sealed(letter, counter)
    letter = issued(letter, counter)
    first, second = sealed(letter, counter), sealed(letter, counter, name="重扫.pdf")
    first.refresh_from_db()
    assert (first.role, second.role) == (FileRole.REPLACED, FileRole.SEALED)
    sent(letter, counter)
    with pytest.raises(NotAllowed, match="已经发出"):
        sealed(letter, counter)


def test_material_goes_only_with_an_answer_that_gives_it(counter):
    case = do(
        make_case(counter, "in_handling"),
        "draft_answer",
        counter,
        outcome="r3_4_2_needs_creation",
        reason="需要加工",
    )
    letter = make_answer(counter, case=case)
    with pytest.raises(NotAllowed, match="予以公开或者部分公开"):
        sealed(letter, counter, role=FileRole.SUPPLIED)


def test_material_may_be_taken_off_before_the_answer_goes_out(counter):
    letter = issued(make_answer(counter), counter)
    given = sealed(letter, counter, role=FileRole.SUPPLIED, name="材料.pdf")
    actions.remove_file(given, by=counter.clerk, at=at(RECEIVED))
    assert not letter.files.exists()
    given = sealed(letter, counter, role=FileRole.SUPPLIED, name="材料.pdf")
    sent(letter, counter)
    with pytest.raises(NotAllowed, match="已经发出"):
        actions.remove_file(given, by=counter.clerk, at=at(RECEIVED))


def test_a_draft_may_be_given_up(counter):
    letter = make_answer(counter)
    act("discard_letter", letter, counter)
    assert not Letter.objects.exists()
    assert make_answer(counter, case=letter.application).pk


def test_who_does_not_handle_the_case_writes_no_letter(counter, neighbours):
    case = make_case(counter, "awaiting_seal")
    for stranger in (counter.head, neighbours.editor, make_user("nobody")):
        with pytest.raises(NotAllowed, match="权限|单位"):
            actions.draft_letter(case, "answer", by=stranger, at=at(RECEIVED))


def test_the_story_of_a_letter_is_told_in_the_history_of_its_case(counter):
    letter = issued(make_answer(counter), counter)
    sealed(letter, counter)
    sent(letter, counter)
    told = list(history_of(letter.application).values_list("verb", flat=True))
    assert told[-5:] == ["draft_letter", "issue_letter", "add_letter_file", "send_letter", "issue"]


def test_one_letter_answers_several_applications_and_stops_all_their_clocks(counter):
    first, second = make_case(counter, "in_handling"), make_case(counter, "in_handling")
    who = {"by": counter.clerk, "at": at(RECEIVED)}
    said = {"outcome": "r3_1_open", "text": "现予以公开。", "joint": [second]}
    desk.do("draft_answer", first, **said, **who)
    desk.do("submit_answer", first, **who)
    desk.do("approve_answer", first, **{**who, "by": counter.head})
    with pytest.raises(NotAllowed, match="合并答复"):
        make_answer(counter, case=second)
    letter = make_answer(counter, case=first)
    assert f"与申请{second.number}合并答复" in letter.body
    sent(issued(letter, counter), counter)
    second.refresh_from_db()
    assert (second.state, second.answered_on) == ("answered", RECEIVED)
