"""The public form: what is registered, what is kept on errors, how often, and what nobody sees."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from disclosures.inquiries.actions import register
from disclosures.inquiries.models import Inquiry
from disclosures.publishing.history import history_of
from disclosures.publishing.models import NumberSeries
from tests.making import NOW, signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/inquiries/new/"
SENT = {
    "subject": "公交卡异地使用",
    "question": "本市的公交卡能在外地使用吗",
    "name": "示例一",
    "contact": "sample@example.org",
    "consents": "on",
    "key": "5b0b8d53-3b2a-4b52-9c9a-0c8f5f7b1a11",
}
KEY = SENT["key"]


def asked(**more):
    given = {"subject": "主题", "question": "内容", "name": "", "contact": "", "consents": True}
    return register(**{**given, "key": KEY, "is_complaint_art47": False, "at": NOW, **more})


def test_what_is_sent_is_a_draft_of_the_host_and_nowhere_in_public(citizen, bureau):
    page = citizen.post(ADDRESS, SENT, follow=True)
    item = Inquiry.objects.get()
    assert item.registration in page.content.decode() and "7个工作日" in page.content.decode()
    assert (item.state, item.organisation, item.channel) == ("draft", bureau, "website")
    assert item.question_original == "公交卡异地使用\n本市的公交卡能在外地使用吗"
    assert (item.asker_name, item.asker_contact, item.consent) == (
        *("示例一", "sample@example.org"),
        "yes",
    )
    assert (item.question, item.body) == ("", "")
    assert [entry.label for entry in history_of(item)] == ["网上登记"]
    for url in ("/inquiries/", "/search/?q=公交卡异地", "/inquiries/export.csv", "/"):
        answer = citizen.get(url)
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
        for word in ("异地使用吗", "示例一", "sample@example.org", item.registration):
            assert word.encode() not in text, url
    assert citizen.get(f"/inquiries/{item.pk}/").status_code == 404


def test_numbers_have_no_gaps_and_begin_anew_with_the_year(bureau):
    keys = ["a", "b"]
    assert [asked(key=key).registration for key in keys] == ["ZX2018-00001", "ZX2018-00002"]
    midnight = datetime(2018, 12, 31, 16, 0, tzinfo=UTC)  # the new year has begun in Shanghai
    assert asked(key="c", at=midnight).registration == "ZX2019-00001"


def test_a_form_that_is_sent_twice_is_registered_once(citizen, bureau):
    first = citizen.post(ADDRESS, SENT, follow=True)
    second = citizen.post(ADDRESS, SENT, follow=True)
    item = Inquiry.objects.get()
    for page in (first, second):
        assert item.registration in page.content.decode()
    assert NumberSeries.objects.get(name__startswith="inquiry:").last == 1


def test_everything_typed_is_kept_when_something_is_missing(citizen, bureau):
    page = citizen.post(ADDRESS, {**SENT, "question": " ", "is_complaint_art47": "on"})
    text = page.content.decode()
    assert page.status_code == 200 and not Inquiry.objects.exists()
    assert "提交的内容有问题" in text and "请填写内容" in text
    for word in ("公交卡异地使用", "示例一", "sample@example.org", KEY):
        assert f'value="{word}"' in text
    assert text.count(" checked") == 2
    mended = citizen.post(ADDRESS, {**SENT, "question": "x" * 3001})
    assert "内容最多3000字" in mended.content.decode()


def test_each_sheet_of_the_form_has_a_key_of_its_own_and_a_lost_one_does_no_harm(citizen, bureau):
    keys = {citizen.get(ADDRESS).context["form"]["key"].value() for _ in range(2)}
    assert len(keys) == 2
    for key in ("", ""):
        citizen.post(ADDRESS, {**SENT, "key": key})
    assert Inquiry.objects.count() == 2


def test_without_consent_it_is_marked_so_and_a_complaint_goes_the_same_way(citizen, bureau):
    sent = {**SENT, "is_complaint_art47": "on"}
    sent.pop("consents")
    citizen.post(ADDRESS, sent)
    item = Inquiry.objects.get()
    assert (item.consent, item.is_complaint_art47) == ("no", True)


def test_nobody_reads_a_number_off_an_address_that_he_made_up(citizen, bureau):
    for receipt in ("x", "ZX2018-00001", "IlpYMjAxOC0wMDAwMSI:1abc:xyz"):
        assert citizen.get(f"/inquiries/received/{receipt}/").status_code == 404


def test_a_forged_form_is_refused(bureau):
    assert Client(enforce_csrf_checks=True).post(ADDRESS, SENT).status_code == 403
    assert not Inquiry.objects.exists()


def test_who_sends_too_often_is_asked_to_wait_and_readers_are_not(citizen, bureau, settings):
    settings.LIMITS = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "form": "2/60"}
    for key in ("", ""):
        assert citizen.post(ADDRESS, {**SENT, "key": key}).status_code == 302
    assert citizen.post(ADDRESS, SENT).status_code == 429
    assert citizen.get(ADDRESS).status_code == 200
    assert Inquiry.objects.count() == 2


def test_pages_about_one_person_are_not_cached(citizen, bureau):
    assert "no-store" in citizen.get(ADDRESS)["Cache-Control"]
    assert "no-store" in citizen.post(ADDRESS, SENT, follow=True)["Cache-Control"]


def test_the_office_finds_it_by_its_number_and_reads_what_was_written(office):
    item = asked(question="原来的文字")
    clerk = signed_in(office.editor)
    assert (
        item.title
        in clerk.get("/admin/disclosures/inquiry/", {"q": item.registration}).content.decode()
    )
    form = clerk.get(f"/admin/disclosures/inquiry/{item.pk}/change/").content.decode()
    assert "原来的文字" in form and item.registration in form
