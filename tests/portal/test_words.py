"""The admin speaks Chinese: our few words over Django's, and no English left on its pages."""

import gettext
import re
from html import unescape
from pathlib import Path

import pytest

from disclosures.channels.models import Channel
from disclosures.handover.models import Receiver
from disclosures.publishing.models import ReviewPolicy
from disclosures.register.models import RegisterEntry
from tests.making import NOW, make_document, make_report, signed_in

FOLDER = Path(__file__).resolve().parents[2] / "locale/zh_Hans/LC_MESSAGES"
ENGLISH = re.compile(r"\b[A-Z][a-z]+ [a-z]+ [a-z]+|\b(?:Error|Add|Change|Select|Can|Seen)\b")
MODELS = [
    *("auth/user", "auth/group", "disclosures/document", "disclosures/organisation"),
    *("disclosures/section", "disclosures/theme", "disclosures/workingyear"),
    *("disclosures/catalogueitem", "disclosures/registerentry", "disclosures/wordingrule"),
    *("disclosures/reviewpolicy", "disclosures/channel", "disclosures/receiver"),
    *("portal/annualreport",),
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
    browser = signed_in(root)
    pages = ["/admin/", f"/admin/{model}/", f"/admin/{model}/add/"]
    listed = browser.get(f"/admin/{model}/").content.decode()
    found = re.search(rf'href="(/admin/{model}/\d+/change/)', listed)
    answers = [browser.get(address) for address in [*pages, found[1]]]
    answers += [browser.post(pages[2], {})]
    for answer in answers:
        assert answer.status_code == 200
        assert ENGLISH.findall(visible(answer.content.decode())) == []


def test_lists_and_filters_are_headed_plainly(office):
    text = signed_in(office.editor).get("/admin/disclosures/document/").content.decode()
    assert "来修改" not in text and "<h1>文件与信息</h1>" in text
    assert re.search(r"按\s*状态", text) and "以 状态" not in text
