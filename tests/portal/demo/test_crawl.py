"""A walk over every page of the demonstration that links lead to: all answer, none tells of people.

What a record means to publish, an office telephone above all, is taken from the records.
"""

import re
from collections import deque
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

import pytest
from django.apps import apps
from django.db import models

from disclosures.privacy.finders import find_personal_data
from requests_app.identity import unseal
from requests_app.models import Applicant, Rectification

HOST = "http://testserver"
START = ("/", "/search/?q=养护")
# Narrowed lists, pages of lists and downloads: each kind of them is walked elsewhere.
LEFT_OUT = re.compile(r"^/static/|/export\.|\.xlsx|\.csv|/attachments/|^/admin/")
TELEPHONE = re.compile(r"(?<![\d-])(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9})(?![\d-])")
LONG_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
MEANT = ("phone", "fax", "telephone")  # fields that are there to be published


class Page(HTMLParser):
    """The links and the words of a page."""

    def __init__(self, html):
        super().__init__()
        self.links, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in ("a", "link") and (link := dict(attrs).get("href")):
            self.links.append(link)

    def handle_data(self, data):
        self.words.append(data)


def meant_to_be_read() -> set[str]:
    """Every telephone that some record's own field publishes, and the hotlines."""
    found = set()
    for model in apps.get_app_config("disclosures").get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField) and field.name.endswith(MEANT):
                found.update(model._default_manager.values_list(field.name, flat=True))
    return {number for value in found for number in TELEPHONE.findall(value or "")}


def within(address, link) -> str:
    """The local address that the link leads to, without narrowing; '' when it leads elsewhere."""
    parts = urlsplit(urldefrag(urljoin(HOST + address, link))[0])
    if f"{parts.scheme}://{parts.netloc}" != HOST or LEFT_OUT.search(parts.path):
        return ""
    is_page_of_list = re.fullmatch(r"page=\d+", parts.query)
    return parts.path + (f"?{parts.query}" if is_page_of_list else "")


@pytest.fixture(scope="module")
def walked(loaded, django_db_blocker):
    """Address → (status, words) of every page that can be reached from the first."""
    from django.test import Client

    browser, seen, waiting = Client(), {}, deque(START)
    with django_db_blocker.unblock():
        while waiting:
            address = waiting.popleft()
            if address in seen:
                continue
            answer = browser.get(address)
            is_page = answer.headers.get("Content-Type", "").startswith("text/html")
            page = Page(answer.content.decode()) if is_page else Page("")
            seen[address] = (answer.status_code, "\n".join(page.words))
            waiting.extend(filter(None, (within(address, link) for link in page.links)))
    return seen


def test_every_link_leads_somewhere(walked):
    dead = {a: status for a, (status, _) in walked.items() if status not in (200, 301, 302, 410)}
    assert dead == {}
    assert len(walked) > 1200


def test_every_room_is_reached(walked):
    for place in ("/interpretations/", "/guide/", "/topics/", "/disclosures/"):
        assert place in walked, place


def test_no_page_holds_a_number_of_a_person(walked, db):
    meant = meant_to_be_read()
    found = {}
    for address, (_, words) in walked.items():
        numbers = set(TELEPHONE.findall(words)) - meant
        numbers |= set(LONG_NUMBER.findall(words))
        sighted = [one for one in find_personal_data(words) if one.text not in meant]
        numbers |= {f"{one.label} {one.masked}" for one in sighted}
        if numbers:
            found[address] = sorted(numbers)
    assert found == {}


def told_by_applicants() -> list[str]:
    """Everything that applicants said of themselves, and their numbers."""
    found = set()
    for person in Applicant.objects.all():
        found |= {person.name, person.phone, person.email, person.address}
        found |= {unseal(person.identity_sealed), person.identity_hash}
    for person in Rectification.objects.all():
        found |= {person.name, person.phone, unseal(person.identity_sealed)}
    return sorted(found - {""})


@pytest.mark.promise(
    "the pages of the demonstration, its searches, exports and feeds hold no datum of an applicant"
)
def test_nothing_outside_the_desk_holds_a_datum_of_an_applicant(
    walked, demonstration, client, caplog, record_property
):
    told = told_by_applicants()
    assert len(told) > 4 * Applicant.objects.count() > 80  # all of them are like no other
    assert "/requests/" in walked and "/requests/new/" in walked
    answers = {address: words for address, (_, words) in walked.items()}
    beside = ["/disclosures/export.csv", "/inquiries/export.csv", "/sitemap.xml", "/feeds/"]
    beside += ["/reports/2018/figures.json", "/reports/2024/figures.json", "/requests/nothing/"]
    beside += [f"/search/?q={quote(each)}" for each in told[:: len(told) // 20]]
    beside += [f"/api/v1/search?q={quote(each)}" for each in told[:: len(told) // 20]]
    with caplog.at_level("DEBUG"):
        for address in beside:
            answer = client.get(address)
            is_streamed = answer.streaming
            body = b"".join(answer.streaming_content) if is_streamed else answer.content
            text = body.decode("utf-8", "replace")
            # What was asked for is repeated by the page that answers; nothing else may be.
            answers[address] = text.replace(unquote(address.partition("?q=")[2] or "\0"), "")
    held = {address: [e for e in told if e in text] for address, text in answers.items()}
    record_property("addresses", len(answers))
    assert {address: found for address, found in held.items() if found} == {}
    assert not [each for each in told if each in caplog.text]
