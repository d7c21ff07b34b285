"""What the form of a record shows besides its fields: no dead link, no path, a word of help."""

import re

import pytest

from tests.making import (
    EDITOR,
    LATER,
    do,
    drafting_form,
    make_document,
    make_user,
    sample,
    signed_in,
    upload,
)

LIST = "/admin/disclosures/document/"
NOWHERE = "您的账号还没有设置所在单位，请联系系统管理员"


def page(item):
    return f"{LIST}{item.pk}/change/"


def read(browser, address):
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("person", ["editor", "reviewer", "publisher"])
@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "published"])
def test_every_link_of_the_form_of_a_record_leads_somewhere(office, request, person, state):
    document = make_document(office, state, files=["通知.txt", "图.png"])
    browser = signed_in(request.getfixturevalue(person))
    text = read(browser, page(document))
    links = {url for url in re.findall(r'href="([^"#]+)"', text) if "/static/" not in url}
    assert any("/file/" in url for url in links)
    for url in links:
        address = url if url.startswith(("/", "?")) else f"{page(document)}{url}"
        assert browser.get(address).status_code in (200, 302), url


@pytest.mark.parametrize("person", ["editor", "reviewer"])
def test_a_stored_file_is_shown_by_its_name_and_never_by_its_path(office, request, person):
    document = make_document(office, files=["通知.txt"])
    text = read(signed_in(request.getfixturevalue(person)), page(document))
    assert "通知.txt" in text
    assert document.attachments.get().file.name not in text
    assert "在站点上查看" not in text


def test_a_file_that_is_there_stays_when_the_record_is_saved(office):
    document = make_document(office, files=["通知.txt"])
    file = document.attachments.get()
    form = drafting_form(
        office.organisation,
        files=[
            {"id": file.pk, "file": upload("别的.txt", sample("txt")), "order": 5},
            {"file": upload("新的.txt", sample("txt")), "order": 6},
        ],
    )
    form["disclosures-attachment-content_type-object_id-INITIAL_FORMS"] = 1
    response = signed_in(office.editor).post(page(document), form)
    assert response.status_code == 302, response.context["errors"]
    kept = [(f.name, f.order) for f in document.attachments.order_by("order")]
    assert kept == [("通知.txt", 5), ("新的.txt", 6)]
    assert document.attachments.get(pk=file.pk).sha256 == file.sha256


def test_a_reader_sees_body_column_and_people_as_text(office):
    office.editor.first_name = "王小明"
    office.editor.save()
    document = make_document(office, "submitted")
    text = read(signed_in(office.reviewer), page(document))
    for shown in ("王小明", str(document.section), office.organisation.name):
        assert shown in text
    for place in ("/auth/user/", "/disclosures/section/", "/disclosures/organisation/"):
        assert f'href="/admin{place}' not in text


def test_whoever_has_no_posting_is_told_what_to_do(office):
    lost = signed_in(make_user("lost", role=EDITOR))
    for address in (LIST, f"{LIST}add/"):
        assert NOWHERE in read(lost, address)
        assert NOWHERE not in read(signed_in(office.editor), address)


def test_the_address_of_djangos_own_history_leads_to_the_form_that_has_ours(office):
    document = make_document(office)
    answer = signed_in(office.editor).get(f"{LIST}{document.pk}/history/", follow=True)
    assert answer.redirect_chain == [(page(document), 302)]
    assert "新建草稿" in answer.content.decode()


def test_personal_data_in_summary_and_keywords_is_pointed_out_with_its_place(office):
    document = make_document(office, summary="联系人手机13812345678", keywords="13987654321")
    text = read(signed_in(office.reviewer), page(document))
    assert text.count("可能有个人信息") == 2
    assert "内容概述" in text and "关键词" in text
    assert "13812345678" not in text.split("<form")[0]


def test_a_record_that_was_returned_twice_shows_the_latest_opinion_above_its_form(office):
    document = make_document(office, "returned")
    document = do(document, "submit", by=office.editor, at=LATER)
    do(document, "return_for_changes", by=office.reviewer, at=LATER, remark="附件不完整")
    text = read(signed_in(office.editor), page(document))
    assert "<strong>退回意见：附件不完整</strong>" in text


def test_who_comes_second_keeps_his_words_and_reads_those_of_the_other(office, root):
    document = make_document(office, title="原来的题名", summary="原来的概述")
    document.refresh_from_db()
    mine, theirs = signed_in(office.editor), signed_in(root)
    seen = str(document.changed_at)
    first = drafting_form(office.organisation, title="别人的题名", seen=seen)
    assert theirs.post(page(document), first).status_code == 302
    second = drafting_form(office.organisation, title="我的题名", summary="我的概述", seen=seen)
    answer = mine.post(page(document), second)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "已由他人修改并保存" in text
    assert "别人的题名" in text and 'value="我的题名"' in text
    conflicts = answer.context["adminform"].form.conflicts
    assert ("标题", "别人的题名", "我的题名") in conflicts
    # Having read both, the second press is meant.
    again = {**second, "seen": answer.context["adminform"].form["seen"].value()}
    assert mine.post(page(document), again).status_code == 302
    document.refresh_from_db()
    assert document.title == "我的题名"


def test_the_filter_of_a_relation_says_in_a_word_that_nobody_chose_one(office):
    make_document(office)
    document = make_document(office)
    type(document).objects.filter(pk=document.pk).update(section=None)
    text = read(signed_in(office.editor), LIST)
    assert ">未填写</a>" in text
    assert ">-</a>" not in text
