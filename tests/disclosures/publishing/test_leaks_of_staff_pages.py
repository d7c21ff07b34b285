"""The staff pages of a record answer its own staff alone: not the public, nor another body's."""

import io
import uuid
import zipfile
from html import unescape
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from disclosures.channels.models import Channel, Dissemination
from disclosures.documents.models import Document
from disclosures.publishing.states import TRANSITIONS, State
from tests.making import NOW, do, make_document, make_user, make_version, signed_in

pytestmark = pytest.mark.promise("the pages of a draft answer its own staff alone")

SECRET = "黻黼黹"  # stands in everything that staff can fill in, and nowhere else
LIST = "/admin/disclosures/document/"
EXPORTS = [f"{LIST}exchange/export.{ending}" for ending in ("csv", "xlsx")]
DESK = admin.site._registry[Document]
REVISION = "revision"  # a new version on its way, beside the states of a record


@pytest.fixture
def browsers(stranger, administrator, section):
    """Everybody who has nothing to do with a record of the bureau."""
    clerk = make_user("section-clerk", organisation=section)
    clerk.groups.set(stranger.groups.all())
    people = {
        "stranger": stranger,
        "administrator": administrator,
        "clerk_of_a_section": clerk,
    }
    return {"citizen": Client(), **{name: signed_in(user) for name, user in people.items()}}


def make_record(office, state):
    """A record in the state with the secret in every field, and two files."""
    record = make_document(
        office,
        "published" if state == REVISION else state,
        title=f"{SECRET}的题名",
        body=f"<p>{SECRET}的正文</p>",
        kind="normative",
        summary=f"{SECRET}概述",
        issuing_organ=f"{SECRET}机关",
        document_number=f"{SECRET}〔2018〕1号",
        made_on=NOW.date(),
        effective_on=NOW.date(),
        validity="in_force",
        files=[f"{SECRET}.pdf", f"{SECRET}.png"],
        said={"withdraw": {"reason": SECRET, "note": SECRET}, "discard": {"remark": SECRET}},
    )
    if state != REVISION:
        return record
    draft = make_version(office, record, change_kind="major", change_note=f"{SECRET}的说明")
    return do(draft, "submit", by=office.editor)


def addresses_of(record):
    """Every address that the admin has for one record, by name; new ones join by themselves."""
    carried = carried_by_a_newspaper(record)
    examples = {
        "verb": list(TRANSITIONS),
        "file": [str(file.key) for file in record.attachments],
        "channel_remove": [carried.pk],
    }
    for pattern in DESK.get_urls():
        route = str(pattern.pattern)
        if not pattern.name or not route.startswith(("<int:pk>", "<path:object_id>")):
            continue
        name = pattern.name.removeprefix("disclosures_document_")
        rest = examples.get(name)
        for argument in [[record.pk, value] for value in rest] if rest else [[record.pk]]:
            yield reverse(f"admin:{pattern.name}", args=argument)


def carried_by_a_newspaper(record):
    body = record.organisation
    paper = Channel.objects.create(name=f"{SECRET}报", kind="newspaper", organisation=body)
    owner = record.revision_of or record
    return Dissemination.objects.create(owner=owner, channel=paper, carried_on=NOW.date())


def refuses(browser, method, address):
    """No, in whatever words, or the way to a page that is walked as well; nothing of the record."""
    response = getattr(browser, method)(address)
    assert response.status_code in (302, 403, 404, 405), (address, response.status_code)
    if response.status_code == 302:
        login, form = f"/admin/login/?next={quote(address)}", address.replace("history", "change")
        assert response["Location"] in ("/admin/", login, form), address
    says_nothing(response, address)


def says_nothing(response, address):
    text = "".join(map(str, response.items())) + response.content.decode()
    assert SECRET not in text and quote(SECRET) not in text, address


@pytest.mark.parametrize("state", [*State.values, REVISION])
def test_no_page_of_a_record_answers_whoever_has_nothing_to_do_with_it(office, browsers, state):
    record = make_record(office, state)
    addresses = list(addresses_of(record))
    before = type(record).with_versions.get(pk=record.pk)
    for browser in browsers.values():
        for address in addresses:
            refuses(browser, "get", address)
            if "/do/" in address:
                refuses(browser, "post", address)
        says_nothing(browser.get("/admin/"), "/admin/")  # what the refusals left to be shown
    after = type(record).with_versions.get(pk=record.pk)
    assert (after.state, after.title) == (before.state, before.title)


def words_of(response):
    """All that is to be read in the answer, that of a workbook too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return unescape("".join(book.read(name).decode() for name in book.namelist()))


@pytest.mark.parametrize("state", [*State.values, REVISION])
def test_no_list_or_export_of_others_has_a_line_of_it(office, browsers, state):
    make_record(office, state)
    expected = {"citizen": 302, "administrator": 403}
    for name, browser in browsers.items():
        for address in [LIST, *EXPORTS]:
            for query in ("", f"?q={SECRET[:2]}", f"?state__exact={state}"):
                response = browser.get(address + query)
                if state != REVISION or "state" not in query:
                    assert response.status_code == expected.get(name, 200), (name, address)
                assert SECRET not in words_of(response), (name, address)


@pytest.mark.parametrize("state", [*State.values, REVISION])
def test_the_own_staff_read_them_all(office, state):
    """The walk would prove nothing if the pages answered nobody."""
    record = make_record(office, state)
    own = signed_in(office.reviewer)
    for page in ("preview", "versions", "sheet", "change"):
        assert SECRET in own.get(f"{LIST}{record.pk}/{page}/").content.decode()
    for file in record.attachments:
        assert own.get(f"{LIST}{record.pk}/file/{file.key}/").status_code == 200
    for export in EXPORTS:
        assert SECRET in words_of(own.get(f"{export}?state__exact={record.state}"))


def test_a_file_answers_under_its_own_record_alone(office, neighbours, browsers):
    """Staff of the other body have a record of their own: its address gives no other's file."""
    theirs, ours = make_document(neighbours), make_record(office, "draft")
    for file in ours.attachments:
        refuses(browsers["stranger"], "get", f"{LIST}{theirs.pk}/file/{file.key}/")
    refuses(browsers["stranger"], "get", f"{LIST}{theirs.pk}/file/{uuid.uuid4()}/")


def test_versions_of_another_record_are_not_compared(office, neighbours, browsers):
    """The numbers in the address choose among the versions of this record and of no other."""
    theirs, ours = make_document(neighbours, "published"), make_record(office, "archived")
    page = f"{LIST}{theirs.pk}/versions/?a={ours.version}&b={ours.pk}"
    response = browsers["stranger"].get(page)
    assert response.status_code == 200 and SECRET not in response.content.decode()
