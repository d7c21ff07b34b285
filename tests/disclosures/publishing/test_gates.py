"""What stops an item on its way: wrong words before submission, personal data before approval."""

import pytest

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.publishing.states import Attribute
from disclosures.wording.models import WordingRule
from tests.making import do, make_attachment, make_document, signed_in
from tests.specimens import specimen

IDENTITY = "11010519491231002X"


@pytest.fixture
def rules(db):
    WordingRule.objects.all().delete()
    WordingRule.objects.create(term="按装", level="forbidden", suggestion="安装")
    WordingRule.objects.create(term="国土资源部", level="confirm", suggestion="自然资源部")
    WordingRule.objects.create(term="座落", level="hint", suggestion="坐落")


def test_a_forbidden_word_stops_the_submission_with_its_place_and_suggestion(office, rules):
    document = make_document(office, body="<p>第一段</p><p>路灯按装完毕</p>")
    with pytest.raises(NotAllowed, match="正文第2行.*按装.*安装"):
        do(document, "submit", by=office.editor)


def test_a_doubtful_word_goes_on_when_it_is_confirmed_and_the_history_keeps_it(office, rules):
    document = make_document(office, title="转发国土资源部的通知")
    with pytest.raises(NotAllowed, match="确认"):
        do(document, "submit", by=office.editor)
    document = do(document, "submit", by=office.editor, words_confirmed=True)
    assert "国土资源部" in history_of(document).last().changes["confirmed"][0]


def test_a_hint_stops_nobody(office, rules):
    document = make_document(office, body="<p>座落于路口</p>")
    assert do(document, "submit", by=office.editor).state == "submitted"


def test_confirming_does_not_let_a_forbidden_word_through(office, rules):
    document = make_document(office, title="按装路灯")
    with pytest.raises(NotAllowed, match="禁用"):
        do(document, "submit", by=office.editor, words_confirmed=True)


def test_the_form_asks_for_the_confirmation_only_when_there_is_something_to_confirm(office, rules):
    doubtful = make_document(office, title="转发国土资源部的通知")
    plain = make_document(office)
    browser = signed_in(office.editor)
    for document, asked in ((doubtful, True), (plain, False)):
        address = f"/admin/disclosures/document/{document.pk}/do/submit/"
        assert ("words_confirmed" in browser.get(address).content.decode()) == asked


# --- personal data ------------------------------------------------------------------------------
@pytest.fixture
def with_identity(office):
    document = make_document(office, "submitted", body=f"<p>张某，身份证{IDENTITY}</p>")
    return do(document, "review_secrecy", by=office.secrecy_reviewer)


def test_personal_data_stop_the_approval_and_are_never_printed_whole(office, with_identity):
    with pytest.raises(NotAllowed, match="个人信息") as refusal:
        do(with_identity, "approve", by=office.reviewer)
    assert "正文" in str(refusal.value) and IDENTITY not in str(refusal.value)


def test_a_reviewer_may_keep_them_for_a_reason_that_is_kept(office, with_identity):
    reason = "依法应当公开的处罚决定"
    document = do(with_identity, "approve", by=office.reviewer, personal_data_ground=reason)
    assert (document.state, document.personal_data_ground) == ("approved", reason)
    assert history_of(document).last().changes["personal_data_ground"] == reason
    assert do(document, "publish", by=office.publisher).is_visible


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_empty_reason_is_none(office, with_identity, reason):
    with pytest.raises(NotAllowed, match="个人信息"):
        do(with_identity, "approve", by=office.reviewer, personal_data_ground=reason)


def test_the_reason_lapses_with_the_review(office, with_identity):
    document = do(with_identity, "approve", by=office.reviewer, personal_data_ground="依法公开")
    document = do(document, "return_for_changes", by=office.reviewer)
    assert document.personal_data_ground == ""


def test_what_is_not_disclosed_is_not_searched_for_personal_data(office):
    document = make_document(
        office,
        "submitted",
        title=f"身份证{IDENTITY}的申请",
        body="",
        disclosure_attribute=Attribute.ON_REQUEST,
    )
    document = do(document, "review_secrecy", by=office.secrecy_reviewer)
    assert do(document, "approve", by=office.reviewer).state == "approved"


def test_the_form_of_approval_asks_for_the_reason_only_where_there_are_personal_data(
    office, with_identity
):
    plain = make_document(office, "submitted")
    browser = signed_in(office.reviewer)
    for document, asked in ((with_identity, True), (plain, False)):
        address = f"/admin/disclosures/document/{document.pk}/do/approve/"
        assert ("personal_data_ground" in browser.get(address).content.decode()) == asked


def test_personal_data_and_wrong_words_are_found_inside_files_too(office, rules):
    document = make_document(office)
    file = specimen("docx", f"张某，身份证{IDENTITY}，路灯按装完毕")
    make_attachment(document, "名单.docx", by=office.editor, content=file)
    with pytest.raises(NotAllowed, match="附件“名单.docx”.*按装"):
        do(document, "submit", by=office.editor)
    WordingRule.objects.all().delete()
    document = do(document, "submit", by=office.editor)
    document = do(document, "review_secrecy", by=office.secrecy_reviewer)
    with pytest.raises(NotAllowed, match="附件“名单.docx”.*身份证"):
        do(document, "approve", by=office.reviewer)
