"""The clerk's desk: forms, buttons and lists do what the actions do, and refuse as they do."""

import pytest

from disclosures.documents.models import Document
from disclosures.publishing.history import history_of
from disclosures.publishing.states import TRANSITIONS, State
from tests.making import (
    NOW,
    answers,
    drafting_form,
    make_document,
    make_ready,
    make_user,
    sample,
    signed_in,
    target,
    upload,
)

LIST = "/admin/disclosures/document/"
ADD = f"{LIST}add/"
STAFF = ["editor", "reviewer", "publisher", "stranger", "administrator", "root"]


def page(item):
    return f"{LIST}{item.pk}/change/"


def button(item, verb):
    return f"{LIST}{item.pk}/do/{verb}/"


def said(verb):
    more = {"reviewed": "标题和正文"} if verb == "review_secrecy" else {}
    more |= {"remark": "误建"} if verb == "discard" else {}
    return {
        **answers(verb),
        **more,
        **({"publish_at": "2099-01-01 09:00"} if verb == "schedule" else {}),
    }


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


# --- drafting -----------------------------------------------------------------------------------
def test_a_draft_with_a_file_is_saved_with_its_history(office):
    form = drafting_form(
        office.organisation,
        body="<p onclick=x>文<script>x</script></p>",
        files=[{"file": upload("现场.png", sample("png")), "alt_text": "现场", "order": 1}],
    )
    response = signed_in(office.editor).post(ADD, form)
    assert response.status_code == 302, response.context["errors"]
    document = Document.objects.get()
    assert (document.state, document.created_by) == ("draft", office.editor)
    assert document.body == "<p>文</p>"
    assert [file.name for file in document.attachments] == ["现场.png"]
    assert [line.verb for line in history_of(document)] == ["save_draft", "attach"]


def test_a_change_is_recorded_by_the_names_of_its_fields(office):
    document = make_document(office, title="旧题")
    form = drafting_form(office.organisation, title="新题", body="请各单位遵照执行。")
    assert signed_in(office.editor).post(page(document), form).status_code == 302
    assert Document.objects.get().title == "新题"
    assert history_of(document).last().changes == {"fields": ["标题"]}


@pytest.mark.parametrize(
    ("name", "content", "alt_text", "sentence"),
    [
        ("通知.pdf", b"MZ", "", "扩展名与内容不符"),
        ("通知.exe", b"MZ", "", "不接受"),
        ("通知.pdf", b"", "", "空"),
        ("图.png", sample("png"), "", "图片说明"),
    ],
)
def test_a_bad_file_is_refused_in_words_and_the_rest_is_kept(
    office, name, content, alt_text, sentence
):
    row = {"file": upload(name, content), "alt_text": alt_text, "order": 0}
    form = drafting_form(office.organisation, title="打了很久的字", files=[row])
    text = text_of(signed_in(office.editor).post(ADD, form))
    assert sentence in text
    assert "打了很久的字" in text
    assert not Document.objects.exists()


def test_the_banner_forbids_secrets(office):
    assert "严禁录入国家秘密、工作秘密" in text_of(signed_in(office.editor).get(ADD))


@pytest.mark.parametrize("state", State.values)
def test_content_is_a_form_before_review_only(office, state):
    document = make_document(office, state)
    browser = signed_in(office.editor)
    before, editable = document.title, 'name="title"' in text_of(browser.get(page(document)))
    assert editable == (state in ("draft", "returned"))
    form = drafting_form(office.organisation, title="偷换的标题")
    assert browser.post(page(document), form).status_code == (302 if editable else 403)
    document = Document.with_versions.get(pk=document.pk)
    assert document.title == ("偷换的标题" if editable else before)


def test_a_draft_for_a_body_that_is_not_ones_own_is_refused_in_words(office, sibling):
    text = text_of(signed_in(office.editor).post(ADD, drafting_form(sibling)))
    assert "errorlist" in text
    assert not Document.objects.exists()


@pytest.mark.parametrize("person", ["reviewer", "publisher", "administrator"])
def test_only_drafters_draft(office, request, person):
    browser = signed_in(request.getfixturevalue(person))
    assert browser.post(ADD, drafting_form(office.organisation)).status_code == 403


# --- buttons ------------------------------------------------------------------------------------
@pytest.mark.parametrize("verb", TRANSITIONS)
def test_a_button_does_the_verb_under_the_name_of_who_pressed_it(office, verb):
    document = make_ready(office, verb)
    state = document.state
    person = office.person_for(verb)
    browser = signed_in(person)
    assert button(document, verb) in text_of(browser.get(page(document)))
    assert TRANSITIONS[verb].label in text_of(browser.get(button(document, verb)))
    document.refresh_from_db()
    assert document.state in TRANSITIONS[verb].sources  # asking changes nothing
    assert browser.post(button(document, verb), said(verb)).status_code == 302
    moved = Document.with_versions.latest("pk")  # the new version after revise, else the document
    assert moved.state == target(verb, state)
    assert (history_of(document).last().verb, history_of(document).last().by) == (verb, person)


@pytest.mark.parametrize("person", STAFF)
@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "published"])
def test_whoever_has_no_button_is_refused_on_its_address_too(office, request, person, state):
    document = make_document(office, state)
    browser = signed_in(request.getfixturevalue(person))
    opened = browser.get(page(document))
    shown = opened.content.decode() if opened.status_code == 200 else ""
    lines = history_of(document).count()
    for verb in TRANSITIONS:
        if button(document, verb) not in shown:
            assert browser.post(button(document, verb), said(verb)).status_code in (302, 403, 404)
    document.refresh_from_db()
    assert (document.state, history_of(document).count()) == (state, lines)


def test_the_refusal_on_the_button_is_the_sentence_of_the_action(office):
    document = make_document(office, kind="normative")
    text = text_of(signed_in(office.editor).post(button(document, "submit"), {"remark": "请审"}))
    assert "规范性文件还缺：" in text
    assert "请审" in text


@pytest.mark.parametrize(
    ("verb", "bad"),
    [
        ("return_for_changes", {"remark": ""}),
        ("review_secrecy", {"conclusion": "may_publish", "ground": "依据"}),
        ("review_secrecy", {"reviewed": "标题和正文", "conclusion": "may_publish", "ground": ""}),
        ("review_secrecy", {"reviewed": "标题和正文", "conclusion": "x", "ground": "依据"}),
        ("approve", {"remark": "同意"}),
        ("schedule", {"publish_at": "2018-02-30"}),
        ("schedule", {"publish_at": "2001-01-01 00:00"}),
        ("withdraw", {"reason": ""}),
        ("withdraw", {"reason": "由" * 301}),
    ],
)
def test_a_bad_answer_is_refused_in_words_and_nothing_happens(office, verb, bad):
    state = sorted(TRANSITIONS[verb].sources)[0]
    document = make_document(office, state)
    text = text_of(signed_in(office.person_for(verb)).post(button(document, verb), bad))
    assert "errornote" in text
    document.refresh_from_db()
    assert document.state == state


def test_a_verb_that_does_not_exist_is_refused(office):
    document = make_document(office)
    for verb in ("delete", "save_draft", "publish_imported", "_move"):
        assert signed_in(office.editor).post(button(document, verb)).status_code in (403, 404)


# --- lists --------------------------------------------------------------------------------------
def listed(person):
    response = signed_in(person).get(LIST)
    return {item.title for item in response.context["cl"].result_list}


def test_the_list_shows_the_records_of_the_own_subtree(office, unit, neighbours, root):
    make_document(office, title="本局")
    make_document(office, title="公路处", organisation=unit)
    make_document(neighbours, title="水利局")
    assert listed(office.reviewer) == {"本局", "公路处"}
    assert listed(neighbours.editor) == {"水利局"}
    assert listed(root) == {"本局", "公路处", "水利局"}
    assert listed(make_user("clerk", role="初审人（科室负责人）", organisation=unit)) == {"公路处"}


@pytest.mark.parametrize("person", ["administrator", "stranger"])
def test_who_does_not_handle_the_record_does_not_see_it(office, request, person):
    document = make_document(office, title="本局的草稿")
    browser = signed_in(request.getfixturevalue(person))
    for address in (LIST, page(document), f"{LIST}?q=草稿", button(document, "submit")):
        assert "本局的草稿" not in browser.get(address, follow=True).content.decode()


def test_the_public_is_sent_to_the_door(citizen, office):
    document = make_document(office)
    for address in (LIST, ADD, page(document), button(document, "publish")):
        for method in (citizen.get, citizen.post):
            assert method(address)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("person", STAFF)
def test_nobody_deletes(office, request, person):
    document = make_document(office)
    browser = signed_in(request.getfixturevalue(person))
    answer = browser.post(f"{LIST}{document.pk}/delete/", {"post": "yes"})
    assert answer.status_code in (302, 403, 404)
    browser.post(LIST, {"action": "delete_selected", "_selected_action": document.pk, "post": "y"})
    assert Document.objects.filter(pk=document.pk).exists()


def test_the_list_dates_a_publication_by_the_day_in_shanghai(office):
    make_document(office, "published", at=NOW.replace(hour=0, minute=30))
    text = text_of(signed_in(office.editor).get(LIST))
    assert "2018-05-31" not in text
    assert "5月31日" not in text
