"""A form that is sent after the time-out: nothing that was typed is lost."""

import html
import re

import pytest
from django.test import Client

from disclosures.documents.models import Document
from portal.doors.actions import draw_codes
from portal.doors.models import StaffSession
from tests.making import drafting_form, upload
from tests.portal.doors.conftest import PASSWORD

pytestmark = pytest.mark.promise(
    "a form that comes after the time-out is kept until its sender has signed in"
)

ADD = "/admin/disclosures/document/add/"
BODY = "<p>第一段：“公路”&amp;“桥梁” &lt;b&gt;</p>\r\n<p>第二段</p>"
FIELD = re.compile(r'<textarea name="([^"]*)" hidden>\r?\n(.*?)</textarea>', re.S)


@pytest.fixture
def late(clock, enter, browser, office):
    """Sends the drafting form when the session has timed out."""

    def send(**fields):
        enter()
        clock(31)
        return browser.post(ADD, drafting_form(office.organisation, body=BODY, **fields))

    return send


def fields_of(page):
    found = [(name, html.unescape(value)) for name, value in FIELD.findall(page.content.decode())]
    form = {}
    for name, value in found:
        form.setdefault(name, []).append(value)
    return form


def signed(page, person, password=PASSWORD, **more):
    """The carried fields with name and password beside them, as the browser sends them."""
    return {
        **fields_of(page),
        "again-username": person.username,
        "again-password": password,
        **{f"again-{name}": value for name, value in more.items()},
    }


def test_the_page_says_that_nothing_is_lost_and_carries_every_field(late, office):
    page = late()
    assert "您填写的内容没有丢失" in page.content.decode()
    sent = drafting_form(office.organisation, body=BODY)
    assert fields_of(page) == {name: [str(value)] for name, value in sent.items()}
    assert not Document.objects.exists()


def test_with_the_password_the_form_is_sent_on_and_saved(late, browser, person):
    page = late()
    assert browser.post(ADD, signed(page, person)).status_code == 302
    document = Document.objects.get()
    assert document.created_by == person
    assert "第二段" in document.body
    assert browser.get("/admin/").status_code == 200


def test_the_name_is_filled_in(late, person):
    assert f'value="{person.username}"' in late().content.decode()


def test_a_wrong_password_loses_nothing_either(late, browser, person):
    page = late()
    second = browser.post(ADD, signed(page, person, "wrong"))
    assert "errornote" in second.content.decode()
    assert fields_of(second) == fields_of(page)
    assert "wrong" not in second.content.decode()
    assert browser.post(ADD, signed(second, person)).status_code == 302


def test_nor_does_a_lock_out(late, browser, person):
    page = late()
    for _ in range(5):
        page = browser.post(ADD, signed(page, person, "wrong"))
    assert page.status_code == 429
    assert "已被锁定" in page.content.decode()
    assert fields_of(page)["title"] == ["关于公路养护的通知"]


def test_the_second_factor_is_asked_for_as_well(clock, enter, browser, office, device, person):
    codes = draw_codes(person)
    enter()
    browser.post("/admin/second-factor/", {"code": codes[0]})
    clock(31)
    page = browser.post(ADD, drafting_form(office.organisation))
    refused = browser.post(ADD, signed(page, person))
    assert "动态口令不正确" in refused.content.decode()
    assert not StaffSession.objects.exists()
    assert browser.post(ADD, signed(page, person, code=codes[1])).status_code == 302
    assert browser.get("/admin/").status_code == 200


def test_where_it_is_required_and_not_set_up_the_password_does_not_do(
    late, browser, person, settings
):
    page = late()
    settings.REQUIRE_SECOND_FACTOR = True
    answer = browser.post(ADD, signed(page, person))
    assert "还没有设置二次验证" in answer.content.decode()
    assert not Document.objects.exists()


def test_a_form_of_a_session_that_was_ended_is_kept_too(enter, browser, office, person):
    enter()
    StaffSession.objects.all().delete()
    page = browser.post(ADD, drafting_form(office.organisation))
    assert browser.post(ADD, signed(page, person)).status_code == 302
    assert Document.objects.get().created_by == person


def test_files_are_to_be_chosen_again_and_the_page_says_which(late):
    page = late(files=[{"file": upload("通知.pdf", b"%PDF-1.7"), "order": 0}])
    assert "请重新选择：通知.pdf" in page.content.decode()


def test_passwords_are_not_carried_on(clock, enter, browser):
    enter()
    clock(31)
    form = {"old_password": "x-secret-x", "new_password1": "y-secret-y", "note": "kept"}
    page = browser.post("/admin/password_change/", form)
    assert fields_of(page) == {"note": ["kept"]}
    assert "secret" not in page.content.decode()


def test_the_rights_are_those_of_who_signs_in(late, browser, office):
    page = late()
    office.publisher.set_password(PASSWORD)
    office.publisher.save()
    assert browser.post(ADD, signed(page, office.publisher)).status_code == 403
    assert not Document.objects.exists()


def test_a_stranger_is_sent_to_the_door_as_ever(citizen, office):
    answer = citizen.post(ADD, drafting_form(office.organisation))
    assert answer["Location"].startswith("/admin/login/")


def test_a_forged_form_is_refused_before_anything_else(clock, enter, person, office):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    clock(31)
    forged = {**drafting_form(office.organisation), "again-password": PASSWORD}
    forged["again-username"] = person.username
    assert browser.post(ADD, forged).status_code == 403
    assert not Document.objects.exists()
