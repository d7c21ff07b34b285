"""The admin speaks Chinese: our few words over Django's, and no English left on its pages."""

import gettext
import re
from html import unescape
from pathlib import Path

import pytest
from django.contrib import admin

from disclosures.channels.models import Channel
from disclosures.handover.models import Receiver
from disclosures.publishing.models import ReviewPolicy
from disclosures.register.models import RegisterEntry
from tests.making import NOW, make_document, make_report, signed_in
from tests.portal.corrections.making import make_error_report

FOLDER = Path(__file__).resolve().parents[2] / "locale/zh_Hans/LC_MESSAGES"
ENGLISH = re.compile(r"\b[A-Z][a-z]+ [a-z]+ [a-z]+|\b(?:Error|Add|Change|Select|Can|Seen)\b")
MODELS = [
    *("auth/user", "auth/group", "disclosures/document", "disclosures/organisation"),
    *("disclosures/section", "disclosures/theme", "disclosures/workingyear"),
    *("disclosures/catalogueitem", "disclosures/registerentry", "disclosures/wordingrule"),
    *("disclosures/reviewpolicy", "disclosures/channel", "disclosures/receiver"),
    *("portal/annualreport", "portal/errorreport"),
]


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_the_compiled_words_are_those_of_the_source(domain):
    source = (FOLDER / f"{domain}.po").read_text("utf-8")
    written = {
        key.replace('\\"', '"'): word.replace('\\"', '"')
        for key, word in re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', source, re.M)
    }
    with (FOLDER / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert written
    assert {key: compiled.gettext(key) for key in written} == written


def visible(html):
    html = re.sub(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->", " ", html)
    html = re.sub(r'(?s)<div class="form-row hidden.*?</div>', " ", html)
    return unescape(re.sub(r"<[^>]*>", "\n", html))


@pytest.mark.parametrize("model", MODELS)
def test_no_page_of_the_admin_says_anything_in_english(root, office, model):
    make_document(office)
    make_report(office.organisation, n1="文字")
    body = office.organisation
    ReviewPolicy.objects.create(organisation=body, levels=2)
    RegisterEntry.objects.create(organisation=body, title="通知", made_on=NOW.date())
    Channel.objects.create(organisation=body, name="章原日报", kind="newspaper")
    Receiver.objects.create(name="章原市档案馆", kind="archive")
    make_error_report()
    browser = signed_in(root)
    pages = ["/admin/", f"/admin/{model}/", f"/admin/{model}/add/"]
    listed = browser.get(f"/admin/{model}/").content.decode()
    found = re.search(rf'href="(/admin/{model}/\d+/change/)', listed)
    if model == "portal/errorreport":  # comes from the public alone
        pages.pop()
    answers = [browser.get(address) for address in [*pages, found[1]]]
    answers += [browser.post(address, {}) for address in pages if address.endswith("/add/")]
    for answer in answers:
        assert answer.status_code == 200
        assert ENGLISH.findall(visible(answer.content.decode())) == []


SPOKEN = re.compile(r'(?:alt|title|placeholder|aria-label)="([^"]*)"')


@pytest.mark.parametrize("model", list(admin.site._registry), ids=lambda model: model._meta.label)
def test_every_list_and_its_signs_are_in_chinese(root, office, model):
    """The columns, filters, signs and buttons of every list there is, and of its form."""
    address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
    for page in (address, f"{address}add/"):
        answer = signed_in(root).get(page)
        if answer.status_code == 403:  # opened from elsewhere, or never added by hand
            continue
        text = answer.content.decode()
        assert ENGLISH.findall(visible(text)) == []
        assert re.findall(r'<div class="text">\s*<[^>]+>\s*([A-Z][a-z]+)', text) == []
        spoken = [unescape(words) for words in SPOKEN.findall(text)]
        assert [words for words in spoken if re.search("[A-Za-z]", words) and words.isascii()] == []


def test_lists_and_filters_are_headed_plainly(office):
    text = signed_in(office.editor).get("/admin/disclosures/document/").content.decode()
    assert "来修改" not in text and "<h1>文件与信息</h1>" in text
    assert re.search(r"按\s*状态", text) and "以 状态" not in text


def test_what_was_done_is_said_plainly(root, bureau):
    browser = signed_in(root)
    given = {"name": "章原市图书馆", "kind": "library", "is_active": "on", "order": "1"}
    page = browser.post("/admin/disclosures/receiver/add/", given, follow=True).content.decode()
    assert "已增加移送接收单位“" in page and "成功" not in page
    left = browser.post("/admin/logout/").content.decode()
    assert "您已退出登录。" in left and "美好时光" not in left


def test_a_wrong_password_is_told_in_one_plain_sentence(citizen, bureau):
    page = citizen.post("/admin/login/", {"username": "x", "password": "y"}).content.decode()
    assert "用户名或者密码不正确，请重新输入，注意大小写。" in page
    assert "用户名：</label>" in page
