"""The pages of letters: drafted, issued, sealed and sent on the desk, fetched by the applicant."""

import hashlib

import pytest
from django.urls import reverse

from disclosures.publishing.history import history_of
from requests_app.letters import actions
from requests_app.letters.kinds import FileRole, LetterKind, SheetKind
from requests_app.letters.models import Letter
from requests_app.reference import CLERK
from tests.making import make_user, signed_in
from tests.requests_app.letters.making import (
    file,
    issued,
    make_answer,
    own,
    sealed,
    sent,
)
from tests.requests_app.making import do, make_case, make_online


@pytest.fixture(autouse=True)
def quick_files(monkeypatch):
    monkeypatch.setattr(actions, "prepare", lambda item, upload: own(upload))


def desk(name, *args):
    return reverse(f"admin:requests_app_letter_{name}", args=args)


def page(response):
    return response.content.decode()


def test_the_letters_of_a_case_are_drafted_and_issued_on_the_desk(counter):
    case = make_case(counter, "awaiting_seal")
    browser = signed_in(counter.clerk)
    assert "请先登记告知补正" in page(browser.get(desk("of", case.pk)))
    browser.post(desk("of", case.pk), {"kind": "answer"})
    letter = Letter.objects.get()
    first = page(browser.get(desk("change", letter.pk)))
    assert "编号制发" in first
    assert "登记发出" not in first
    assert "答复已经提交审核" in first  # the text that was agreed to
    browser.post(desk("do", letter.pk, "issue"), {"on": "2024-06-03"})
    browser.post(desk("do", letter.pk, "seal"), {"upload": file()})
    said = {"way": "post", "on": "2024-06-03", "proof_number": ""}
    assert "请填写邮件号" in page(browser.post(desk("do", letter.pk, "send"), said))
    browser.post(desk("do", letter.pk, "send"), {**said, "proof_number": "EMS7"})
    case.refresh_from_db()
    assert case.state == "answered"
    assert "EMS7" in page(browser.get(desk("change", letter.pk)))


def test_a_draft_is_edited_and_a_refusal_keeps_what_was_typed(counter):
    case = make_case(counter, "awaiting_supplement")
    browser = signed_in(counter.clerk)
    browser.post(desk("of", case.pk), {"kind": "supplement_notice"})
    letter = Letter.objects.get()
    said = {"title": "补正告知书", "addressee": "欧阳某某", "body": "请补正【事项】。"}
    browser.post(desk("change", letter.pk), said)
    assert Letter.objects.get().body == "请补正【事项】。"
    assert "【事项】" in page(browser.get(desk("do", letter.pk, "issue")))


PAGES = ["change", "print"]


def test_every_page_of_a_letter_opens_for_its_clerk_and_for_nobody_else(counter, editor, stranger):
    letter = issued(make_answer(counter), counter)
    kept = sealed(letter, counter)
    case = letter.application
    addresses = [
        *(desk(name, letter.pk) for name in PAGES),
        *(desk("do", letter.pk, verb) for verb in ("seal", "send", "confirm", "issue")),
        *(desk("sheet", case.pk, kind) for kind in (SheetKind.APPROVAL, "application_form")),
        desk("letter_sheet", letter.pk, SheetKind.DELIVERY_PROOF),
        desk("as", letter.pk, "docx"),
        desk("of", case.pk),
        desk("case_file", case.pk),
        desk("file", kept.key),
        desk("changelist"),
    ]
    for user, status in ((counter.clerk, 200), (counter.head, 200), (editor, 403), (stranger, 403)):
        browser = signed_in(user)
        assert {browser.get(address).status_code for address in addresses} == {status}, user


def test_sheets_tell_the_case_and_mask_the_identity_number(counter):
    case = make_case(counter, "awaiting_seal")
    browser = signed_in(counter.clerk)
    form = page(browser.get(desk("sheet", case.pk, SheetKind.APPLICATION_FORM)))
    assert "欧阳某某" in form
    assert "110101199003071233" not in form
    sheet = page(browser.get(desk("sheet", case.pk, SheetKind.APPROVAL)))
    assert "经办" in sheet  # who drafted
    assert "负责" in sheet  # who agreed


def test_the_number_of_queries_of_the_list_does_not_grow(counter, django_assert_max_num_queries):
    for _ in range(4):
        issued(make_answer(counter), counter)
    browser = signed_in(counter.clerk)
    browser.get(desk("changelist"))
    with django_assert_max_num_queries(16):
        browser.get(desk("changelist"))


# --- the applicant
def make_sealed(counter):
    """An answer under seal for somebody who applied on the internet, and his code."""
    case, code = make_online()
    for verb in ("draft_answer", "submit_answer", "approve_answer"):
        case = do(case, verb, counter)
    letter = issued(make_answer(counter, case=case), counter)
    sealed(letter, counter, name="第一次扫描.pdf")
    sealed(letter, counter)
    sealed(letter, counter, role=FileRole.SUPPLIED, name="资金使用情况.pdf")
    return letter, code


def make_sent(counter):
    letter, code = make_sealed(counter)
    letter = sent(letter, counter, way="online")
    sealed(letter, counter, role=FileRole.PROOF, name="交寄凭证.pdf")
    return letter, code


def test_before_it_was_sent_there_is_nothing_to_fetch(counter, citizen):
    letter, code = make_sealed(counter)
    who = {"number": letter.application.number, "code": code, "file": letter.files.last().key}
    response = citizen.post(reverse("requests-letters"), who)
    assert "现在没有可以下载的文书" in page(response)


def test_a_clerk_of_another_body_finds_neither_case_nor_letter(counter, sibling):
    letter = issued(make_answer(counter), counter)
    kept = sealed(letter, counter)
    browser = signed_in(make_user("clerk-of-slj", role=CLERK, organisation=sibling))
    addresses = [
        desk("change", letter.pk),
        desk("as", letter.pk, "docx"),
        desk("of", letter.application_id),
        desk("case_file", letter.application_id),
        desk("file", kept.key),
    ]
    assert {browser.get(address).status_code for address in addresses} == {404}
    assert letter.number not in page(browser.get(desk("changelist")))


def test_the_applicant_fetches_what_was_sent_under_seal_and_it_is_proof(counter, citizen):
    letter, code = make_sent(counter)
    who = {"number": letter.application.number, "code": code}
    listed = page(citizen.post(reverse("requests-letters"), who))
    assert "盖章.pdf" in listed
    assert "资金使用情况.pdf" in listed
    assert "第一次扫描" not in listed
    assert "交寄凭证" not in listed
    scan = letter.sealed()
    response = citizen.post(reverse("requests-letters"), {**who, "file": scan.key})
    content = b"".join(response.streaming_content)
    assert hashlib.sha256(content).hexdigest() == scan.sha256
    assert "no-store" in response["Cache-Control"]
    letter.refresh_from_db()
    assert letter.downloaded_at is not None
    told = history_of(letter.application).get(verb="download_letter")
    assert told.actor == "申请人"


def test_nothing_is_given_without_the_code_or_before_it_was_sent(counter, citizen):
    letter, code = make_sent(counter)
    number = letter.application.number
    wrong = citizen.post(
        reverse("requests-letters"),
        {"number": number, "code": "ABCDEFGHJKMN", "file": letter.sealed().key},
    )
    assert "不正确" in page(wrong)
    assert "盖章.pdf" not in page(wrong)
    other = issued(make_answer(counter), counter)
    kept = sealed(other, counter)
    response = citizen.post(
        reverse("requests-letters"), {"number": number, "code": code, "file": kept.key}
    )
    assert not response.streaming
    other.refresh_from_db()
    assert other.downloaded_at is None


def test_letters_to_others_are_not_the_applicants_to_fetch(counter, citizen):
    case, code = make_online()
    case = do(case, "consult", counter)
    letter = actions.draft_letter(
        case,
        LetterKind.THIRD_PARTY,
        consultation=case.consultations.get(),
        by=counter.clerk,
        at=case.created_at,
    )
    body = letter.body.replace("【涉及的内容】", "合同")
    text = {"title": letter.title, "addressee": letter.addressee, "body": body}
    actions.edit_letter(letter, **text, by=counter.clerk, at=case.created_at)
    letter = issued(letter, counter)
    sealed(letter, counter)
    sent(letter, counter)
    listed = citizen.post(reverse("requests-letters"), {"number": case.number, "code": code})
    assert "现在没有可以下载的文书" in page(listed)
    assert "某某公司" not in page(listed)
