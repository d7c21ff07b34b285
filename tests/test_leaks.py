"""The leak walk: every public address answers as if records that are not public did not exist.

Every address pattern outside the admin must have its example addresses in surfaces.ADDRESSES; a
new surface that does not join makes the first test fail.
"""

import io
import re
import zipfile
from urllib.parse import quote

import pytest
from django.utils import timezone

from disclosures.attachments.actions import detach
from tests.making import (
    NOW,
    do,
    make_attachment,
    make_document,
    make_version,
    review,
    signed_in,
)
from tests.surfaces import ADDRESSES, CONTROL, HIDDEN, World, cell_pages, public_patterns

pytestmark = pytest.mark.promise(
    "what is not public shows on no public surface", public_patterns=len(ADDRESSES)
)

PASSING = ("Expires", "X-Request-ID")  # other with every answer
# Drawn anew for every sheet of a form.
DRAWN = re.compile(r'(<input type="hidden" name="(?:csrfmiddlewaretoken|key)" value=")[^"]*')
NUMBER = re.compile(r"\d+")
GONE = ("withdrawn", "withdrawn_silently", "display_ended")
OWN_ADDRESS = ("document-page", "attachment")  # of a record: answered by 404 or the notice
ECHOING = ("search", "feed-search", "document-list")  # repeat what was asked


def test_every_public_address_takes_part_in_the_walk():
    assert {name for name, _ in public_patterns()} == set(ADDRESSES)


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    """Pages print when they were counted; here that is always the same instant."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def control(unit, office):
    return full_of(CONTROL, office, "published")


@pytest.fixture
def hide(office, unit):
    """Makes the hidden records, in a year, column, kind and body where nothing else is."""

    def make():
        place = {"section": "a20-9", "organisation": unit, "at": NOW.replace(year=2016)}
        masks = {"masked": "on_request", "withheld": "withheld"}
        return {
            name: full_of(word, office, name, **place)
            if name not in masks
            else make_document(
                office,
                "approved",
                title=f"{word}的题名",
                body="",
                disclosure_attribute=masks[name],
                attribute_ground=word,
                **place,
            )
            for name, word in HIDDEN.items()
        }

    return make


def full_of(word, office, state, **place):
    """A normative document with the word in everything that staff can fill in, and two files."""
    return make_document(
        office,
        state,
        title=f"{word}的题名",
        body=f"<p>{word}的正文</p>",
        kind="normative",
        summary=f"{word}概述",
        keywords=word,
        issuing_organ=f"{word}机关",
        document_number=f"{word}〔2018〕1号",
        made_on=NOW.date(),
        effective_on=NOW.date(),
        validity="in_force",
        source_name=word,
        source_id=word,
        files=[f"{word}.pdf", f"{word}.png"],
        said={
            "return_for_changes": {"remark": f"{word}退回"},
            "review_secrecy": {"ground": f"{word}依据", "remark": word},
            "approve": {"remark": word},
            "withdraw_silently": {"note": f"{word}内情"},
            "discard": {"remark": word},
            "withdraw": {"reason": "内容有误", "note": f"{word}内情"},
        },
        **place,
    )


def answer(browser, url):
    """Status, headers (but for those that pass) and all that is in the answer."""
    response = browser.get(url)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    passing = PASSING
    if content.startswith(b"PK"):  # a workbook carries the moment when it was written
        passing = (*PASSING, "Content-Length")
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            members = [name for name in book.namelist() if not name.startswith("docProps/")]
            content = b"".join(book.read(name) for name in members)
    headers = sorted((name, value) for name, value in response.items() if name not in passing)
    return response.status_code, headers, DRAWN.sub(r"\1", content.decode("utf-8", "replace"))


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name not in OWN_ADDRESS])
def test_a_surface_answers_as_if_nothing_were_hidden(citizen, control, hide, name):
    urls = ADDRESSES[name](World(control, {}))
    before = {url: answer(citizen, url) for url in urls}
    hide()
    for url in urls:
        assert answer(citizen, url) == before[url], url


def test_a_cell_that_counts_every_act_differs_in_its_numbers_alone(citizen, control, hide):
    """The law asks what was done, shown or not; titles, links and rows stay away all the same."""

    def words(url):
        status, headers, text = answer(citizen, url)
        head, mark, rows = text.partition('id="records-heading"')
        return status, NUMBER.sub("", rows if mark else text)

    urls = cell_pages(World(control, {}))
    before = {url: words(url) for url in urls}
    hide()
    for url in urls:
        assert words(url) == before[url], url
        text = "".join(map(str, answer(citizen, url)))
        assert not [word for word in HIDDEN.values() if word in text], url


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name not in ECHOING])
def test_no_secret_word_is_in_any_answer(citizen, control, hide, name):
    world = World(control, hide())
    for url in ADDRESSES[name](world):
        text = "".join(map(str, answer(citizen, url)))
        for state, word in HIDDEN.items():
            assert word not in text, (state, url)
            assert quote(word) not in text, (state, url)


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("person", ["citizen", "staff"])
def test_the_own_addresses_answer_by_the_notice_or_not_at_all(
    citizen, office, control, hide, state, person
):
    browser = citizen if person == "citizen" else signed_in(office.reviewer)
    document = hide()[state]
    expected = 410 if state in GONE else 404
    urls = [document.get_absolute_url(), *(f.get_absolute_url() for f in document.attachments)]
    for url in urls:
        assert answer(browser, url)[0] == expected
        assert browser.head(url).status_code == expected
    for file in document.attachments:
        known = {"If-None-Match": f'"{file.sha256}"'}
        assert browser.get(file.get_absolute_url(), headers=known).status_code == expected
        assert browser.get(f"/media/{file.file.name}").status_code == 404


def test_the_notice_names_number_body_date_and_reason_and_is_not_kept(citizen, control, hide):
    document = hide()["withdrawn"]
    status, headers, text = answer(citizen, document.get_absolute_url())
    assert status == 410
    for shown in (document.index_number, "2016年6月1日", "内容有误"):
        assert shown in text
    # In whose name it was disclosed: a unit discloses in the name of its bureau.
    assert "<dt>公开主体</dt><dd>章原市交通运输局</dd>" in text and "公路管理处" not in text
    assert "no-cache" in dict(headers)["Cache-Control"]


def test_the_notice_after_an_emergency_says_nothing_at_all(citizen, control, hide):
    document = hide()["withdrawn_silently"]
    status, headers, text = answer(citizen, document.get_absolute_url())
    assert status == 410
    organ = document.organisation.name
    for kept_back in (document.index_number, "紧急", "撤下", "2016年6月1日", organ):
        assert kept_back not in text
    assert "no-cache" in dict(headers)["Cache-Control"]


def test_the_notice_after_a_display_names_number_and_body_alone(citizen, control, hide):
    document = hide()["display_ended"]
    status, _, text = answer(citizen, document.get_absolute_url())
    assert status == 410
    assert "公示期满" in text and document.index_number in text


OLD, NEW = "黻黼黹", "龖龗龘"  # words of the version before and of the one after the public one


@pytest.fixture
def versions(office, unit, control):
    """A public record with an old version and a new one that waits for review."""
    words = ("title", "body", "summary", "keywords", "issuing_organ", "document_number")
    place = {"section": "a20-9", "organisation": unit, "at": NOW.replace(year=2016)}
    old = full_of(OLD, office, "published", **place)
    clean = {field: f"平常{n}" for n, field in enumerate(words)}
    draft = make_version(office, old, source_name="平常", **clean)
    for file in draft.attachments:
        detach(file, by=office.editor, at=NOW)
    make_attachment(draft, "平常.pdf", by=office.editor)
    record = do(review(office, draft), "publish", by=office.publisher)
    draft = make_version(office, record, change_note=NEW, **dict.fromkeys(words, NEW))
    make_attachment(draft, f"{NEW}.pdf", by=office.editor)
    do(draft, "submit", by=office.editor)
    return record


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name not in ECHOING])
def test_no_word_of_another_version_is_in_any_answer(citizen, control, versions, name):
    world = World(control, {version.pk: version for version in versions.versions.all()})
    for url in ADDRESSES[name](world):
        text = "".join(map(str, answer(citizen, url)))
        for word in (OLD, NEW):
            assert word not in text and quote(word) not in text, url


@pytest.mark.parametrize("word", [OLD, NEW])
def test_no_word_of_another_version_finds_anything(citizen, versions, word):
    for query in (word, word[:2], f'"{word}"', f"{word}〔2018〕1号"):
        found = citizen.get("/api/v1/search", {"q": query}).json()
        assert (found["total"], found["relaxed_total"], found["results"]) == (0, 0, [])
        assert citizen.get("/disclosures/", {"q": query}).context["total"] == 0


def test_the_addresses_of_other_versions_do_not_answer(citizen, versions):
    for version in versions.versions.all():
        assert answer(citizen, version.get_absolute_url())[0] == 404
        for file in version.attachments:
            old = version.state == "archived"
            assert answer(citizen, file.get_absolute_url())[0] == (410 if old else 404)


SHOWN = {
    "home": 1,
    "search": 1,
    "api-search": 1,
    "document-list": 1,
    "document-page": 1,
    "attachment": 0,
    "report-figure": 2,
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_public_is_there(citizen, control, name):
    """The walk would prove nothing if the surfaces showed nothing at all."""
    title, quoted = f"{CONTROL}的题名", quote(CONTROL)
    texts = ["".join(map(str, answer(citizen, url))) for url in ADDRESSES[name](World(control, {}))]
    if name == "search":  # marks stand inside the title
        texts = [text.replace("<mark>", "").replace("</mark>", "") for text in texts]
    if name == "attachment":
        assert all(quoted in text and text.startswith("200") for text in texts)
    else:
        assert sum(title in text for text in texts) >= SHOWN[name]


def test_a_file_is_as_hidden_as_its_record_even_when_the_name_in_the_address_differs(
    citizen, control, office
):
    document = make_document(office, "draft")
    file = make_attachment(document, by=office.editor)
    for name in (file.name, "x", "通知.pdf%0d%0a"):
        assert citizen.get(f"/attachments/{file.key}/{name}").status_code == 404
