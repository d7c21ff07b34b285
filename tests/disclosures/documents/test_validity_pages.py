"""Validity as it is read: on both pages, in the lists, and in the forms and lists of staff."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from disclosures.documents.actions import change_validity, change_validity_due
from disclosures.documents.forms import DocumentForm, ValidityForm
from disclosures.documents.models import Document
from tests.making import LATER, NOW, do, drafting_form, make_document, make_version, signed_in

TODAY = NOW.date()
DAY = timedelta(days=1)
PAPER = {
    "kind": "normative",
    "issuing_organ": "章原市交通运输局",
    "document_number": "章交发〔2018〕9号",
    "made_on": date(2018, 5, 1),
    "effective_on": date(2018, 5, 10),
    "validity": "in_force",
}
NUMBER = "章交发〔2018〕{}号"
NAMES = {"old": "旧办法", "decision": "清理决定", "new": "新办法"}


@pytest.fixture
def papers(office):
    """An old document, a decision and a new document, each public."""
    return {
        name: make_document(
            office, "published", **{**PAPER, "title": title, "document_number": NUMBER.format(n)}
        )
        for n, (name, title) in enumerate(NAMES.items(), 1)
    }


@pytest.fixture
def repealed(office, papers):
    """The old document, repealed by the decision and replaced by the new one."""
    papers["old"] = change_validity(
        papers["old"],
        **{"by": office.publisher, "at": NOW, "validity": "repealed", "on": TODAY},
        **{"decided_by": papers["decision"], "successor": papers["new"]},
    )
    return papers


def page_of(browser, document):
    response = browser.get(document.get_absolute_url())
    assert response.status_code == 200
    return unescape(response.content.decode())


def text_of(page):
    return "".join(strip_tags(page).split())


def link(document):
    return f'<a href="{document.get_absolute_url()}">{document.title}</a>'


# --- the pages of all three ---------------------------------------------------------------------
def test_a_repealed_page_says_above_its_title_when_by_what_and_what_replaces_it(citizen, repealed):
    page = page_of(citizen, repealed["old"])
    head = page[page.index('<article class="sheet">') : page.index("<h1>")]
    for shown in ("<strong>本文件已废止</strong>", "2018年6月1日", link(repealed["decision"])):
        assert shown in head
    assert "章交发〔2018〕2号" in head and link(repealed["new"]) in head
    assert '<h1><span class="title-mark">【已废止】</span>旧办法</h1>' in page
    assert "<title>【已废止】旧办法 - " in page
    assert '<meta name="ArticleTitle" content="旧办法">' in page


def test_the_decision_and_the_new_document_say_what_they_did(citizen, repealed):
    decision = page_of(citizen, repealed["decision"])
    assert "本文件废止了：" in decision and link(repealed["old"]) in decision
    assert "本文件替代：" not in decision
    new = page_of(citizen, repealed["new"])
    assert "本文件替代：" in new and link(repealed["old"]) in new
    assert "本文件废止了：" not in new


@pytest.mark.parametrize(
    ("validity", "says", "did"),
    [("amended", "修改", "本文件修改了："), ("lapsed", "失效", "本文件宣布失效：")],
)
def test_amended_and_lapsed_pages_say_so_too(citizen, office, papers, validity, says, did):
    change_validity(
        papers["old"],
        **{"by": office.publisher, "at": NOW, "validity": validity, "on": TODAY},
        decided_by=papers["decision"],
    )
    page = page_of(citizen, papers["old"])
    assert f"<title>【已{says}】旧办法" in page and f"<strong>本文件已{says}</strong>" in page
    assert f"{says}日期" in page and f"{says}依据" in page
    assert did in page_of(citizen, papers["decision"])


def test_a_page_in_force_has_no_mark_and_no_notice(citizen, papers):
    page = page_of(citizen, papers["old"])
    assert "<title>旧办法 - " in page and "<h1>旧办法</h1>" in page
    assert "standing" not in page and "对其他文件的影响" not in page


def test_what_is_not_yet_in_force_says_from_when(citizen, office):
    fields = {**PAPER, "effective_on": TODAY + DAY, "validity": "not_yet_in_force"}
    page = page_of(citizen, make_document(office, "published", title="新规", **fields))
    assert "<title>【尚未施行】新规" in page
    assert "本文件尚未施行，自2018年6月2日起施行" in text_of(page)


def test_what_lapsed_by_itself_names_its_last_day(citizen, office):
    document = make_document(office, "published", title="暂行", **PAPER, valid_until=TODAY)
    change_validity_due(at=LATER)
    text = text_of(page_of(citizen, document))
    assert "本文件已失效" in text and "失效日期2018年6月2日" in text
    assert "有效期至2018年6月1日" in text


# --- only what is public is ever named ----------------------------------------------------------
def withdraw(document, office):
    do(document, "withdraw", by=office.publisher)


@pytest.mark.parametrize("name", ["decision", "new"])
def test_a_decision_or_successor_that_is_not_public_is_not_named(citizen, office, repealed, name):
    withdraw(repealed[name], office)
    hidden = repealed[name]
    for address in (repealed["old"].get_absolute_url(), "/disclosures/", "/search/?q=旧办法"):
        page = unescape(citizen.get(address).content.decode())
        assert hidden.title not in page and hidden.document_number not in page
        assert hidden.get_absolute_url() not in page


def test_a_repealed_document_that_is_not_public_is_not_named_by_its_repealer(
    citizen, office, repealed
):
    withdraw(repealed["old"], office)
    for name in ("decision", "new"):
        page = page_of(citizen, repealed[name])
        assert "旧办法" not in page and "对其他文件的影响" not in page


# --- lists --------------------------------------------------------------------------------------
def test_the_lists_mark_what_is_dead_before_its_title(citizen, repealed):
    for address in ("/disclosures/", "/search/?q=办法", "/"):
        text = text_of(citizen.get(address).content.decode())
        assert "已废止旧办法" in text and "已废止新办法" not in text


def titles(browser, query):
    return {document.title for document in browser.get(f"/disclosures/{query}").context["page_obj"]}


def test_the_list_of_what_has_ended_says_when_and_by_what(citizen, office, repealed):
    make_document(office, "published", title="暂行", **{**PAPER, "validity": "lapsed"})
    response = citizen.get("/disclosures/?validity=ended")
    assert {document.title for document in response.context["page_obj"]} == {"旧办法", "暂行"}
    page = response.content.decode()
    assert "<h1>失效、废止文件目录</h1>" in page and "<title>失效、废止文件目录" in page
    assert "废止日期2018-06-01" in text_of(page)
    assert "废止依据章交发〔2018〕2号" in text_of(page)


def test_the_list_of_normative_documents_in_force_holds_the_amended_and_nothing_else(
    citizen, office, repealed
):
    make_document(office, "published", title="改过", **{**PAPER, "validity": "amended"})
    make_document(office, "published", title="公告", **{**PAPER, "kind": "notice"})
    response = citizen.get("/disclosures/?kind=normative&validity=current")
    found = {document.title for document in response.context["page_obj"]}
    assert found == {"清理决定", "新办法", "改过"}
    assert "<h1>现行有效规范性文件</h1>" in response.content.decode()
    assert titles(citizen, "?validity=in_force&kind=normative") == {"清理决定", "新办法"}


def test_every_list_leads_to_the_two_that_have_names(citizen, office):
    page = unescape(citizen.get("/disclosures/?kind=news").content.decode())
    assert 'href="?validity=ended"' in page
    assert 'href="?kind=normative&validity=current"' in page


# --- drafting -----------------------------------------------------------------------------------
def drafted(organisation, **fields):
    section_only = {k: v for k, v in drafting_form(organisation).items() if "-" not in k}
    return {**section_only, "kind": "normative", **fields}


@pytest.mark.parametrize(
    ("effective_on", "valid_until", "validity"),
    [("2018-01-01", "", "in_force"), ("2999-01-01", "", "not_yet_in_force")]
    + [("2018-01-01", "2018-12-31", "lapsed"), ("", "", "")],
)
def test_validity_follows_from_the_dates_when_the_kind_needs_it(
    bureau, effective_on, valid_until, validity
):
    form = DocumentForm(drafted(bureau, effective_on=effective_on, valid_until=valid_until))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["validity"] == validity


def test_a_validity_that_was_chosen_stays(bureau):
    form = DocumentForm(drafted(bureau, effective_on="2018-01-01", validity="amended"))
    assert form.is_valid() and form.cleaned_data["validity"] == "amended"


def test_the_end_is_not_before_the_beginning(bureau):
    form = DocumentForm(drafted(bureau, effective_on="2018-05-01", valid_until="2018-04-30"))
    assert "早于施行日期" in str(form.errors["valid_until"])


def test_a_version_shows_the_validity_of_its_record_and_leaves_it(office, repealed):
    version = make_version(office, repealed["old"])
    form = DocumentForm(
        drafted(office.organisation, validity="in_force", valid_until="2030-01-01"),
        instance=version,
    )
    assert form["validity"].value() == "repealed"
    assert form.fields["validity"].disabled and form.fields["valid_until"].disabled
    form.full_clean()
    assert form.cleaned_data["validity"] == "repealed"
    assert form.cleaned_data["valid_until"] is None


# --- the admin ----------------------------------------------------------------------------------
def address_of(document, page="validity"):
    return f"/admin/disclosures/document/{document.pk}/{page}/"


ANSWERS = {"validity": "repealed", "on": "2018-06-01", "decided_by": "章交发[2018]第2号"}


def test_the_publisher_repeals_on_the_page_behind_the_button(office, papers):
    browser = signed_in(office.publisher)
    form = browser.get(address_of(papers["old"], "change")).content.decode()
    assert f'href="{address_of(papers["old"])}"' in form and "变更有效性" in form
    answer = browser.post(
        address_of(papers["old"]), {**ANSWERS, "successor": papers["new"].index_number}
    )
    assert answer.url == address_of(papers["old"], "change")
    old = Document.objects.get(pk=papers["old"].pk)
    assert (old.validity_decided_by, old.successor) == (papers["decision"], papers["new"])
    shown = text_of(browser.get(answer.url).content.decode())
    assert "现行有效→已废止" in shown


@pytest.mark.parametrize("person", ["editor", "reviewer"])
def test_who_may_not_gets_neither_button_nor_page(office, papers, person):
    browser = signed_in(getattr(office, person))
    form = browser.get(address_of(papers["old"], "change")).content.decode()
    assert address_of(papers["old"]) not in form
    answer = browser.post(address_of(papers["old"]), ANSWERS)
    assert answer.url == address_of(papers["old"], "change")
    assert Document.objects.get(pk=papers["old"].pk).validity == "in_force"


def test_another_body_does_not_find_the_page(neighbours, papers):
    browser = signed_in(neighbours.publisher)
    assert browser.post(address_of(papers["old"]), ANSWERS).status_code == 404


def test_a_refusal_is_read_and_what_was_typed_is_kept(office, papers):
    browser = signed_in(office.publisher)
    answer = browser.post(address_of(papers["old"]), {**ANSWERS, "decided_by": "", "note": ""})
    page = answer.content.decode()
    assert "废止由决定作出" in page and 'value="2018-06-01"' in page


def test_what_somebody_did_meanwhile_is_seen_first(office, papers):
    browser = signed_in(office.publisher)
    seen = browser.get(address_of(papers["old"])).context["seen"]
    do(papers["old"], "withdraw", by=office.publisher)
    answer = browser.post(address_of(papers["old"]), {**ANSWERS, "seen": seen}, follow=True)
    assert "有了变化" in answer.content.decode()
    assert Document.objects.get(pk=papers["old"].pk).validity == "in_force"


@pytest.mark.parametrize("way", ["number", "index", "title", "address"])
def test_a_document_is_found_by_whatever_names_it(papers, way):
    decision = papers["decision"]
    typed = {
        "number": "章交发﹝2018﹞ 02 号",
        "index": decision.index_number,
        "title": decision.title,
        "address": f"https://example.cn/disclosures/{decision.pk}/",
    }[way]
    form = ValidityForm({**ANSWERS, "decided_by": typed}, document=papers["old"])
    assert form.is_valid(), form.errors
    assert form.cleaned_data["decided_by"] == decision


def test_several_documents_of_one_number_are_named(office, papers):
    twin = make_document(
        office, "published", **{**PAPER, "title": "同号", "document_number": NUMBER.format(2)}
    )
    form = ValidityForm(ANSWERS, document=papers["old"])
    for document in (twin, papers["decision"]):
        assert document.index_number in form.errors["decided_by"][0]


def test_what_is_not_public_is_not_found_but_what_was_chosen_before_is_kept(office, repealed):
    withdraw(repealed["decision"], office)
    assert "没有找到" in str(ValidityForm(ANSWERS, document=repealed["new"]).errors["decided_by"])
    assert ValidityForm(ANSWERS, document=Document.objects.get(title="旧办法")).is_valid()


def test_staff_are_warned_before_a_document_lapses(office, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    ends = {"昨天": -1, "今天": 0, "六十天": 60, "以后": 61}
    for title, days in ends.items():
        fields = {**PAPER, "title": title, "valid_until": TODAY + days * DAY}
        make_document(office, "published", **fields)
    make_document(office, "draft", **PAPER, valid_until=TODAY)
    make_document(office, "published", **{**PAPER, "validity": "repealed", "valid_until": TODAY})
    browser = signed_in(office.publisher)
    listed = browser.get("/admin/disclosures/document/?lapsing=soon").context["cl"].result_list
    assert {document.title for document in listed} == {"今天", "六十天"}
    form = browser.get(address_of(Document.objects.get(title="六十天"), "change"))
    assert "有效期至2018-07-31，还有60天" in form.content.decode()


def test_staff_list_what_has_ended(office, repealed):
    make_version(office, repealed["old"], validity="repealed")
    browser = signed_in(office.publisher)
    listed = browser.get("/admin/disclosures/document/?lapsing=ended").context["cl"].result_list
    assert list(listed) == [repealed["old"]]
